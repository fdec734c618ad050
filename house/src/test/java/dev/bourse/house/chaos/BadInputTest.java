package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.Money;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bad input gets the documented status and kind of error, soon, in the usual envelope, and leaves
 * journal, books and providers untouched.
 */
@Timeout(600)
class BadInputTest {
    private static final int LONGEST_BODY = 300_000;
    private static final int DEEP = 100_000;
    private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
    private static final String GOOD =
            "{\"model\":\"sim/chat-small\",\"max_tokens\":8," + HELLO + "}";

    private static final List<Row> REQUESTS =
            List.of(
                    new Row("", 400, "invalid_request", ""),
                    new Row("{", 400, "invalid_request", ""),
                    new Row("nope", 400, "invalid_request", ""),
                    new Row("[]", 400, "invalid_request", "object"),
                    new Row(GOOD + "x", 400, "invalid_request", ""),
                    new Row("{\"model\":\"sim/code\"}", 400, "invalid_request", "messages"),
                    new Row("{" + HELLO + "}", 400, "invalid_request", "model"),
                    with("\"model\":7", "model"),
                    with("\"model\":\" \"", "model"),
                    with("\"model\":\"sim/chat-smal\"", "sim/chat-small"),
                    with("\"model\":\"sim/code\",\"messages\":[]", "messages"),
                    with("\"model\":\"sim/code\",\"models\":\"sim/code\"", "models"),
                    good("\"stream\":\"yes\"", "stream"),
                    good("\"temperature\":\"hot\"", "temperature"),
                    good("\"temperature\":1e400", "temperature"),
                    good("\"temperature\":-1e400", "temperature"),
                    good("\"temperature\":NaN", ""),
                    good("\"top_p\":{}", "top_p"),
                    good("\"max_tokens\":-1", "max_tokens"),
                    good("\"max_tokens\":1.5", "max_tokens"),
                    good("\"max_tokens\":1e400", "max_tokens"),
                    good("\"max_tokens\":9223372036854775808", "max_tokens"),
                    good("\"max_completion_tokens\":\"9\"", "max_completion_tokens"),
                    good("\"seed\":1e999", "seed"),
                    good("\"n\":0", "n"),
                    good("\"n\":9223372036854775808", "n"),
                    good("\"stop\":5", "stop"),
                    good("\"tools\":{}", "tools"),
                    good("\"tool_choice\":[]", "tool_choice"),
                    good("\"response_format\":\"json\"", "response_format"),
                    good("\"provider\":[]", "provider"),
                    good("\"provider\":{\"order\":\"sim-swift\"}", "order"),
                    good("\"provider\":{\"max_price\":{\"prompt\":\"cheap\"}}", "max_price"),
                    good("\"stream\":false,\"stream\":true", "stream"),
                    good("\"x\":" + "[".repeat(DEEP), ""),
                    good("\"x\":" + "[".repeat(DEEP) + "]".repeat(DEEP), ""),
                    good("\"x\":" + "{\"a\":".repeat(DEEP / 5), ""),
                    good("\"x\":\"\u0000\"", ""));

    private static final List<Row> UNROUTABLE =
            List.of(
                    unroutable("\"max_price\":{\"prompt\":0.000001}", "max_price"),
                    unroutable("\"only\":[\"nobody\"]", "only"),
                    unroutable("\"quantizations\":[\"int4\"]", "quantization"),
                    unroutable("\"zdr\":true,\"only\":[\"sim-swift\"]", "zdr"),
                    unroutable("\"require_parameters\":true},\"top_k\":4,\"x\":{", "require"));

    @TempDir Path folder;
    private Floor floor;

    /**
     * @param body what is sent
     * @param status what comes back
     * @param type the kind of error
     * @param words part of the message
     */
    private record Row(String body, int status, String type, String words) {}

    private static Row with(String members, String words) {
        String json = "{" + members + (members.contains("messages") ? "" : "," + HELLO) + "}";
        return new Row(json, 400, "invalid_request", words);
    }

    private static Row good(String members, String words) {
        return with("\"model\":\"sim/chat-small\"," + members, words);
    }

