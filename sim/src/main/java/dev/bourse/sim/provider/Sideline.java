package dev.bourse.sim.provider;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

import java.util.Optional;

/** What a provider does beside chatting; the same for the same request. */
enum Sideline {
    EMBEDDINGS("/v1/embeddings"),
    RERANK("/v1/rerank"),
    IMAGES("/v1/images/generations"),
    SPEECH("/v1/audio/speech"),
    TRANSCRIPTION("/v1/audio/transcriptions");

    private final String path;

    Sideline(String path) {
        this.path = path;
    }

    /** What is done at a path; empty when nothing is. */
    static Optional<Sideline> at(String path) {
        for (Sideline sideline : values()) {
            if (sideline.path.equals(path)) {
                return Optional.of(sideline);
            }
        }
        return Optional.empty();
    }

    Script answer(HttpServerRequest request, Buffer body) {
        if (this == TRANSCRIPTION) {
            String type = String.valueOf(request.getHeader("content-type"));
            return Transcripts.answer(type, body.getBytes());
        }
        try {
            return answer(Json.parse(body.getBytes()).asObject().orElse(JsonObject.EMPTY));
        } catch (JsonException malformed) {
            return refused("invalid_json", "The body is no JSON: " + malformed.getMessage());
        }
    }

    static Script refused(String code, String message) {
        return Script.refusal(new ChatFace(), new Refusal(400, code, message));
    }

    private Script answer(JsonObject body) {
        if (body.text("model").isEmpty()) {
            return refused("missing_required_parameter", "you must provide a model parameter");
        }
        return switch (this) {
            case EMBEDDINGS -> Embeddings.answer(body);
            case RERANK -> Rerank.answer(body);
            case IMAGES -> Images.answer(body);
            case SPEECH, TRANSCRIPTION -> Speech.answer(body);
        };
    }
}
