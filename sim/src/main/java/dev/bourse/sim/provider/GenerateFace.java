package dev.bourse.sim.provider;

import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;

import java.util.Map;

/** Gemini's {@code generateContent} and {@code streamGenerateContent}. */
final class GenerateFace implements Face {
    /** In whose name thoughts are signed. */
    static final String VENDOR = "google";

    private final String model;
    private final boolean stream;
    private boolean shows;

    /**
     * @param model as the path names it
     * @param stream whether the path asks for a stream
     */
    GenerateFace(String model, boolean stream) {
        this.model = model;
        this.stream = stream;
    }

    @Override
    public Reading read(JsonObject body) {
        JsonObject thinking = body.object("generationConfig").object("thinkingConfig");
        shows = thinking.flag("includeThoughts").orElse(false);
        return new GenerateReader(body).read(model, stream);
    }

    @Override
    public Frames frames(Answer answer, Prompt prompt) {
        return new GenerateFrames(answer, shows);
    }

    @Override
    public Buffer error(Refusal refusal) {
        Map<String, Object> error =
                Members.of(
                        "code", refusal.status(),
                        "message", refusal.message(),
                        "status", status(refusal.status()));
        return Sse.json(Map.of("error", error));
    }

    @Override
    public Buffer errorEvent(Refusal refusal) {
        return Buffer.buffer("data: ").appendBuffer(error(refusal)).appendString("\n\n");
    }

    private static String status(int status) {
        return switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            default -> "INTERNAL";
        };
    }
}