    private static Row unroutable(String preferences, String words) {
        String json =
                "{\"model\":\"sim/chat-small\"," + HELLO + ",\"provider\":{" + preferences + "}}";
        return new Row(json, 404, "not_found", words);
    }

    @BeforeEach
    void open() throws Exception {
        Map<String, String> limits =
                Map.of(
                        "limits.body_bytes", Integer.toString(LONGEST_BODY),
                        "limits.body_ms", "4000",
                        "limits.header_bytes", "4096",
                        "limits.line_bytes", "2048");
        floor = Floor.open(folder, limits);
    }

    @AfterEach
    void nothing_was_recorded_and_good_requests_still_work() throws Exception {
        floor.assertSettled();
        assertEquals(Money.ZERO, floor.market().totals().journal());
        assertEquals(200, floor.chat(GOOD).status());
        floor.assertSettled();
        floor.close();
    }

    @Test
    void a_request_that_makes_no_sense_is_told_why() throws Exception {
        for (Row row : REQUESTS) {
            assertRefused(row, floor.chat(row.body));
        }
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() throws Exception {
        for (String bad : List.of("\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00e2\u0082")) {
            String json = GOOD.replace("hi", bad);
            String head = head("content-length: " + json.length() + "\r\n");
            try (Line line = floor.dial()) {
                Answer answer = line.send(head + json).answer();
                assertRefused(new Row(json, 400, "invalid_request", ""), answer);
            }
        }
    }

    @Test
    void a_request_for_which_no_endpoint_is_left_gets_the_funnel() throws Exception {
        for (Row row : UNROUTABLE) {
            Answer answer = floor.chat(row.body);
            assertRefused(new Row(row.body, 404, "not_found", ""), answer);
            assertTrue(answer.body().contains("routing_funnel"), answer::body);
            assertTrue(answer.body().contains("failed_routing_step"), answer::body);
            assertNobodyReached(answer, 0);
            assertTrue(answer.body().contains(row.words), answer::body);
        }
    }

    @Test
    void a_key_that_does_not_open_is_refused_by_its_fault() throws Exception {
        String past = Instant.now().minusSeconds(60).toString();
        String expired = floor.newKey("\"expires_at\":\"" + past + "\"");
        assertRefused(new Row("", 401, "authentication", "expired"), floor.chat(expired, GOOD));
        String disabled = floor.newKey("\"limit\":1");
        disable(disabled);
        assertRefused(new Row("", 401, "authentication", "disabled"), floor.chat(disabled, GOOD));
        for (String wrong : List.of("", "sk-bo-wrong", "x".repeat(2_000), "\u00ff\u00fe")) {
            assertRefused(new Row("", 401, "authentication", ""), floor.chat(wrong, GOOD));
        }
        Answer management = floor.chat(floor.managementKey(), GOOD);
        assertRefused(new Row("", 403, "permission_denied", "API key"), management);
    }

    @Test
    void money_that_is_not_there_is_not_spent() throws Exception {
        String none = floor.newKey("\"limit\":0");
        Answer reached = floor.chat(none, GOOD);
        assertRefused(new Row("", 402, "payment_required", "limit"), reached);
        assertEquals("key", reached.error().object("metadata").text("limit_source").orElseThrow());
        String little = floor.newKey("\"limit\":0.0002");
        Answer dear = floor.chat(little, GOOD.replace(":8", ":8000"));
        assertRefused(new Row("", 402, "payment_required", "afford"), dear);
        long affordable =
                dear.error()
                        .object("metadata")
                        .number("affordable_tokens")
                        .orElseThrow()
                        .longValue();
        assertTrue(affordable > 8 && affordable < 8_000, dear::body);
        assertNobodyReached(dear, 4);
    }

    /** The metadata that was asked for, of a request for which so many endpoints could be tried. */
    private static void assertNobodyReached(Answer answer, int endpoints) {
        JsonObject metadata = answer.json().object("openrouter_metadata");
        assertEquals(0, metadata.number("attempt").orElseThrow().intValue(), answer::body);
        assertEquals(endpoints, metadata.object("endpoints").items("available").size());
    }

    @Test
    void a_body_that_is_too_long_is_refused_before_it_is_read() throws Exception {
        Row tooLong = new Row("", 413, "payload_too_large", "" + LONGEST_BODY);
        try (Line line = floor.dial()) {
            Answer answer = line.send(head("content-length: 99999999999\r\n")).answer();
            assertRefused(tooLong, answer);
            assertTrue(line.isClosed());
        }
        try (Line line = floor.dial()) {
            line.send(head("transfer-encoding: chunked\r\n"));
            line.send("60000\r\n" + "x".repeat(0x60000) + "\r\n0\r\n\r\n");
            assertRefused(tooLong, line.answer());
            assertTrue(line.isClosed());
        }
        assertRefused(tooLong, floor.chat("{" + " ".repeat(LONGEST_BODY * 4) + "}"));
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws Exception {
        try (Line line = floor.dial()) {
            Answer answer = line.send(head("content-length: 100\r\n") + "{").answer();
            assertRefused(new Row("", 408, "timeout", ""), answer);
            assertTrue(line.isClosed());
        }
    }

    @Test
    void a_client_that_vanishes_in_its_body_leaves_nothing_behind() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Line line = floor.dial()) {
                line.send(head("content-length: 100\r\n") + "{\"model\"");
            }
        }
    }

    @Test
    void ambiguous_or_malformed_heads_are_refused_and_hung_up_on() throws Exception {
        List<String> heads = new ArrayList<>();
        heads.add(head("content-length: 5\r\ncontent-length: 6\r\n"));
        heads.add(head("content-length: 5, 6\r\n"));
        heads.add(head("content-length: -5\r\n"));
        heads.add(head("content-length: 99999999999999999999\r\n"));
        heads.add(head("content-length: 5\r\ntransfer-encoding: chunked\r\n") + "0\r\n\r\n");
        heads.add(head("transfer-encoding: chunked\r\ncontent-length: 5\r\n") + "0\r\n\r\n");
        heads.add(head("bad name: x\r\n"));
        heads.add(head("bad\u0001name: x\r\n"));
        heads.add(head("x: a\u0000b\r\n"));
        heads.add(head("content-length : 5\r\n"));
        heads.add(head("x: " + "y".repeat(10_000) + "\r\n"));
        heads.add("POST /" + "y".repeat(10_000) + " HTTP/1.1\r\n\r\n");
        heads.add("\u0016\u0003\u0001\u0002\u0000\r\n\r\n");
        for (String head : heads) {
            try (Line line = floor.dial()) {
                Answer answer = line.send(head).answer();
                assertRefused(new Row(head, 400, "invalid_request", ""), answer);
                assertTrue(line.isClosed(), head);
            }
        }
    }

    /** RFC 9112, 3.2; what stands before us may have looked at another of them. */
    @Test
    void a_head_names_its_host_once_and_its_key_once() throws Exception {
        String body = "content-length: " + GOOD.length() + "\r\n";
        List<String> heads = new ArrayList<>();
        heads.add(head(body).replace("host: test\r\n", ""));
        heads.add(head("host: other\r\n" + body));
        heads.add(head("authorization: Bearer sk-bo-other\r\n" + body));
        for (String head : heads) {
            try (Line line = floor.dial()) {
                Answer answer = line.send(head + GOOD).answer();
                assertRefused(new Row(head, 400, "invalid_request", "once"), answer);
                assertTrue(line.isClosed(), head);
            }
        }
    }

    @Test
    void a_body_in_malformed_chunks_is_refused_and_hung_up_on() throws Exception {
        try (Line line = floor.dial()) {
            line.send(head("transfer-encoding: chunked\r\n") + "zz\r\n\r\n");
            assertRefused(new Row("", 400, "invalid_request", "well-formed"), line.answer());
            assertTrue(line.isClosed());
        }
    }

    @Test
    void another_protocol_is_not_offered() throws Exception {
        String upgrade =
                String.join(
                        "\r\n",
                        "GET /health/live HTTP/1.1",
                        "host: test",
                        "upgrade: h2c",
                        "connection: upgrade, http2-settings",
                        "http2-settings: AAMAAABkAARAAAAAAAIAAAAA",
                        "",
                        "");
        try (Line line = floor.dial()) {
            assertEquals(200, line.send(upgrade).answer().status());
        }
    }

    @Test
    void a_second_request_behind_a_refused_one_is_answered_or_hung_up_on() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(Floor.chatRequest(floor.key(), "{"));
        both.writeBytes(Floor.chatRequest("sk-bo-wrong", GOOD));
        try (Line line = floor.dial()) {
            line.send(both.toByteArray());
            assertEquals(400, line.answer().status());
            assertEquals(401, line.answer().status());
        }
    }

    @Test
    void paths_and_methods_that_do_not_exist_are_told() throws Exception {
        assertRefused(
                new Row("", 404, "not_found", ""),
                floor.ask("POST /api/v1/nothing", floor.key(), GOOD));
        assertRefused(
                new Row("", 405, "invalid_request", ""),
                floor.ask("DELETE /api/v1/models", floor.key(), ""));
        assertRefused(
                new Row("", 400, "invalid_request", "id"),
                floor.get("/api/v1/generation", floor.key()));
        assertNotNull(floor.market().totals(), "the database has its tables by now");
        assertRefused(
                new Row("", 404, "not_found", ""),
                floor.get("/api/v1/generation?id=gen-none", floor.key()));
        assertRefused(
                new Row("", 400, "invalid_request", "limit"),
                floor.ask(
                        "POST /api/v1/keys",
                        floor.managementKey(),
                        "{\"name\":\"x\",\"limit\":\"1e400\"}"));
    }

    /** Nothing of the body comes, or the answer behind it could not be read. */
    @Test
    void a_head_that_is_asked_for_alone_is_that_of_the_whole_answer() throws Exception {
        try (Line line = floor.dial()) {
            for (String path : List.of("/api/v1/models", "/api/v1/credits")) {
                Answer head = line.send(onlyHead(path)).head();
                Answer whole = line.send(Line.request("GET " + path, "", "")).answer();
                assertEquals(path.endsWith("models") ? 200 : 401, head.status());
                assertEquals(whole.status(), head.status());
                assertEquals(whole.headers(), head.headers());
            }
        }
    }

    @Test
    void a_head_of_what_is_not_there_to_be_read_is_refused_like_any_method() throws Exception {
        for (String path : List.of("/api/v1/nothing", Floor.CHAT)) {
            try (Line line = floor.dial()) {
                Answer refusal = line.send(onlyHead(path)).head();
                assertEquals(path.equals(Floor.CHAT) ? 405 : 404, refusal.status());
                assertTrue(line.isClosed());
            }
        }
    }

    private static String onlyHead(String path) {
        return "HEAD " + path + " HTTP/1.1\r\nhost: test\r\n\r\n";
    }

    @Test
    void a_query_that_can_not_be_decoded_is_told() throws Exception {
        Row row = new Row("", 400, "invalid_request", "encoded");
        assertRefused(row, floor.get("/api/v1/models?q=100%", ""));
        for (String path : List.of("/api/v1/route?dialect=%zz", Floor.CHAT + "?key=%e")) {
            assertRefused(row, floor.ask("POST " + path, "", GOOD));
        }
    }

    private void disable(String secret) throws IOException {
        String hash = dev.bourse.gateway.live.Access.hash(secret).hex();
        Answer changed =
                floor.ask(
                        "PATCH /api/v1/keys/" + hash, floor.managementKey(), "{\"disabled\":true}");
        assertEquals(200, changed.status());
    }

    private String head(String headers) {
        String key = "authorization: Bearer " + floor.key() + "\r\n";
        return "POST " + Floor.CHAT + " HTTP/1.1\r\nhost: test\r\n" + key + headers + "\r\n";
    }

    private static void assertRefused(Row row, Answer answer) {
        String about = shortened(row.body) + " got " + shortened(answer.body());
        assertEquals(row.status, answer.status(), about);
        assertEquals(row.type, answer.errorType(), about);
        String message = answer.error().text("message").orElseThrow();
        assertTrue(message.contains(row.words), about);
        assertFalse(message.isBlank() || message.contains("Exception"), about);
        assertFalse(answer.body().contains("\tat ") || answer.body().contains("dev.bourse"), about);
        int code = answer.error().number("code").orElseThrow().intValue();
        assertEquals(row.status, code, about);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return bytes.length < 300 ? line : line.substring(0, 200) + "...";
    }
}
