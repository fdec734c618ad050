package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bourse.domain.unit.GenerationId;
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

import java.util.Map;
import java.util.Set;

/** Errors in Google's envelope, written and read. */
class ErrorTest {
    private static final Set<String> CODES =
            Set.of(
                    "INVALID_ARGUMENT",
                    "UNAUTHENTICATED",
                    "FAILED_PRECONDITION",
                    "PERMISSION_DENIED",
                    "NOT_FOUND",
                    "RESOURCE_EXHAUSTED",
                    "INTERNAL",
                    "UNAVAILABLE",
                    "DEADLINE_EXCEEDED");
    private final Gemini gemini = new Gemini();

    @ParameterizedTest
    @EnumSource
    void every_kind_of_error_has_its_status_a_word_for_it_and_its_name(ErrorType type) {
        JsonObject error = written(ApiError.of(type, "No."));
        JsonObject info = (JsonObject) error.items("details").getFirst();
        assertEquals(type.status(), error.number("code").orElseThrow().intValueExact());
        assertEquals(true, CODES.contains(error.text("status").orElse("")));
        assertEquals(type.wireName(), info.object("metadata").text("error_type").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT",
        "401, UNAUTHENTICATED",
        "402, FAILED_PRECONDITION",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "408, DEADLINE_EXCEEDED",
        "409, ABORTED",
        "410, NOT_FOUND",
        "412, FAILED_PRECONDITION",
        "413, INVALID_ARGUMENT",
        "422, INVALID_ARGUMENT",
        "429, RESOURCE_EXHAUSTED",
        "499, CANCELLED",
        "500, INTERNAL",
        "501, UNIMPLEMENTED",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, DEADLINE_EXCEEDED",
        "524, DEADLINE_EXCEEDED",
        "529, UNAVAILABLE"
    })
    void each_status_has_its_word(int status, String word) {
        assertEquals(word, StatusWord.of(status));
    }

    @Test
    void details_say_when_to_try_again_and_what_else_is_known() {
        JsonObject availability =
                (JsonObject) JsonValue.of(Map.of("code", "capacity_exhausted", "retry_after", 34));
        ApiError error =
                new ApiError(
                        ErrorType.RATE_LIMIT_EXCEEDED,
                        429,
                        "Slow down.",
                        (JsonObject) JsonValue.of(Map.of("provider_name", "P")),
                        availability);
        assertEquals(
                "{\"error\":{\"code\":429,\"message\":\"Slow down.\","
                        + "\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{"
                        + "\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                        + "\"reason\":\"RATE_LIMIT_EXCEEDED\",\"domain\":\"bourse\","
                        + "\"metadata\":{\"error_type\":\"rate_limit_exceeded\","
                        + "\"generation_id\":\"gen-1\"}},{"
                        + "\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
                        + "\"retryDelay\":\"34s\"},{"
                        + "\"@type\":\"type.googleapis.com/google.protobuf.Struct\",\"value\":{"
                        + "\"provider_name\":\"P\",\"availability\":"
                        + Json.text(availability)
                        + "}}]},\"openrouter_metadata\":{}}",
                Samples.text(gemini.error(error, new GenerationId("gen-1"), JsonObject.EMPTY)));
    }

    @Test
    void an_internal_error_keeps_its_cause_to_itself() {
        ApiError secret = ApiError.of(ErrorType.SERVER, "disk /dev/x").with("path", "/x");
        String text = Samples.text(gemini.error(secret, null, JsonObject.EMPTY));
        assertFalse(text.contains("/" + "dev") || text.contains("openrouter_metadata"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    400 | {"error":{"code":400,"message":"Invalid value at 'contents'","status":"INVALID_ARGUMENT"}}             | invalid_request
                    400 | {"error":{"code":400,"message":"The input token count (9) exceeds the maximum","status":"INVALID_ARGUMENT"}} | context_length_exceeded
                    400 | {"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}                       | provider_unavailable
                    400 | {"error":{"code":400,"message":"User location is not supported","status":"FAILED_PRECONDITION"}}        | permission_denied
                    403 | {"error":{"code":403,"message":"Permission denied","status":"PERMISSION_DENIED"}}                       | provider_unavailable
                    404 | {"error":{"code":404,"message":"models/x is not found","status":"NOT_FOUND"}}                           | provider_unavailable
                    429 | [{"error":{"code":429,"message":"Quota","status":"RESOURCE_EXHAUSTED"}}]                                | rate_limit_exceeded
                    500 | {"error":{"code":500,"message":"Internal","status":"INTERNAL"}}                                         | provider_unavailable
                    503 | {"error":{"code":503,"message":"Overloaded","status":"UNAVAILABLE"}}                                    | provider_overloaded
                    504 | {"error":{"code":504,"message":"Deadline","status":"DEADLINE_EXCEEDED"}}                                | timeout
                    200 | {"error":{"message":"Quota","status":"RESOURCE_EXHAUSTED"}}                                             | rate_limit_exceeded
                    200 | {"error":{"message":"Overloaded","status":"UNAVAILABLE"}}                                               | provider_overloaded
                    200 | {"error":{"message":"Deadline","status":"DEADLINE_EXCEEDED"}}                                           | timeout
                    200 | {"error":{"message":"Bad","status":"INVALID_ARGUMENT"}}                                                 | invalid_request
                    200 | [{"error":{"code":429,"message":"Quota"}}]                                                              | rate_limit_exceeded
                    """)
    void an_error_of_google_becomes_ours(int status, String body, String type) {
        UpstreamError error = UpstreamError.read(Samples.bytes(body));
        assertEquals(type, error.asApiError(status, "P").type().wireName());
    }

    private JsonObject written(ApiError error) {
        return ((JsonObject) Json.parse(gemini.error(error, null, null))).object("error");
    }
}
