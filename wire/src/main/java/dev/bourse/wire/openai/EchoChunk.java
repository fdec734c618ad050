package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.sse.SseWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chunk without choices that shows a request as a provider got it. */
final class EchoChunk {
    private EchoChunk() {}

    /**
     * @param object what chunks of this stream call themselves
     */
    static byte[] of(Identity identity, String object, JsonObject sent) {
        Map<String, Object> chunk = new LinkedHashMap<>();
        chunk.put("id", identity.id().value());
        chunk.put("object", object);
        chunk.put("created", identity.created());
        chunk.put("model", identity.model());
        chunk.put("provider", identity.provider());
        chunk.put("choices", List.of());
        chunk.put("debug", Map.of("echo_upstream_body", sent));
        return SseWriter.event(Json.text(JsonValue.of(chunk)));
    }
}
