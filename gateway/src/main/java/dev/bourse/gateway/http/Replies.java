package dev.bourse.gateway.http;

import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Replies of the control plane. */
final class Replies {
    private static final int OK = 200;

    private Replies() {}

    /** 200 with {@code {"data": ...}}. */
    static Reply data(@Nullable Object data) {
        return ok(JsonValue.of(Map.of("data", JsonValue.of(data))));
    }

    /** 200 with that value. */
    static Reply ok(JsonValue json) {
        return json(OK, json);
    }

    static Reply json(int status, JsonValue json) {
        return new Reply(status, Map.of(), Json.bytes(json));
    }

    /** 200 with text that is no JSON. */
    static Reply text(String contentType, byte[] text) {
        return new Reply(OK, Map.of("content-type", contentType), text);
    }
}
