package dev.bourse.sim.provider;

import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** OpenAI's Responses. */
final class ResponsesFace implements Face {
    private static final String VENDOR = "openai";

    private boolean sealing;
    private boolean summing;

    /** Thoughts as the vendor hides them. */
    static String sealed(String thought) {
        byte[] hidden = Base64.getEncoder().encode(thought.getBytes(StandardCharsets.UTF_8));
        return Signatures.of(VENDOR, thought) + "." + new String(hidden, StandardCharsets.US_ASCII);
    }

    /** Whether it is the vendor's own. */
    static boolean isSealed(String text) {
        int dot = text.indexOf('.');
        try {
            byte[] thought = Base64.getDecoder().decode(text.substring(dot + 1));
            return text.equals(sealed(new String(thought, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public Reading read(JsonObject body) {
        sealing = ChatReader.texts(body.items("include")).contains("reasoning.encrypted_content");
        summing = body.object("reasoning").text("summary").isPresent();
        return new ResponsesReader(body).read();
    }

    @Override
    public Frames frames(Answer answer, Prompt prompt) {
        return new ResponsesFrames(answer, sealing, summing);
    }

    @Override
    public Buffer error(Refusal refusal) {
        return Sse.json(
                Map.of(
                        "error",
                        Members.of(
                                "message", refusal.message(),
                                "type", ChatFace.type(refusal.status()),
                                "param", JsonNull.NULL,
                                "code", refusal.code())));
    }

    @Override
    public Buffer errorEvent(Refusal refusal) {
        return Sse.event(
                "error",
                Members.of(
                        "type",
                        "error",
                        "code",
                        refusal.status() == 429 ? "rate_limit_exceeded" : "server_error",
                        "message",
                        refusal.message(),
                        "param",
                        JsonNull.NULL,
                        "sequence_number",
                        0));
    }
}
