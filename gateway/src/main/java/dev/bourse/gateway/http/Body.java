package dev.bourse.gateway.http;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.nio.charset.StandardCharsets;

/** The bytes of a request's body. */
final class Body {
    static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    Body(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The JSON object that it is.
     *
     * @throws BadQuery when it is none
     */
    JsonObject json() {
        try {
            return Json.parse(bytes)
                    .asObject()
                    .orElseThrow(() -> new BadQuery("body", "a JSON object is expected"));
        } catch (JsonException malformed) {
            throw new BadQuery("body", "is not JSON: " + malformed.getMessage());
        }
    }
}
