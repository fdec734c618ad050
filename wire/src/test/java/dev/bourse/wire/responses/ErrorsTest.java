package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Errors in this dialect's words (openrouter.md 6.5). */
class ErrorsTest {
    @Test
    void an_http_error_names_its_kind_at_the_top() {
        ApiError error = ApiError.of(ErrorType.INVALID_REQUEST, "'input' is missing");
        assertEquals(
                "{\"error\":{\"code\":400,\"message\":\"'input' is missing\","
                        + "\"type\":\"invalid_request\","
                        + "\"metadata\":{\"error_type\":\"invalid_request\"}},"
                        + "\"error_type\":\"invalid_request\","
                        + "\"openrouter_metadata\":{\"attempt\":1}}",
                text(error, metadata()));
    }

    @Test
    void an_internal_error_keeps_its_cause_and_the_metadata_to_itself() {
        String text = text(ApiError.of(ErrorType.SERVER, "disk /dev/sda"), metadata());
        assertFalse(text.contains("sda") || text.contains("openrouter_metadata"), text);
    }

    @ParameterizedTest
    @EnumSource(ErrorType.class)
    void every_kind_has_one_code(ErrorType type) {
        String expected =
                switch (type.wireName()) {
                    case "rate_limit_exceeded" -> "rate_limit_exceeded";
                    case "context_length_exceeded", "invalid_request", "invalid_prompt" ->
                            "invalid_prompt";
                    case "content_policy_violation" -> "image_content_policy_violation";
                    default -> "server_error";
                };
        assertEquals(expected, Errors.code(type));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CONTEXT_LENGTH_EXCEEDED",
                "MAX_TOKENS_EXCEEDED",
                "TOKEN_LIMIT_EXCEEDED",
                "STRING_TOO_LONG"
            })
    void a_lack_of_room_is_how_an_answer_ends(ErrorType type) {
        JsonObject bare = ResponseObject.bare(Streams.IDENTITY);
        JsonObject ended = ResponseObject.broken(bare, ApiError.of(type, "full"), null);
        assertEquals("incomplete", ended.text("status").orElseThrow());
        assertEquals(
                "max_output_tokens",
                ended.object("incomplete_details").text("reason").orElseThrow());
        assertTrue(ended.get("error").isEmpty());
    }

    @Test
    void any_other_error_is_a_failed_response() {
        JsonObject bare = ResponseObject.bare(Streams.IDENTITY);
        ApiError error = ApiError.of(ErrorType.RATE_LIMIT_EXCEEDED, "slow down");
        JsonObject ended = ResponseObject.broken(bare, error, null);
        assertEquals("failed", ended.text("status").orElseThrow());
        assertEquals("rate_limit_exceeded", ended.text("error_type").orElseThrow());
        assertEquals("slow down", ended.object("error").text("message").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "rate_limit_exceeded,           rate_limit_exceeded",
        "server_error,                  provider_unavailable",
        "invalid_prompt,                invalid_prompt",
        "context_length_exceeded,       context_length_exceeded",
        "image_content_policy_violation,content_policy_violation",
        "image_too_large,               image_too_large",
        "vector_store_timeout,          timeout",
        "never_heard_of,                provider_unavailable",
    })
    void an_upstreams_code_tells_whose_fault_it_was(String code, String type) {
        UpstreamError said = Errors.read(JsonValue.of(Map.of("code", code, "message", "m")));
        assertEquals(type, said.asApiError(200, "P").type().wireName());
    }

    private static JsonObject metadata() {
        return new JsonObject(Map.of("attempt", JsonValue.of(1)));
    }

    private static String text(ApiError error, JsonObject metadata) {
        byte[] body = Streams.RESPONSES.error(error, Streams.IDENTITY.id(), metadata);
        Json.parse(body);
        return new String(body, StandardCharsets.UTF_8);
    }
}
