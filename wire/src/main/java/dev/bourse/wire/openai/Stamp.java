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
    private final String object;
    private final byte[] id;
    private final byte[] model;
    private final byte[] provider;

    Stamp(Identity identity) {
        this(identity, "chat.completion.chunk");
    }

    /**
     * @param object what chunks say that they are
     */
    Stamp(Identity identity, String object) {
        this.identity = identity;
        this.object = object;
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
        members.put("object", JsonValue.of(object));
        members.put("created", JsonValue.of(created));
        members.put("model", JsonValue.of(identity.model()));
        members.put("provider", JsonValue.of(identity.provider()));
        return members;
    }

    /**
     * A chunk up to the inside of its only choice, after the index.
     *
     * @param then what follows there
     */
    byte[] opening(long created, int choice, String then) {
        byte[] head = Json.bytes(new JsonObject(head(created)));
        byte[] rest = ascii(",\"choices\":[{\"index\":" + choice + then);
        Rope rope = new Rope();
        rope.add(ascii(SseWriter.DATA));
        rope.add(head, 0, head.length - 1);
        rope.add(rest);
        return rope.take();
    }

    /** How a choice says nothing. */
    record Nothing(String member, JsonValue value) {
        static final Nothing DELTA = new Nothing("delta", JsonValue.of(Map.of("content", "")));
    }

    /** The chunk that carries the usage and no choices. */
    JsonObject usageChunk(long created, JsonObject usage, @Nullable JsonObject metadata) {
        Map<String, JsonValue> members = head(created);
        members.put("service_tier", JsonValue.of(identity.tierName()));
        members.put("choices", JsonValue.of(List.of()));
        members.put("usage", usage);
        if (metadata != null) {
            members.put("openrouter_metadata", metadata);
        }
        return new JsonObject(members);
    }

    /** The chunk that says that a stream broke. */
    JsonObject errorChunk(long created, ApiError error, @Nullable JsonObject metadata) {
        return errorChunk(created, error, metadata, Nothing.DELTA);
    }

    /** The same with a choice that says nothing in another way. */
    JsonObject errorChunk(
            long created, ApiError error, @Nullable JsonObject metadata, Nothing nothing) {
        Map<String, JsonValue> choice = new LinkedHashMap<>();
        choice.put("index", JsonValue.of(0));
        choice.put(nothing.member(), nothing.value());
        choice.put("finish_reason", JsonValue.of(FinishReason.ERROR.wireName()));
        Map<String, JsonValue> members = head(created);
        members.put("error", error.json());
        members.put("choices", JsonValue.of(List.of(choice)));
        if (metadata != null && !error.isMasked()) {
            members.put("openrouter_metadata", metadata);
        }
        return new JsonObject(members);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
