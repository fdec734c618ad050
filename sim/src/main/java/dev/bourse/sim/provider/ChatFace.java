package dev.bourse.sim.provider;

import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;

import java.util.Map;

/** OpenAI's chat completions. */
final class ChatFace implements Face {
    @Override
    public Reading read(JsonObject body) {
        return ChatReader.read(body);
    }

    @Override
    public Frames frames(Answer answer, Prompt prompt) {
        return new ChatFrames(answer, prompt);
    }

    @Override
    public Buffer error(Refusal refusal) {
        Map<String, Object> error =
                Members.of(
                        "message", refusal.message(),
                        "type", type(refusal.status()),
                        "code", refusal.code());
        return Sse.json(Map.of("error", error));
    }

    @Override
    public Buffer errorEvent(Refusal refusal) {
        return Buffer.buffer("data: ").appendBuffer(error(refusal)).appendString("\n\n");
    }

    static String type(int status) {
        return switch (status) {
            case 429 -> "rate_limit_error";
            case 401 -> "authentication_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
