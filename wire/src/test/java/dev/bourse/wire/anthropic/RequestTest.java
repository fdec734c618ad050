package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Requests as Anthropic's clients send them, and what an upstream of theirs gets. */
class RequestTest {
    private static final UpstreamEdit EDIT =
            new UpstreamEdit("claude-up", Set.of(), null, "hash", null);

    @TestFactory
    Stream<DynamicTest> a_request_is_sent_on_as_its_golden_file_says() {
        return GoldenFile.all("anthropic-requests").stream()
                .map(file -> dynamicTest(file.name(), () -> check(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|the body must be a JSON object",
                "{\"model\":\"m\"}|'messages' is missing",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}|'model' is missing",
                "{\"model\":\"m\",\"messages\":[]}|'messages' must hold at least one message",
                "{\"model\":\"m\",\"messages\":[{\"content\":\"x\"}]}"
                        + "|'messages[0].role' is missing",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]}"
                        + "|'messages[0].role' must be one of [user, assistant, system]",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]}"
                        + "|'messages[0].content' is missing",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"x\"}]}]}|'messages[0].content'"
                    + " must hold blocks that have a type",
                "{\"system\":7}|'system' must be a string or an array of text blocks",
                "{\"max_tokens\":0}|'max_tokens' must be a whole number from 1 to 2147483647",
                "{\"temperature\":1.5}|'temperature' must be a number from 0 to 1",
                "{\"thinking\":{}}|'thinking.type' is missing",
                "{\"thinking\":{\"type\":\"enabled\"}}|'thinking.budget_tokens' is missing",
                "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":10}}|'thinking.budget_tokens'"
                    + " must be a whole number from 1024 to 2147483647",
                "{\"tool_choice\":{\"type\":\"tool\"}}|'tool_choice.name' is missing",
                "{\"tools\":[{}]}|'tools[0].name' is missing",
                "{\"output_config\":{\"effort\":\"huge\"}}"
                        + "|'output_config.effort' must be one of [low, medium, high, xhigh, max]",
                "{\"output_config\":{\"format\":{\"type\":\"json_schema\"}}}"
                        + "|'output_config.format.schema' is missing",
                "{\"fallbacks\":[{\"model\":\"a\"},{\"model\":\"b\"},{\"model\":\"c\"},"
                        + "{\"model\":\"d\"}]}|'fallbacks' has more than 3 items",
                "{\"fallbacks\":[{\"model\":\"a\",\"max_tokens\":1}]}"
                        + "|'fallbacks' may hold 'model' and nothing else",
                "{\"fallbacks\":[{}]}|'fallbacks.model' is missing",
                "{\"model\":\"m\",\"models\":[\"a\"],\"fallbacks\":[{\"model\":\"b\"}],"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"
                        + "|'fallbacks' must not go together with 'models'",
                "{\"model\":\"m\",\"model\":\"n\"}|'model' occurs twice",
                "{\"provider\":{\"colour\":1}}|'provider.colour' is not a known preference"
            })
    void what_makes_no_sense_is_refused_by_name(String body, String message) {
        Scanned scanned = scan(body);
        assertTrue(scanned instanceof Scanned.Rejected, body);
        if (scanned instanceof Scanned.Rejected(var error)) {
            assertEquals(400, error.status());
            assertEquals(message, error.message());
        }
    }

    @Test
    void a_request_tells_what_routing_needs() {
        MessagesRequest request =
                request(
                        """
                        {"model": "a/b", "max_tokens": 2000, "fallbacks": [{"model": "c/d"}],
                         "system": "Be brief.", "speed": "fast", "temperature": 1,
                         "thinking": {"type": "enabled", "budget_tokens": 1024},
                         "metadata": {"user_id": "u"}, "session_id": "s",
                         "tools": [{"name": "now", "input_schema": {"type": "object"}}],
                         "messages": [{"role": "user", "content": [
                            {"type": "image", "source": {"type": "url", "url": "https://x/y"}},
                            {"type": "document", "source": {"type": "base64",
                             "media_type": "application/pdf", "data": "JVBERi0="}}]}]}
                        """);
        assertEquals(List.of("a/b", "c/d"), request.models());
        assertEquals(List.of("c/d"), request.extensions().fallbacks());
        assertEquals("s", request.extensions().session());
        assertEquals(2000, request.maxOutputTokens());
        assertEquals(2, request.messages());
        assertEquals(Set.of(Modality.TEXT, Modality.IMAGE, Modality.FILE), request.inputs());
        assertEquals(ServiceTier.PRIORITY, request.tier());
        assertEquals("u", request.user());
        assertEquals(
                Set.of(
                        Parameter.MAX_TOKENS,
                        Parameter.TEMPERATURE,
                        Parameter.REASONING,
                        Parameter.TOOLS),
                request.parameters());
    }

    @Test
    void media_count_for_nothing_and_texts_in_documents_do() {
        String plain = message("{\"type\":\"text\",\"text\":\"x\"}");
        String source = "{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"%s\"}";
        String image = message("{\"type\":\"image\",\"source\":" + source.formatted("A") + "}");
        String large =
                message(
                        "{\"type\":\"image\",\"source\":"
                                + source.formatted("A".repeat(4000))
                                + "}");
        assertEquals(request(image).promptBytes(), request(large).promptBytes());
        String document =
                message(
                        "{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":"
                                + "\"text/plain\",\"data\":\""
                                + "A".repeat(4000)
                                + "\"}}");
        assertTrue(request(document).promptBytes() > 4000);
        assertTrue(request(plain).promptBytes() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "thinking,EqQB,anthropic-claude-v1",
        "redacted_thinking,Emw,anthropic-claude-v1",
        "thinking,,",
        "thinking,unknown|text||,",
        "thinking,google-gemini-v1|text||CiQB,google-gemini-v1",
        "redacted_thinking,openai-responses-v1|encrypted|rs_1|gAAA,openai-responses-v1"
    })
    void signed_reasoning_names_the_vendor_that_signed(String type, String mark, String format) {
        boolean thinking = type.equals("thinking");
        String block =
                "{\"type\":\"%s\",\"%s\":\"%s\"}"
                        .formatted(type, thinking ? "signature" : "data", mark == null ? "" : mark);
        assertEquals(format, request(message(block)).signedFormat());
    }

    @Test
    void the_opening_names_a_conversation() {
        String one = "{\"model\":\"m\",\"system\":\"a\",\"messages\":[%s]}";
        String first = "{\"role\":\"user\",\"content\":\"x\"}";
        String second = "{\"role\":\"assistant\",\"content\":\"y\"}";
        long opening = request(one.formatted(first)).openingHash();
        assertEquals(opening, request(one.formatted(first + "," + second)).openingHash());
        assertNotEquals(opening, request(one.formatted(second)).openingHash());
    }

    @Test
    void a_cap_below_the_budget_of_thinking_lowers_the_budget() {
        String body =
                """
                {"model":"m","max_tokens":9000,\
                "thinking":{"type":"enabled","budget_tokens":8000},\
                "messages":[{"role":"user","content":"x"}]}\
                """;
        String prompt = ",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":";
        assertEquals(
                "{\"model\":\"up\",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":3200}"
                        + prompt
                        + "4000}",
                capped(body, 4000));
        assertEquals(
                "{\"model\":\"up\",\"thinking\":{\"type\":\"disabled\"}" + prompt + "900}",
                capped(body, 900));
    }

    @Test
    void a_cap_of_null_is_none() {
        String rest = ",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]";
        String body = "{\"model\":\"m\",\"max_tokens\":null" + rest + "}";
        assertEquals(
                "{\"model\":\"up\"" + rest + ",\"max_tokens\":8192}",
                text(request(body).forUpstream(UpstreamEdit.ofModel("up"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"text"}                                              | text
                    {"type":"image","source":{"type":"base64"}}                  | data
                    {"type":"image","source":{"type":"url"}}                     | url
                    {"type":"document","source":{"type":"text"}}                 | data
                    {"type":"document","source":{"type":"file"}}                 | file_id
                    """)
    void a_block_without_what_it_is_made_of_is_not_told_to_other_dialects(
            String block, String member) {
        JsonException refusal =
                assertThrows(JsonException.class, request(message(block))::conversation);
        assertEquals(
                "'messages[0].content' has a block without '" + member + "'", refusal.getMessage());
    }

    @Test
    void the_fast_service_is_asked_for_by_its_name_here() {
        String rest = ",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]";
        MessagesRequest request = request("{\"speed\":\"fast\",\"model\":\"m\"" + rest + "}");
        String start = "{\"model\":\"up\"" + rest;
        assertEquals(start + "}", text(request.forUpstream(UpstreamEdit.ofModel("up"))));
        UpstreamEdit fast = new UpstreamEdit("up", Set.of(), null, null, "priority");
        assertEquals(start + ",\"speed\":\"fast\"}", text(request.forUpstream(fast)));
    }

    @Test
    void a_count_of_tokens_is_estimated_from_the_body_of_a_message() {
        Scanned scanned =
                scan(message("{\"type\":\"text\",\"text\":\"" + "x".repeat(4000) + "\"}"));
        assertEquals(
                "{\"input_tokens\":1018}", text(Anthropic.tokenCount((MessagesRequest) scanned)));
    }

    private static String capped(String body, long cap) {
        UpstreamEdit.Cap most = new UpstreamEdit.Cap(Parameter.MAX_TOKENS, cap);
        return text(request(body).forUpstream(new UpstreamEdit("up", Set.of(), most, null, null)));
    }

    private static void check(GoldenFile file) {
        MessagesRequest request = request(file.section("client"));
        Map<String, String> actual = new LinkedHashMap<>();
        actual.put("upstream", text(request.forUpstream(EDIT)));
        actual.put("foreign", String.join("\n", request.conversation().foreign()));
        file.check(actual);
    }

    static String message(String block) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[" + block + "]}]}";
    }

    static MessagesRequest request(String body) {
        return (MessagesRequest) scan(body);
    }

    private static Scanned scan(String body) {
        return new Anthropic().scan(body.getBytes(StandardCharsets.UTF_8), Addressed.BY_BODY);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
