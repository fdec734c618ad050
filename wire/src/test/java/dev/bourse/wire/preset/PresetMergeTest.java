package dev.bourse.wire.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request and the preset that it names, in each dialect. Quotes are written as apostrophes. */
class PresetMergeTest {
    private static final String CHAT = "'messages': [ {'role':'user','content':'Hi'} ]";
    private static final String TOOL =
            "{'type':'function','function':{'name':'%s','parameters':{'type':'object'}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'model':'@preset/p',M} | {'model':'a/b'} | {'model':'a/b',M}",
                "{'model':'c/d@preset/p',M} | {'model':'a/b'} | {'model':'c/d',M}",
                "{'preset':'p',M} | {'model':'a/b'} | {M,'model':'a/b'}",
                "{M,'preset':'p'} | {'model':'a/b'} | {M,'model':'a/b'}",
                "{'model':'c/d','preset':'p',M} | {'model':'a/b'} | {'model':'c/d',M}",
                "{'model':'@preset/p','preset':'p',M} | {'models':['a/b','c/d']}"
                        + " | {M,'models':['a/b','c/d']}",
                "{'model':null,'preset':'p',M} | {'model':'a/b'} | {'model':'a/b',M}",
                "{'model':'@preset/p','temperature':1,M} | {'model':'a/b','temperature':0,'seed':7}"
                        + " | {'model':'a/b','temperature':1,M,'seed':7}",
                "{'model':'@preset/p','seed':null,M} | {'model':'a/b','seed':7}"
                        + " | {'model':'a/b','seed':7,M}",
                "{'model':'@preset/p',M,'provider':{'zdr':true}}"
                        + " | {'model':'a/b','provider':{'order':['x'],'zdr':false}}"
                        + " | {'model':'a/b',M,'provider':{'zdr':true}}",
                "{'model':'@preset/p',M,'max_completion_tokens':5}"
                        + " | {'model':'a/b','max_tokens':9}"
                        + " | {'model':'a/b',M,'max_completion_tokens':5}",
                "{'model':'@preset/p',M,'reasoning_effort':'low'}"
                        + " | {'model':'a/b','reasoning':{'effort':'high'}}"
                        + " | {'model':'a/b',M,'reasoning_effort':'low'}",
                "{'model':'@preset/p',M} |"
                        + " {'model':'a/b','cache_enabled':true,'cache_ttl_seconds':9} |"
                        + " {'model':'a/b',M}",
            })
    void what_a_request_says_stands_and_the_rest_is_the_presets(
            String request, String config, String merged) {
        assertEquals(json(merged), merge(json(request), config, null).text());
    }

    @Test
    void the_prompt_stays_the_bytes_that_it_was() {
        String messages = "[ {\"role\" : \"user\",\n \"content\":\"caf\\u00e9\"} ]";
        String body = "{\"model\":\"@preset/p\", \"messages\": " + messages + " }";
        String merged = merge(body, "{'model':'a/b','seed':1}", null).text();
        assertEquals("{\"model\":\"a/b\", \"messages\": " + messages + " ,\"seed\":1}", merged);
    }

    @Test
    void tools_are_joined_and_of_two_with_one_name_the_requests_counts() {
        String own = TOOL.formatted("b").replace("{'type':'object'}", "{}");
        String request = "{'model':'@preset/p',M,'tools':[" + own + "]}";
        String config =
                "{'model':'a/b','tools':[%s,%s,{'type':'openrouter:datetime'}]}"
                        .formatted(TOOL.formatted("a"), TOOL.formatted("b"));
        String expected =
                "{'model':'a/b',M,'tools':[%s,{'type':'openrouter:datetime'},%s]}"
                        .formatted(TOOL.formatted("a"), own);
        assertEquals(json(expected), merge(json(request), config, null).text());
    }

    @Test
    void a_system_prompt_is_for_requests_that_bring_none() {
        String led = "{'model':'@preset/p','messages':[{'role':'developer','content':'Own'}]}";
        assertTrue(!merge(json(led), "{'model':'a/b'}", "Mine").text().contains("Mine"));
        String merged = merge(json("{'model':'@preset/p',M}"), "{'model':'a/b'}", "Mine").text();
        assertEquals(
                "system",
                Json.parse(merged)
                        .asObject()
                        .orElseThrow()
                        .items("messages")
                        .getFirst()
                        .asObject()
                        .orElseThrow()
                        .text("role")
                        .orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_dialect_is_given_the_same_settings_and_instructions(Dialect dialect) {
        String config =
                """
                {'model':'a/b','temperature':0.25,'top_p':0.5,'max_tokens':3000,
                 'response_format':{'type':'json_schema','json_schema':{'name':'answer',
                   'strict':true,'schema':{'type':'object','properties':{},
                   'additionalProperties':false}}},
                 'provider':{'order':['x']},'models':['c/d'],'tools':[%s]}\
                """
                        .formatted(TOOL.formatted("t"));
        Merged merged = merge(dialect, "", config, "Be kind");
        Request request = merged.request();
        assertEquals(List.of("a/b", "c/d"), request.models());
        assertEquals(List.of("x"), request.extensions().preference().order());
        assertEquals(3_000, request.maxOutputTokens());
        var conversation = request.conversation();
        assertEquals("0.25", String.valueOf(conversation.sampling().temperature()));
        assertEquals("0.5", String.valueOf(conversation.sampling().topP()));
        assertEquals(List.of("t"), conversation.tools().stream().map(it -> it.name()).toList());
        assertInstanceOf(dev.bourse.wire.chat.Format.Schema.class, conversation.format());
        assertTrue(conversation.messages().getFirst().toString().contains("Be kind"));
        assertEquals(List.of(), merged.merged().leftOut());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_dialect_may_overrule_each_setting(Dialect dialect) {
        String own =
                switch (dialect) {
                    case OPENAI -> ",'temperature':0.75,'max_tokens':50";
                    case RESPONSES -> ",'temperature':0.75,'max_output_tokens':50,'text':{}";
                    case ANTHROPIC -> ",'temperature':0.75,'max_tokens':50";
                    case GEMINI ->
                            ",'generation_config':{'temperature':0.75,'max_output_tokens':50}";
                };
        Merged merged =
                merge(
                        dialect,
                        own,
                        "{'model':'a/b','temperature':0.25,'top_p':0.5,'max_tokens':3000}",
                        null);
        var conversation = merged.request().conversation();
        assertEquals("0.75", String.valueOf(conversation.sampling().temperature()));
        assertEquals("0.5", String.valueOf(conversation.sampling().topP()));
        assertEquals(50, merged.request().maxOutputTokens());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void own_instructions_stand(Dialect dialect) {
        String own =
                switch (dialect) {
                    case OPENAI -> "";
                    case RESPONSES -> ",'instructions':'Own'";
                    case ANTHROPIC -> ",'system':'Own'";
                    case GEMINI -> ",'system_instruction':{'parts':[{'text':'Own'}]}";
                };
        Merged merged = merge(dialect, own, "{'model':'a/b'}", "Mine");
        assertEquals(dialect == Dialect.OPENAI, merged.text().contains("Mine"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void reasoning_is_asked_for_in_the_words_of_the_dialect(Dialect dialect) {
        Merged merged =
                merge(
                        dialect,
                        "",
                        "{'model':'a/b','max_tokens':20000,'reasoning':{'effort':'high'}}",
                        null);
        assertTrue(merged.request().conversation().thinking().isOn(), merged.text());
    }

    @Test
    void gemini_keeps_all_functions_in_one_list() {
        String own = ",'tools':[{'googleSearch':{}},{'function_declarations':[{'name':'b'}]}]";
        String config =
                "{'model':'a/b','tools':[%s,%s]}"
                        .formatted(TOOL.formatted("a"), TOOL.formatted("b"));
        JsonObject merged =
                Json.parse(merge(Dialect.GEMINI, own, config, null).text())
                        .asObject()
                        .orElseThrow();
        assertEquals(2, merged.items("tools").size());
        List<String> names =
                merged
                        .items("tools")
                        .getFirst()
                        .asObject()
                        .orElseThrow()
                        .items("functionDeclarations")
                        .stream()
                        .map(it -> it.asObject().orElseThrow().text("name").orElseThrow())
                        .toList();
        assertEquals(List.of("a", "b"), names);
    }

    @Test
    void the_model_of_a_path_stands_beside_the_member_preset() {
        byte[] body =
                json("{'contents':[{'parts':[{'text':'Hi'}]}],'preset':'p'}")
                        .getBytes(StandardCharsets.UTF_8);
        Addressed path = new Addressed("c/d", true, false);
        Request request = assertInstanceOf(Request.class, new Gemini().scan(body, path));
        JsonObject config = Json.parse(json("{'model':'a/b'}")).asObject().orElseThrow();
        PresetMerge.Merged merged =
                PresetMerge.of(request, body, path, new PresetConfig(config, null));
        assertEquals(path, merged.addressed());
    }

    @Test
    void what_a_dialect_has_no_place_for_is_told() {
        Merged merged =
                merge(Dialect.ANTHROPIC, "", "{'model':'a/b','seed':1,'logit_bias':{'1':2}}", null);
        assertEquals(
                List.of("logit_bias", "seed"),
                merged.merged().leftOut().stream().sorted().toList());
    }

    @Test
    void anthropics_cap_is_not_invented_where_nobody_named_one() {
        assertEquals(
                -1,
                merge(Dialect.ANTHROPIC, "", "{'model':'a/b','top_p':0.5}", null)
                        .request()
                        .maxOutputTokens());
    }

    @Test
    void a_request_that_no_model_can_be_found_for_is_refused() {
        assertThrows(
                JsonException.class, () -> merge(json("{'preset':'p',M}"), "{'seed':1}", null));
        assertThrows(
                JsonException.class,
                () -> merge(json("{'model':'@preset/p',M}"), "{'seed':1}", null));
    }

    @Test
    void two_presets_at_once_are_refused() {
        JsonException refused =
                assertThrows(
                        JsonException.class,
                        () -> merge(json("{'model':'@preset/p','preset':'q',M}"), "{}", null));
        assertTrue(String.valueOf(refused.getMessage()).contains("'preset'"));
    }

    @Test
    void a_request_without_a_preset_is_not_taken_for_one() {
        assertTrue(!PresetReference.isIn(scan(Dialect.OPENAI, json("{'model':'a/b',M}"))));
    }

    private record Merged(PresetMerge.Merged merged, Dialect dialect) {
        String text() {
            return new String(merged.body(), StandardCharsets.UTF_8);
        }

        Request request() {
            var scanned = protocol(dialect).scan(merged.body(), merged.addressed());
            return assertInstanceOf(Request.class, scanned, scanned::toString);
        }
    }

    private static Merged merge(String request, String config, @Nullable String prompt) {
        return merge(
                Dialect.OPENAI, json(request).getBytes(StandardCharsets.UTF_8), config, prompt);
    }

    /** A request of that dialect to the preset {@code p}, with further members. */
    private static Merged merge(
            Dialect dialect, String own, String config, @Nullable String prompt) {
        String says =
                switch (dialect) {
                    case OPENAI, ANTHROPIC -> CHAT;
                    case RESPONSES -> "'input':'Hi'";
                    case GEMINI -> "'contents':[{'role':'user','parts':[{'text':'Hi'}]}]";
                };
        String model = dialect == Dialect.GEMINI ? "" : "'model':'@preset/p',";
        return merge(
                dialect,
                json("{" + model + says + own + "}").getBytes(StandardCharsets.UTF_8),
                config,
                prompt);
    }

    private static Merged merge(
            Dialect dialect, byte[] body, String config, @Nullable String prompt) {
        Request request = scan(dialect, new String(body, StandardCharsets.UTF_8));
        assertTrue(PresetReference.isIn(request));
        JsonObject members = Json.parse(json(config)).asObject().orElseThrow();
        return new Merged(
                PresetMerge.of(
                        request, body, addressed(dialect), new PresetConfig(members, prompt)),
                dialect);
    }

    private static Request scan(Dialect dialect, String body) {
        return assertInstanceOf(
                Request.class,
                protocol(dialect).scan(body.getBytes(StandardCharsets.UTF_8), addressed(dialect)));
    }

    private static Addressed addressed(Dialect dialect) {
        return dialect == Dialect.GEMINI
                ? new Addressed("@preset/p", false, false)
                : Addressed.BY_BODY;
    }

    private static Protocol protocol(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> new OpenAi();
            case RESPONSES -> new Responses();
            case ANTHROPIC -> new Anthropic();
            case GEMINI -> new Gemini();
        };
    }

    private static String json(String text) {
        return text.replace("M", CHAT).replace('\'', '"');
    }
}
