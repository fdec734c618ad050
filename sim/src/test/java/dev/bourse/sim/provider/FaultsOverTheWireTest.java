package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Fault.Kind;

import io.vertx.core.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/** What each fault looks like to a client that reads raw bytes. */
class FaultsOverTheWireTest {
    private static final String STREAM =
            """
            {"model":"chat","stream":true,"stream_options":{"include_usage":true},"max_tokens":8,\
            "messages":[{"role":"user","content":"hello"}]}\
            """;
    private static final String WHOLE = STREAM.replace("\"stream\":true", "\"stream\":false");
    private static final String DONE = "data: [DONE]\n\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private Stage stage;

    @BeforeEach
    void start() {
        stage = Stage.plain();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_400, 400 Bad Request, invalid_request_error",
        "ERROR_401, 401 Unauthorized, authentication_error",
        "ERROR_500, 500 Internal Server Error, server_error",
        "ERROR_503, 503 Service Unavailable, server_error",
        "RATE_LIMIT_429, 429 Too Many Requests, rate_limit_error",
    })
    void a_status_comes_with_an_error_body(Kind kind, String line, String type) throws Exception {
        set(Fault.of(kind));
        for (String request : new String[] {STREAM, WHOLE}) {
            String answer = stage.ask(request);
            assertTrue(answer.startsWith("HTTP/1.1 " + line + "\r\n"), answer);
            assertTrue(answer.contains("\"type\":\"" + type + "\""), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"RATE_LIMIT_429", "ERROR_503"})
    void those_who_should_come_back_are_told_when(Kind kind) throws Exception {
        set(Fault.of(kind));
        assertTrue(stage.ask(WHOLE).contains("\r\nretry-after: 1\r\n"));
    }

    @Test
    void a_reset_connection_ends_with_an_error_and_not_with_an_end() throws Exception {
        set(Fault.of(Kind.RESET));
        IOException reset = assertThrows(IOException.class, () -> stage.ask(STREAM));
        assertTrue(String.valueOf(reset.getMessage()).contains("reset"), reset.toString());
    }

    @Test
    void a_dead_port_refuses_closes_what_is_open_and_comes_back_on_the_same_port()
            throws Exception {
        set(Fault.of(Kind.HANG_AFTER_HEADERS));
        try (RawClient open = new RawClient(stage.port())) {
            open.post("/v1/chat/completions", STREAM);
            open.until("\r\n\r\n");
            set(Fault.of(Kind.DEAD));
            assertEquals("", open.rest());
        }
        assertThrows(ConnectException.class, () -> stage.ask(WHOLE));
        Stage.await(stage.provider().faults().clear());
        assertTrue(stage.ask(WHOLE).startsWith("HTTP/1.1 200"));
    }

    @Test
    void a_port_that_dies_for_a_while_comes_back_by_itself() throws Exception {
        set(Fault.of(Kind.DEAD).within(Duration.ZERO, Duration.ofMillis(50)));
        assertTrue(Stage.eventually(this::answers), "the port stayed dead");
    }

    @Test
    void a_port_that_is_opened_while_it_still_closes_is_open_in_the_end() throws Exception {
        Future<Void> dead = stage.provider().faults().set(Fault.of(Kind.DEAD));
        Future<Void> alive = stage.provider().faults().clear();
        Stage.await(dead);
        Stage.await(alive);
        assertTrue(answers());
    }

    @Test
    void nothing_comes_before_the_headers() throws Exception {
        set(Fault.of(Kind.HANG_BEFORE_HEADERS));
        try (RawClient client = new RawClient(stage.port())) {
            client.post("/v1/chat/completions", STREAM);
            assertTrue(Stage.eventually(() -> stage.provider().tally().open() == 1));
            assertTrue(client.silentFor(100));
        }
    }

    @Test
    void nothing_comes_after_the_headers() throws Exception {
        set(Fault.of(Kind.HANG_AFTER_HEADERS));
        try (RawClient client = new RawClient(stage.port())) {
            client.post("/v1/chat/completions", STREAM);
            String head = client.until("\r\n\r\n");
            assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
            assertTrue(head.contains("content-type: text/event-stream"), head);
            assertTrue(client.silentFor(100));
        }
    }

    @Test
    void half_a_frame_breaks_off_inside_an_event() throws Exception {
        set(Fault.of(Kind.HALF_FRAME).after(3));
        String answer = stage.ask(STREAM);
        assertEquals(3, contents(answer) - (endsInsideContent(answer) ? 1 : 0));
        assertFalse(answer.endsWith("\n\n"), answer);
        assertFalse(answer.endsWith(LAST_CHUNK), answer);
    }

    @Test
    void half_a_body_is_shorter_than_its_length_says() throws Exception {
        set(Fault.of(Kind.HALF_FRAME));
        String answer = stage.ask(WHOLE);
        assertTrue(body(answer).length() < length(answer), answer);
    }

    @Test
    void death_in_mid_stream_comes_after_the_tokens_and_without_an_end() throws Exception {
        set(Fault.of(Kind.MID_STREAM_DEATH).after(5));
        String answer = stage.ask(STREAM);
        assertEquals(5, contents(answer));
        assertFalse(answer.contains("\"finish_reason\":\"length\""), answer);
        assertFalse(answer.endsWith(LAST_CHUNK), answer);
    }

    @Test
    void garbage_keeps_the_promised_type_and_nothing_else() throws Exception {
        set(Fault.of(Kind.GARBAGE));
        String answer = stage.ask(STREAM);
        assertTrue(answer.contains("content-type: text/event-stream"), answer);
        assertFalse(body(answer).contains("data:"), answer);
    }

    @Test
    void garbage_in_place_of_http_has_no_status() throws Exception {
        set(Fault.of(Kind.GARBAGE_HTTP));
        String answer = stage.ask(STREAM);
        assertEquals(512, answer.length());
        assertFalse(answer.contains("HTTP/1.1"), answer);
    }

    @Test
    void slow_drip_sends_one_byte_at_a_time() throws Exception {
        set(Fault.of(Kind.SLOW_DRIP));
        try (RawClient client = new RawClient(stage.port())) {
            client.post("/v1/chat/completions", STREAM);
            client.until("\r\n\r\n");
            assertEquals("1\r\nd\r\n1\r\na\r\n1\r\nt\r\n1\r\na\r\n1\r\n:", client.until(":"));
        }
    }

    @Test
    void an_empty_answer_is_well_formed() throws Exception {
        set(Fault.of(Kind.EMPTY_ANSWER));
        String stream = stage.ask(STREAM);
        assertEquals(0, contents(stream));
        assertTrue(stream.contains("\"finish_reason\":\"stop\""), stream);
        assertTrue(stream.contains("\"completion_tokens\":0,"), stream);
        assertTrue(stream.contains(DONE), stream);
        assertTrue(stage.ask(WHOLE).contains("\"content\":\"\""));
    }

    @Test
    void an_empty_body_is_a_success_without_bytes() throws Exception {
        set(Fault.of(Kind.EMPTY_BODY));
        String answer = stage.ask(STREAM);
        assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
        assertEquals("", body(answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USAGE_DOUBLED  |"
                        + " \"prompt_tokens\":4,\"completion_tokens\":16,\"total_tokens\":20,",
                "USAGE_NEGATIVE | \"prompt_tokens\":-3,\"completion_tokens\":-9,",
                "USAGE_HUGE     | \"prompt_tokens\":9007199254740991,",
            })
    void counts_are_wrong(Kind kind, String usage) throws Exception {
        set(Fault.of(kind));
        assertTrue(stage.ask(STREAM).contains(usage));
        assertTrue(stage.ask(WHOLE).contains(usage));
    }

    @Test
    void counts_are_missing() throws Exception {
        set(Fault.of(Kind.USAGE_MISSING));
        assertFalse(stage.ask(STREAM).contains("prompt_tokens"));
        assertFalse(stage.ask(WHOLE).contains("usage"));
    }

    @Test
    void an_error_event_comes_after_the_tokens_and_ends_the_stream() throws Exception {
        set(Fault.of(Kind.ERROR_FRAME).after(2));
        String answer = stage.ask(STREAM);
        assertEquals(2, contents(answer));
        assertTrue(answer.contains("data: {\"error\":{"), answer);
        assertFalse(answer.contains(DONE), answer);
        assertTrue(answer.endsWith(LAST_CHUNK), answer);
    }

    @Test
    void an_error_may_follow_the_role_alone() throws Exception {
        set(Fault.of(Kind.ROLE_THEN_ERROR));
        String answer = stage.ask(STREAM);
        assertTrue(answer.contains("\"role\":\"assistant\""), answer);
        assertEquals(0, contents(answer));
        assertTrue(answer.contains("data: {\"error\":{"), answer);
    }

    @ParameterizedTest
    @CsvSource({"ERROR_IN_200", "ERROR_FRAME", "ROLE_THEN_ERROR"})
    void a_success_may_carry_an_error(Kind kind) throws Exception {
        set(Fault.of(kind));
        String answer = stage.ask(WHOLE);
        assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
        assertTrue(body(answer).startsWith("{\"error\":{"), answer);
    }

    @Test
    void a_stream_may_end_without_its_last_event() throws Exception {
        set(Fault.of(Kind.NO_DONE));
        String answer = stage.ask(STREAM);
        assertEquals(8, contents(answer));
        assertTrue(answer.contains("\"completion_tokens\":8"), answer);
        assertFalse(answer.contains("[DONE]"), answer);
        assertTrue(answer.endsWith(LAST_CHUNK), answer);
    }

    @Test
    void bytes_may_be_compressed_unasked() throws Exception {
        String plain = body(stage.ask(WHOLE));
        set(Fault.of(Kind.GZIP));
        String answer = stage.ask(WHOLE);
        assertTrue(answer.contains("content-encoding: gzip"), answer);
        byte[] zipped = body(answer).getBytes(StandardCharsets.ISO_8859_1);
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
        assertArrayEquals(
                withoutId(plain).getBytes(StandardCharsets.UTF_8),
                withoutId(new String(unzipped, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_fault_strikes_only_its_share() throws Exception {
        set(Fault.of(Kind.RATE_LIMIT_429).withProbability(0.5));
        int struck = 0;
        for (int i = 0; i < 100; i++) {
            struck += stage.ask(WHOLE).startsWith("HTTP/1.1 429") ? 1 : 0;
        }
        assertTrue(struck > 30 && struck < 70, "struck " + struck);
        assertEquals(struck, stage.provider().tally().struck());
    }

    @Test
    void faults_are_switched_over_the_same_port() throws Exception {
        String fault = "{\"faults\":[{\"kind\":\"error_500\",\"probability\":1}]}";
        try (RawClient client = new RawClient(stage.port())) {
            client.post("/sim/faults", fault);
            assertTrue(client.rest().contains("\"kind\":\"error_500\""));
        }
        assertTrue(stage.ask(WHOLE).startsWith("HTTP/1.1 500"));
        try (RawClient client = new RawClient(stage.port())) {
            client.post("/sim/faults", "{\"faults\":[]}");
            client.rest();
        }
        assertTrue(stage.ask(WHOLE).startsWith("HTTP/1.1 200"));
    }

    @ParameterizedTest
    @CsvSource({"{\"faults\":[{\"kind\":\"bad_mood\"}]}", "{\"faults\":[{}]}", "nonsense"})
    void faults_that_do_not_exist_are_refused(String json) throws Exception {
        try (RawClient client = new RawClient(stage.port())) {
            client.post("/sim/faults", json);
            assertTrue(client.rest().startsWith("HTTP/1.1 400"));
        }
    }

    private void set(Fault fault) {
        Stage.await(stage.provider().faults().set(fault));
    }

    private boolean answers() throws IOException {
        try {
            return stage.ask(WHOLE).startsWith("HTTP/1.1 200");
        } catch (SocketException stillDead) {
            return false;
        }
    }

    private static int contents(String answer) {
        return answer.split("\"delta\":\\{\"content\":\"", -1).length - 1;
    }

    private static boolean endsInsideContent(String answer) {
        return answer.lastIndexOf("\"delta\":{\"content\":") > answer.lastIndexOf("\n\n");
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static int length(String answer) {
        return Integer.parseInt(answer.replaceAll("(?s).*content-length: (\\d+).*", "$1"));
    }

    private static String withoutId(String body) {
        return body.replaceAll("simcmpl-sim-test-\\d+", "ID").replaceAll("\"created\":\\d+", "");
    }
}
