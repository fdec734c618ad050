package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every kind of error in the envelope of every dialect (openrouter.md 6.2 to 6.5): the status,
 * where {@code error_type} stands, and the dialect's own word for it.
 */
class ErrorTableTest {
    private static final String TABLE =
            """
            context_length_exceeded  | 400 | invalid_request_error | (none)                         | INVALID_ARGUMENT
            max_tokens_exceeded      | 400 | invalid_request_error | (none)                         | INVALID_ARGUMENT
            token_limit_exceeded     | 400 | invalid_request_error | (none)                         | INVALID_ARGUMENT
            string_too_long          | 400 | invalid_request_error | (none)                         | INVALID_ARGUMENT
            invalid_request          | 400 | invalid_request_error | invalid_prompt                 | INVALID_ARGUMENT
            invalid_prompt           | 400 | invalid_request_error | invalid_prompt                 | INVALID_ARGUMENT
            content_policy_violation | 400 | invalid_request_error | image_content_policy_violation | INVALID_ARGUMENT
            refusal                  | 400 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            invalid_image            | 400 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            image_too_large          | 400 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            image_too_small          | 400 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            unsupported_image_format | 400 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            image_download_failed    | 400 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            authentication           | 401 | authentication_error  | server_error                   | UNAUTHENTICATED
            payment_required         | 402 | billing_error         | server_error                   | FAILED_PRECONDITION
            permission_denied        | 403 | permission_error      | server_error                   | PERMISSION_DENIED
            not_found                | 404 | not_found_error       | server_error                   | NOT_FOUND
            image_not_found          | 404 | not_found_error       | server_error                   | NOT_FOUND
            precondition_failed      | 412 | invalid_request_error | server_error                   | FAILED_PRECONDITION
            payload_too_large        | 413 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            unprocessable            | 422 | invalid_request_error | server_error                   | INVALID_ARGUMENT
            rate_limit_exceeded      | 429 | rate_limit_error      | rate_limit_exceeded            | RESOURCE_EXHAUSTED
            server                   | 500 | api_error             | server_error                   | INTERNAL
            unmapped                 | 500 | api_error             | server_error                   | INTERNAL
            provider_unavailable     | 502 | api_error             | server_error                   | UNAVAILABLE
            provider_overloaded      | 503 | overloaded_error      | server_error                   | UNAVAILABLE
            timeout                  | 504 | timeout_error         | server_error                   | DEADLINE_EXCEEDED
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void a_kind_of_error_in_each_dialect(
            String type, int status, String anthropic, String responses, String gemini) {
        ApiError error = ApiError.of(ErrorType.of(type).orElseThrow(), "Because.");
        assertEquals(status, error.status());
        assertChat(error, type);
        assertResponses(error, type, responses);
        assertAnthropic(error, type, anthropic);
        assertGemini(error, type, gemini);
    }

    @Test
    void the_table_has_every_kind() {
        Set<ErrorType> rows = EnumSet.noneOf(ErrorType.class);
        Arrays.stream(TABLE.split("\n"))
                .forEach(row -> rows.add(ErrorType.of(row.split("\\|")[0].strip()).orElseThrow()));
        assertEquals(EnumSet.allOf(ErrorType.class), rows);
    }

    private static void assertChat(ApiError error, String type) {
        JsonObject shown = body(Dialect.OPENAI, error).object("error");
        assertEquals(type, text(shown.object("metadata"), "error_type"));
        assertEquals(type, text(shown, "type"));
        assertEquals(error.status(), number(shown));
    }

    /** Its own words are those of a stream; running out of room is how an answer ends there. */
    private static void assertResponses(ApiError error, String type, String code) {
        JsonObject whole = body(Dialect.RESPONSES, error);
        assertEquals(type, text(whole, "error_type"));
        assertEquals(error.status(), number(whole.object("error")));
        JsonObject last = last(Dialect.RESPONSES, "{\"model\":\"a/b\",\"input\":\"x\"}", error);
        assertEquals(code, text(last.object("response").object("error"), "code"));
    }

    /** The last event of a stream that broke. */
    private static JsonObject last(Dialect dialect, String body, ApiError error) {
        Protocol protocol = Protocols.of(dialect);
        Scanned scanned = protocol.scan(body.getBytes(UTF_8), Addressed.BY_BODY);
        Identity identity = new Identity(new GenerationId("gen-1"), "a/b", "P", 1);
        byte[] broken = protocol.writer(identity, (Request) scanned).broken(error, null);
        String events = new String(broken, UTF_8);
        String data = events.substring(events.lastIndexOf("data: ") + "data: ".length());
        return Json.parse(data.getBytes(UTF_8)).asObject().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stream_that_broke_ends_with_the_metadata_but_for_a_fault_of_ours(Dialect dialect) {
        JsonObject metadata = new JsonObject(Map.of("attempt", JsonValue.of(1)));
        for (ErrorType type : List.of(ErrorType.PROVIDER_UNAVAILABLE, ErrorType.SERVER)) {
            Identity identity = new Identity(new GenerationId("gen-1"), "a/b", "P", 1);
            byte[] broken =
                    Protocols.of(dialect)
                            .writer(identity, asked(dialect))
                            .broken(ApiError.of(type, "x"), metadata);
            String events = new String(broken, UTF_8);
            boolean told = events.contains("\"openrouter_metadata\":{\"attempt\":1}");
            assertEquals(type != ErrorType.SERVER, told, events);
        }
    }

    private static Request asked(Dialect dialect) {
        String body =
                switch (dialect) {
                    case GEMINI -> "{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}";
                    case RESPONSES -> "{\"model\":\"a/b\",\"input\":\"x\"}";
                    case OPENAI, ANTHROPIC ->
                            "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
                };
        Addressed addressed = new Addressed(dialect == Dialect.GEMINI ? "a/b" : null, true, false);
        return (Request) Protocols.of(dialect).scan(body.getBytes(UTF_8), addressed);
    }

    private static void assertAnthropic(ApiError error, String type, String word) {
        JsonObject whole = body(Dialect.ANTHROPIC, error);
        assertEquals("error", text(whole, "type"));
        assertEquals(type, text(whole.object("error"), "error_type"));
        assertEquals(word, text(whole.object("error"), "type"));
    }

    private static void assertGemini(ApiError error, String type, String word) {
        JsonObject shown = body(Dialect.GEMINI, error).object("error");
        assertEquals(error.status(), number(shown));
        assertEquals(word, text(shown, "status"));
        JsonObject info = shown.items("details").getFirst().asObject().orElseThrow();
        assertEquals(type, text(info.object("metadata"), "error_type"));
    }

    private static JsonObject body(Dialect dialect, ApiError error) {
        Reply reply = Errors.answer(Protocols.of(dialect), error);
        assertEquals(error.status(), reply.status());
        return Json.parse(reply.json()).asObject().orElseThrow();
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElse("(none)");
    }

    private static int number(JsonObject object) {
        return object.number("code").orElseThrow().intValue();
    }
}
