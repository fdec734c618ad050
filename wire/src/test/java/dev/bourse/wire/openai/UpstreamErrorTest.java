package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class UpstreamErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    400 | {"error":{"message":"bad top_k","type":"invalid_request_error"}}        | 400 | invalid_request          | P: bad top_k
                    400 | {"error":{"message":"too big","code":"context_length_exceeded"}}        | 400 | context_length_exceeded  | P: too big
                    400 | {"error":{"message":"This model's maximum context length is 8 tokens"}} | 400 | context_length_exceeded  | P: This model's maximum context length is 8 tokens
                    413 | {"message":"prompt is too long"}                                        | 400 | context_length_exceeded  | P: prompt is too long
                    400 | {"error":{"message":"no","code":"content_filter"}}                      | 400 | content_policy_violation | P: no
                    400 | {"error":{"message":"API key not valid: AIza1"}}                        | 502 | provider_unavailable     | P: the provider failed
                    401 | {"error":{"message":"Incorrect API key provided: sk-1"}}                | 502 | provider_unavailable     | P: the provider failed
                    402 | {"error":{"message":"Insufficient Balance of acct-1"}}                  | 502 | provider_unavailable     | P: the provider failed
                    403 | {"error":"forbidden for org-1"}                                         | 502 | provider_unavailable     | P: the provider failed
                    404 | {"detail":"no such model"}                                              | 502 | provider_unavailable     | P: the provider failed
                    408 | ``                                                                      | 504 | timeout                  | P: the provider did not answer in time
                    413 | {"error":{"message":"body over 4 MB"}}                                  | 413 | payload_too_large        | P: body over 4 MB
                    422 | {"detail":"messages missing"}                                           | 422 | unprocessable            | P: messages missing
                    422 | {"detail":[{"loc":["body"],"msg":"missing"}]}                           | 422 | unprocessable            | P: the provider refused the request
                    429 | {"error":{"message":"Rate limit reached for org-1"}}                    | 429 | rate_limit_exceeded      | P: the provider limits the rate of requests
                    500 | <html>stack trace</html>                                                | 502 | provider_unavailable     | P: the provider failed
                    503 | {}                                                                      | 503 | provider_overloaded      | P: the provider is overloaded
                    504 | []                                                                      | 504 | timeout                  | P: the provider did not answer in time
                    524 | null                                                                    | 504 | timeout                  | P: the provider did not answer in time
                    529 | {"error":{"type":"overloaded_error","message":"x"}}                     | 503 | provider_overloaded      | P: the provider is overloaded
                    200 | {"error":{"code":429,"message":"slow"}}                                 | 429 | rate_limit_exceeded      | P: the provider limits the rate of requests
                    200 | {"error":{"code":"insufficient_quota","message":"pay"}}                 | 429 | rate_limit_exceeded      | P: the provider limits the rate of requests
                    200 | {"error":{"type":"overloaded_error","message":"x"}}                     | 503 | provider_overloaded      | P: the provider is overloaded
                    200 | {"error":{"code":1e99,"message":"x"}}                                   | 502 | provider_unavailable     | P: the provider failed
                    400 | {"error":{"message":"max_tokens: 99999 > 64000, which is the maximum allowed number of output tokens"}} | 400 | max_tokens_exceeded | P: max_tokens: 99999 > 64000, which is the maximum allowed number of output tokens
                    400 | {"error":{"message":"max_tokens is too large: 9. This model supports at most 8 completion tokens"}} | 400 | max_tokens_exceeded | P: max_tokens is too large: 9. This model supports at most 8 completion tokens
                    400 | [{"error":{"code":400,"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"}}] | 400 | context_length_exceeded | P: The input token count (9) exceeds the maximum number of tokens allowed (8).
                    400 | {"error":{"message":"over","code":"token_limit_exceeded"}} | 400 | token_limit_exceeded | P: over
                    400 | {"error":{"message":"long","code":"string_above_max_length"}} | 400 | string_too_long | P: long
                    400 | {"error":{"message":"no","code":"invalid_prompt"}} | 400 | invalid_prompt | P: no
                    400 | {"error":{"message":"no","type":"refusal"}} | 400 | refusal | P: no
                    400 | {"error":{"message":"Could not process image"}} | 400 | invalid_image | P: Could not process image
                    400 | {"error":{"message":"Unable to process input image. Please retry"}} | 400 | invalid_image | P: Unable to process input image. Please retry
                    400 | {"error":{"message":"messages.0: image exceeds 5 MB maximum: 9 bytes > 5 bytes"}} | 400 | image_too_large | P: messages.0: image exceeds 5 MB maximum: 9 bytes > 5 bytes
                    400 | {"error":{"message":"no","code":"image_too_small"}} | 400 | image_too_small | P: no
                    400 | {"error":{"message":"no","code":"invalid_image_format"}} | 400 | unsupported_image_format | P: no
                    400 | {"error":{"message":"Unable to download the file. Verify the URL"}} | 400 | image_download_failed | P: Unable to download the file. Verify the URL
                    400 | {"error":{"message":"gone","code":"image_file_not_found"}} | 404 | image_not_found | P: gone
                    400 | {"error":{"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}} | 403 | permission_denied | P: the provider does not serve the region of this exchange
                    403 | {"error":{"code":"unsupported_country_region_territory","message":"x"}} | 403 | permission_denied | P: the provider does not serve the region of this exchange
                    412 | {"error":{"message":"stale"}} | 412 | precondition_failed | P: stale
                    200 | {"error":{"type":"timeout_error","message":"x"}} | 504 | timeout | P: the provider did not answer in time
                    200 | {"error":{"status":"RESOURCE_EXHAUSTED","message":"x"}} | 429 | rate_limit_exceeded | P: the provider limits the rate of requests
                    200 | {"error":{"status":"UNAVAILABLE","message":"x"}} | 503 | provider_overloaded | P: the provider is overloaded
                    """)
    void an_upstreams_error_becomes_ours(
            int status, String body, int shown, String type, String message) {
        ApiError error = read(body).asApiError(status, "P");
        assertEquals(shown, error.status());
        assertEquals(type, error.type().wireName());
        assertEquals(message, error.message());
    }

    @Test
    void a_long_message_is_shortened() {
        String page = "x".repeat(100_000);
        assertEquals(1000, read(page).message().length());
    }

    @Test
    void the_code_is_told_and_the_body_is_not() {
        String told = Json.text(read("{\"error\":\"key sk-1\"}").asApiError(401, "P").json());
        assertFalse(told.contains("sk-1"), told);
        assertEquals(
                "{\"code\":502,\"message\":\"P: the provider failed\","
                        + "\"type\":\"provider_unavailable\","
                        + "\"metadata\":{\"error_type\":\"provider_unavailable\","
                        + "\"provider_name\":\"P\",\"provider_code\":\"401\"}}",
                told);
    }

    private static UpstreamError read(String body) {
        return UpstreamError.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
