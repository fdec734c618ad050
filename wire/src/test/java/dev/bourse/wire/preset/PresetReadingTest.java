package dev.bourse.wire.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is kept of a request that is saved. Quotes are written as apostrophes. */
class PresetReadingTest {
    @Test
    void of_a_chat_request_how_to_answer_is_kept_and_what_was_asked_is_not() {
        PresetReading.Read read =
                request(
                        Dialect.OPENAI,
                        """
                        {'model':'a/b','stream':true,'user':'u','session_id':'s','n':2,'metadata':{},
                         'temperature':0.5,'provider':{'order':['x']},'cache_enabled':true,
                         'cache_ttl_seconds':60,'seed':null,'something_new':1,
                         'messages':[{'role':'system','content':'Be kind'},
                          {'role':'developer','content':[{'type':'text','text':'and brief'}]},
                          {'role':'user','content':'Hi'}]}\
                        """);
        assertEquals(
                json(
                        "{'model':'a/b','temperature':0.5,'provider':{'order':['x']},"
                                + "'cache_enabled':true,'cache_ttl_seconds':60}"),
                read.config().text());
        assertEquals("Be kind\n\nand brief", read.config().systemPrompt());
        assertEquals(Optional.of(true), read.config().cacheEnabled());
        assertEquals(OptionalLong.of(60), read.config().cacheTtlSeconds());
        assertEquals(List.of(), read.leftOut());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ANTHROPIC | {'model':'a/b','max_tokens':9,'system':'Be kind','top_k':3,"
                        + "'fallbacks':[{'model':'c/d'}],'cache_enabled':false,"
                        + "'messages':[{'role':'user','content':'Hi'}]}"
                        + " | {'top_k':3,'max_tokens':9,'model':'a/b','cache_enabled':false,"
                        + "'models':['c/d']}",
                "RESPONSES | {'model':'a/b','max_output_tokens':9,'instructions':'Be kind',"
                        + "'input':'Hi','service_tier':'flex','reasoning':{'effort':'low'}}"
                        + " | {'reasoning_effort':'low','max_tokens':9,'model':'a/b',"
                        + "'service_tier':'flex'}",
            })
    void other_dialects_are_kept_in_the_words_of_chat_completions(
            Dialect dialect, String body, String config) {
        PresetReading.Read read = request(dialect, body);
        assertEquals(json(config), read.config().text());
        assertEquals("Be kind", read.config().systemPrompt());
    }

    @Test
    void neither_a_prompt_nor_a_model_is_needed() {
        PresetReading.Read read = request(Dialect.ANTHROPIC, "{'temperature':0.5}");
        assertEquals(json("{'temperature':0.5}"), read.config().text());
        assertNull(read.config().systemPrompt());
    }

    @Test
    void what_chat_completions_have_no_word_for_is_told() {
        PresetReading.Read read =
                request(
                        Dialect.RESPONSES,
                        "{'model':'a/b','input':'Hi','tools':[{'type':'web_search'}]}");
        assertEquals(List.of("tools.web_search"), read.leftOut());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "OPENAI | {'model':'a/b','temperature':9}",
                "OPENAI | {'model':'@preset/p'}",
                "OPENAI | {'model':'a/b@preset/p'}",
                "OPENAI | {'model':'a/b','preset':'p'}",
                "OPENAI | {'model':'a/b','cache_enabled':'yes'}",
                "OPENAI | {'model':'a/b','cache_ttl_seconds':'9'}",
                "OPENAI | {'model':'a/b','messages':[{'role':'nobody','content':'Hi'}]}",
                "ANTHROPIC | {'model':'a/b','top_k':'many'}",
                "RESPONSES | {'model':'a/b','previous_response_id':'r'}",
                "GEMINI | {'contents':[]}",
            })
    void what_makes_no_sense_is_refused(Dialect dialect, String body) {
        assertThrows(JsonException.class, () -> request(dialect, body));
    }

    @Test
    void a_configuration_is_taken_as_it_is() {
        JsonObject config = object("{'model':'a/b','temperature':0.5,'cache_ttl_seconds':9}");
        assertEquals(config, PresetReading.ofConfig(config, "Be kind").members());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'messages':[]} | 'messages' is nothing that a preset can say",
                "{'temprature':1} | 'temprature' is nothing that a preset can say",
                "{'temperature':9} | 'temperature' must be a number from 0 to 2",
                "{'provider':{'ordr':[]}} | 'provider.ordr' is not a known preference",
                "{'model':'@preset/q'} | a preset can't name another preset",
                "{'cache_enabled':1} | 'cache_enabled' must be true or false",
            })
    void a_configuration_that_makes_no_sense_is_refused(String config, String why) {
        JsonException refused =
                assertThrows(
                        JsonException.class, () -> PresetReading.ofConfig(object(config), null));
        assertEquals(why, refused.getMessage());
    }

    private static PresetReading.Read request(Dialect dialect, String body) {
        return PresetReading.ofRequest(dialect, object(body));
    }

    private static JsonObject object(String text) {
        return Json.parse(json(text)).asObject().orElseThrow();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
