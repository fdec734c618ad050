package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class ErrorEnvelopeTest {
    private static final JsonObject WHY = (JsonObject) JsonValue.of(Map.of("code", "no_endpoints"));
    private static final JsonObject METADATA = (JsonObject) JsonValue.of(Map.of("attempt", 0));

    @Test
    void an_error_has_code_message_and_kind() {
        assertEquals(
                "{\"error\":{\"code\":402,\"message\":\"no credit\",\"type\":\"payment_required\","
                        + "\"metadata\":{\"error_type\":\"payment_required\"}}}",
                text(ErrorEnvelope.bytes(ApiError.of(ErrorType.PAYMENT_REQUIRED, "no credit"))));
    }

    @Test
    void availability_user_and_metadata_stand_where_they_belong() {
        ApiError error =
                new ApiError(ErrorType.NOT_FOUND, 404, "none left", JsonObject.EMPTY, WHY)
                        .with("failed_routing_step", "price");
        assertEquals(
                "{\"error\":{\"code\":404,\"message\":\"none left\",\"type\":\"not_found\","
                    + "\"metadata\":{\"error_type\":\"not_found\",\"failed_routing_step\":\"price\"},"
                    + "\"availability\":{\"code\":\"no_endpoints\"}},"
                    + "\"user_id\":\"u\",\"openrouter_metadata\":{\"attempt\":0}}",
                text(ErrorEnvelope.bytes(error, "u", METADATA)));
    }

    @Test
    void an_internal_error_tells_nothing() {
        ApiError error =
                ApiError.of(ErrorType.SERVER, "null at Books:17").with("provider_code", 418);
        assertEquals(
                "{\"error\":{\"code\":500,\"message\":\"Internal server"
                        + " error\",\"type\":\"server\",\"metadata\":{\"error_type\":\"server\"}}}",
                text(ErrorEnvelope.bytes(error, null, METADATA)));
    }

    @Test
    void a_status_can_be_told_more_exactly() {
        ApiError error = ApiError.of(ErrorType.PROVIDER_OVERLOADED, "busy").withStatus(529);
        assertEquals(
                "{\"error\":{\"code\":529,\"message\":\"busy\",\"type\":\"provider_overloaded\","
                        + "\"metadata\":{\"error_type\":\"provider_overloaded\"}}}",
                text(ErrorEnvelope.bytes(error)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
