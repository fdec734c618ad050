package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Map;

/** {@code countTokens}: how long a prompt is, without an answer. */
public final class CountTokens {
    private static final String WHOLE = "generateContentRequest";

    private CountTokens() {}

    /**
     * Reads the request, which holds {@code contents} or a whole {@code generateContentRequest};
     * its length is the {@link dev.bourse.wire.chat.Request#promptBytes()} of what comes back.
     */
    public static Scanned read(byte[] body, Addressed addressed) {
        try {
            ProtoObject request =
                    new ProtoObject(Json.parse(body).asObject().orElse(JsonObject.EMPTY));
            JsonObject whole = request.object(WHOLE).json();
            byte[] inner = whole.members().isEmpty() ? body : Json.bytes(whole);
            return GeminiRequest.scan(inner, addressed);
        } catch (JsonException problem) {
            String message = String.valueOf(problem.getMessage());
            return new Scanned.Rejected(ApiError.of(ErrorType.INVALID_REQUEST, message));
        }
    }

    /** The answer. */
    public static byte[] answer(long totalTokens) {
        return Json.bytes(JsonValue.of(Map.of("totalTokens", totalTokens)));
    }
}
