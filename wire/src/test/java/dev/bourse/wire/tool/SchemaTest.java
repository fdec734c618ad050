package dev.bourse.wire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** The keywords of JSON Schema draft 7, each with what it allows and what it does not. */
class SchemaTest {
    private static final int STEPS = 50_000;

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    true                                          | 1                | true
                    false                                         | 1                | false
                    {}                                            | null             | true
                    {"type":"object"}                             | {}               | true
                    {"type":"object"}                             | []               | false
                    {"type":"array"}                              | []               | true
                    {"type":"string"}                             | "a"              | true
                    {"type":"string"}                             | 1                | false
                    {"type":"boolean"}                            | false            | true
                    {"type":"boolean"}                            | 0                | false
                    {"type":"null"}                               | null             | true
                    {"type":"number"}                             | 1.5              | true
                    {"type":"integer"}                            | 1.0              | true
                    {"type":"integer"}                            | 1e2              | true
                    {"type":"integer"}                            | 1.5              | false
                    {"type":["string","null"]}                    | null             | true
                    {"type":["string","null"]}                    | 1                | false
                    {"enum":["a",1]}                              | 1.0              | true
                    {"enum":["a",1]}                              | "b"              | false
                    {"const":{"a":1,"b":[2]}}                     | {"b":[2.0],"a":1}| true
                    {"const":{"a":1}}                             | {"a":1,"b":2}    | false
                    {"minimum":2}                                 | 2                | true
                    {"minimum":2}                                 | 1.9              | false
                    {"maximum":2}                                 | 2.1              | false
                    {"exclusiveMinimum":2}                        | 2                | false
                    {"exclusiveMaximum":2}                        | 2                | false
                    {"exclusiveMaximum":2}                        | 1                | true
                    {"minimum":2}                                 | "a"              | true
                    {"multipleOf":0.1}                            | 0.3              | true
                    {"multipleOf":0.1}                            | 0.35             | false
                    {"minLength":2}                               | "a"              | false
                    {"maxLength":1}                               | "\\uD83D\\uDE00" | true
                    {"maxLength":1}                               | "ab"             | false
                    {"pattern":"^a+$"}                            | "aaa"            | true
                    {"pattern":"^a+$"}                            | "ab"             | false
                    {"pattern":"b"}                               | "abc"            | true
                    {"format":"email"}                            | "nobody"         | true
                    {"items":{"type":"string"}}                   | ["a","b"]        | true
                    {"items":{"type":"string"}}                   | ["a",1]          | false
                    {"items":[{"type":"string"}]}                 | ["a",1]          | true
                    {"items":[{"type":"string"}]}                 | [1]              | false
                    {"items":[true],"additionalItems":false}      | [1,2]            | false
                    {"additionalItems":false}                     | [1,2]            | true
                    {"minItems":1}                                | []               | false
                    {"maxItems":1}                                | [1,2]            | false
                    {"uniqueItems":true}                          | [1,1.0]          | false
                    {"uniqueItems":true}                          | [[1],[2]]        | true
                    {"uniqueItems":false}                         | [1,1]            | true
                    {"contains":{"const":2}}                      | [1,2]            | true
                    {"contains":{"const":2}}                      | []               | false
                    {"required":["a"]}                            | {"a":null}       | true
                    {"required":["a"]}                            | {"b":1}          | false
                    {"properties":{"a":{"type":"string"}}}        | {"b":1}          | true
                    {"properties":{"a":{"type":"string"}}}        | {"a":1}          | false
                    {"properties":{"a":true},"additionalProperties":false} | {"a":1}      | true
                    {"properties":{"a":true},"additionalProperties":false} | {"a":1,"b":1}| false
                    {"patternProperties":{"^x":{"type":"string"}}}         | {"x1":1}     | false
                    {"patternProperties":{"^x":true},"additionalProperties":false} | {"x":1} | true
                    {"patternProperties":{"^x":true},"additionalProperties":false} | {"y":1} | false
                    {"additionalProperties":{"type":"string"}}    | {"a":1}          | false
                    {"propertyNames":{"maxLength":1}}             | {"ab":1}         | false
                    {"minProperties":1}                           | {}               | false
                    {"maxProperties":1}                           | {"a":1,"b":2}    | false
                    {"dependencies":{"a":["b"]}}                  | {"a":1}          | false
                    {"dependencies":{"a":["b"]}}                  | {"b":1}          | true
                    {"dependencies":{"a":{"required":["b"]}}}     | {"a":1}          | false
                    {"allOf":[{"minimum":1},{"maximum":3}]}       | 4                | false
                    {"anyOf":[{"minimum":5},{"maximum":3}]}       | 4                | false
                    {"anyOf":[{"minimum":5},{"maximum":3}]}       | 6                | true
                    {"oneOf":[{"minimum":1},{"minimum":3}]}       | 2                | true
                    {"oneOf":[{"minimum":1},{"minimum":3}]}       | 4                | false
                    {"not":{"type":"string"}}                     | "a"              | false
                    {"if":{"const":1},"then":false,"else":true}   | 1                | false
                    {"if":{"const":1},"then":false,"else":true}   | 2                | true
                    {"then":false}                                | 1                | true
                    {"$ref":"#/definitions/a~1b","definitions":{"a/b":{"type":"string"}}} | 1 | false
                    {"$ref":"#/$defs/a%20b","$defs":{"a b":{"type":"string"}}} | "x"      | true
                    {"$ref":"#/allOf/1","allOf":[true,{"type":"null"}]}    | 1            | false
                    {"$ref":"#/definitions/n","type":"string","definitions":{"n":true}} | 1   | true
                    {"properties":{"next":{"$ref":"#"}},"required":["v"]} | {"v":1,"next":{"v":2}} | true
                    {"properties":{"next":{"$ref":"#"}},"required":["v"]} | {"v":1,"next":{}} | false
                    {"$id":"http://x/","$ref":"#/definitions/n","definitions":{"n":false}} | 1 | false
                    {"properties":{"$id":{"$ref":"#/definitions/n"}},"definitions":{"n":false}} | {"$id":1} | false
                    {"items":{"$id":"a","properties":{"v":{"$ref":"#/definitions/n"}},"definitions":{"n":true}},"definitions":{"n":false}} | [{"v":1}] | true
                    """)
    void each_keyword_says_what_the_draft_says(String schema, String value, boolean allowed) {
        assertEquals(allowed, allows(schema, value));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    7
                    {"type":"text"}
                    {"type":7}
                    {"required":"a"}
                    {"properties":[]}
                    {"pattern":"("}
                    {"multipleOf":0}
                    {"$ref":"https://example.com/schema.json"}
                    {"$ref":"#/definitions/none"}
                    {"$ref":"#/%zz"}
                    {"$ref":"#"}
                    {"anyOf":{}}
                    """)
    void a_schema_that_makes_no_sense_allows_everything(String schema) {
        for (String value : new String[] {"1", "\"b\"", "{\"b\":1}"}) {
            assertTrue(allows(schema, value), value);
        }
    }

    @Test
    void a_schema_that_asks_for_too_much_work_allows_everything_soon() {
        String doubling =
                "{\"properties\":{\"n\":{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]},"
                        + "\"end\":{\"type\":\"string\"}}}";
        String deep = "{\"n\":".repeat(60) + "{\"end\":\"\"}" + "}".repeat(60);
        String backtracking = "{\"pattern\":\"^(a+)+\\\\1$\"}";
        String hard = "\"" + "a".repeat(60) + "b\"";
        Duration soon = Duration.ofMinutes(1);
        assertTimeoutPreemptively(
                soon,
                () -> {
                    assertTrue(allows(backtracking, hard));
                    assertTrue(allows(doubling, deep));
                });
    }

    @Test
    void a_part_that_can_not_be_judged_does_not_hide_what_was_wrong_before() {
        String schema = "{\"required\":[\"a\"],\"$comment\":\"\",\"properties\":{\"a\":7}}";
        assertEquals(false, allows(schema, "{}"));
        assertEquals(true, allows(schema, "{\"a\":1}"));
    }

    private static boolean allows(String schema, String value) {
        return new Schema(Json.parse(schema), new Steps(STEPS)).allows(Json.parse(value));
    }
}
