package dev.bourse.wire.openai;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An identity as the JSON that is written into answers, made once per answer. */
final class Stamp {
    private final Identity identity;
    private final byte[] id;
    private final byte[] model;
    private final byte[] provider;

    Stamp(Identity identity) {
        this.identity = identity;
        id = Json.quoted(identity.id().value());
        model = Json.quoted(identity.model());
        provider = Json.quoted(identity.provider());
    }

    Identity identity() {
        return identity;
    }

    byte[] id() {
        return id;
    }

    byte[] model() {
        return model;
    }

    byte[] provider() {
        return provider;
    }

    /** The members that every chunk begins with. */
    private Map<String, JsonValue> head(long created) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(identity.id().value()));
        members.put("object", JsonValue.of("chat.completion.chunk"));
        members.put("created", JsonValue.of(created));
        members.put("model", JsonValue.of(identity.model()));
        members.put("provider", JsonValue.of(identity.provider()));
        return members;
    }

    /** A chunk up to the first member of the delta of one choice. */
    byte[] opening(long created, int choice) {
        byte[] head = Json.bytes(new JsonObject(head(created)));
        byte[] rest = ascii(",\"choices\":[{\"index\":" + choice + ",\"delta\":{");
        Rope rope = new Rope();
        rope.add(ascii(SseWriter.DATA));
        rope.add(head, 0, head.length - 1);
        rope.add(rest);
        return rope.take();
    }

    /** The chunk that carries the usage and no choices. */
    JsonObject usageChunk(long created, JsonObject usage, @Nullable JsonObject metadata) {
        Map<String, JsonValue> members = head(created);
        members.put("choices", JsonValue.of(List.of()));
        members.put("usage", usage);
        if (metadata != null) {
            members.put("openrouter_metadata", metadata);
        }
        return new JsonObject(members);
    }

    /** The chunk that says that a stream broke. */
    JsonObject errorChunk(long created, ApiError error) {
        Map<String, JsonValue> choice = new LinkedHashMap<>();
        choice.put("index", JsonValue.of(0));
        choice.put("delta", JsonValue.of(Map.of("content", "")));
        choice.put("finish_reason", JsonValue.of(FinishReason.ERROR.wireName()));
        Map<String, JsonValue> members = head(created);
        members.put("error", error.json());
        members.put("choices", JsonValue.of(List.of(choice)));
        return new JsonObject(members);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
