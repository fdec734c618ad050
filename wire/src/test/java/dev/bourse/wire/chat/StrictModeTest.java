package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.wire.json.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which schemas OpenAI's strict mode takes. */
class StrictModeTest {
    private static final String CLOSED =
            "'type':'object','required':['a'],'additionalProperties':false,'properties':{'a':";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {CLOSED{'type':'string'}}}                         | true
                    {CLOSED{'type':['string','null']}}}                | true
                    {CLOSED{CLOSED{'type':'string'}}}}}                | true
                    {CLOSED{'anyOf':[{'type':'string'},{CLOSED{}}}]}}} | true
                    {'type':'object','additionalProperties':false}     | true
                    {}                                                 | false
                    {'type':'string'}                                  | false
                    {'type':'object'}                                  | false
                    {'type':'object','properties':{'a':{}},'required':['a']} | false
                    {'type':'object','properties':{'a':{}},'additionalProperties':false} | false
                    {CLOSED{'type':'object'}}}                         | false
                    {CLOSED{'type':'array','items':{'type':'object'}}}} | false
                    {CLOSED{'anyOf':[{'type':'object'}]}}}             | false
                    {CLOSED{'oneOf':[{'type':'string'}]}}}             | false
                    {'anyOf':[{CLOSED{}}}],CLOSED{}}}                  | false
                    """)
    void it_takes_objects_that_are_closed_and_require_all_they_have(String schema, boolean takes) {
        String json = schema.replace("CLOSED", CLOSED).replace('\'', '"');
        assertEquals(takes, StrictMode.takes(Json.parse(json).asObject().orElseThrow()));
    }
}
