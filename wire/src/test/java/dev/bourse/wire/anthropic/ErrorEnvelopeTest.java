package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class ErrorEnvelopeTest {
    private static final JsonObject METADATA = new JsonObject(Map.of("attempt", JsonValue.of(0)));

    @ParameterizedTest
    @CsvSource({
        "CONTEXT_LENGTH_EXCEEDED,invalid_request_error",
        "MAX_TOKENS_EXCEEDED,invalid_request_error",
        "TOKEN_LIMIT_EXCEEDED,invalid_request_error",
        "STRING_TOO_LONG,invalid_request_error",
        "INVALID_REQUEST,invalid_request_error",
        "INVALID_PROMPT,invalid_request_error",
        "CONTENT_POLICY_VIOLATION,invalid_request_error",
        "REFUSAL,invalid_request_error",
        "INVALID_IMAGE,invalid_request_error",
        "IMAGE_TOO_LARGE,invalid_request_error",
        "IMAGE_TOO_SMALL,invalid_request_error",
        "UNSUPPORTED_IMAGE_FORMAT,invalid_request_error",
        "IMAGE_DOWNLOAD_FAILED,invalid_request_error",
        "AUTHENTICATION,authentication_error",
        "PAYMENT_REQUIRED,billing_error",
        "PERMISSION_DENIED,permission_error",
        "NOT_FOUND,not_found_error",
        "IMAGE_NOT_FOUND,not_found_error",
        "PRECONDITION_FAILED,invalid_request_error",
        "PAYLOAD_TOO_LARGE,invalid_request_error",
        "UNPROCESSABLE,invalid_request_error",
        "RATE_LIMIT_EXCEEDED,rate_limit_error",
        "SERVER,api_error",
        "UNMAPPED,api_error",
        "PROVIDER_UNAVAILABLE,api_error",
        "PROVIDER_OVERLOADED,overloaded_error",
        "TIMEOUT,timeout_error"
    })
    void every_kind_of_error_has_a_word_of_the_dialect(ErrorType type, String word) {
        assertEquals(word, ErrorEnvelope.type(type));
    }

    @Test
    void an_error_stands_in_the_envelope_of_the_dialect() {
        ApiError error =
                ApiError.of(ErrorType.NOT_FOUND, "no such model").with("model_slug", "a/b");
        assertEquals(
                "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\","
                        + "\"message\":\"no such model\",\"error_type\":\"not_found\","
                        + "\"metadata\":{\"model_slug\":\"a/b\"}},\"request_id\":\"gen-1\","
                        + "\"openrouter_metadata\":{\"attempt\":0}}",
                text(new Anthropic().error(error, new GenerationId("gen-1"), METADATA)));
    }

    @Test
    void an_internal_error_keeps_its_cause_to_itself() {
        ApiError error = ApiError.of(ErrorType.SERVER, "the disk is full").with("disk", "sda");
        assertEquals(
                "{\"type\":\"error\",\"error\":{\"type\":\"api_error\","
                        + "\"message\":\"Internal server error\",\"error_type\":\"server\"},"
                        + "\"request_id\":null}",
                text(new Anthropic().error(error, null, METADATA)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
