package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstancesTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                  | {}",
                "{\"type\":\"string\"}                               | \"simulated\"",
                "{\"type\":\"string\",\"maxLength\":3}               | \"sim\"",
                "{\"type\":\"string\",\"minLength\":12}              | \"simulatedsim\"",
                "{\"type\":\"string\",\"format\":\"date\"}           | \"2026-01-01\"",
                "{\"type\":\"integer\"}                              | 1",
                "{\"type\":\"integer\",\"minimum\":5}                | 5",
                "{\"type\":\"number\",\"exclusiveMinimum\":5}        | 6",
                "{\"type\":\"integer\",\"maximum\":0}                | 0",
                "{\"type\":[\"null\",\"string\"]}                    | null",
                "{\"type\":\"boolean\"}                              | true",
                "{\"const\":7}                                       | 7",
                "{\"enum\":[\"b\",\"a\"]}                            | \"b\"",
                "{\"anyOf\":[{\"type\":\"boolean\"},{}]}             | true",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | []",
                "{\"type\":\"array\",\"minItems\":2,\"items\":{\"type\":\"integer\"}} | [1,1]",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{}}} |"
                        + " {\"a\":1}",
                "{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"type\":\"integer\"}}} | 1",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#\"}},\"type\":\"object\"}"
                        + " | endless",
            })
    void a_schema_gets_its_smallest_instance(String schema, String instance) {
        JsonObject parsed = Json.parse(schema).asObject().orElse(JsonObject.EMPTY);
        String made = Json.text(Instances.of(parsed));
        if (instance.equals("endless")) {
            assertEquals("{\"a\":", made.substring(0, 5));
        } else {
            assertEquals(instance, made);
        }
    }
}
