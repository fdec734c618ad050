package dev.bourse.sim.provider;

import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;

import java.util.Map;

/** Anthropic Messages. */
final class MessagesFace implements Face {
    /** In whose name thoughts are signed. */
    static final String VENDOR = "anthropic";

    @Override
    public Reading read(JsonObject body) {
        return new MessagesReader(body).read();
    }

    @Override
    public Frames frames(Answer answer, Prompt prompt) {
        return new MessagesFrames(answer);
    }

    @Override
    public Buffer error(Refusal refusal) {
        return Sse.json(envelope(refusal));
    }

    @Override
    public Buffer errorEvent(Refusal refusal) {
        return Sse.event("error", envelope(refusal));
    }

    private static Map<String, Object> envelope(Refusal refusal) {
        return Members.of(
                "type", "error",
                "error", Members.of("type", type(refusal.status()), "message", message(refusal)),
                "request_id", "req_simulated");
    }

    /** Too long a prompt has no kind of its own there, only its words. */
    private static String message(Refusal refusal) {
        return refusal.code().equals("context_length_exceeded")
                ? "prompt is too long: " + refusal.message()
                : refusal.message();
    }

    private static String type(int status) {
        return switch (status) {
            case 400 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            default -> "api_error";
        };
    }
}
