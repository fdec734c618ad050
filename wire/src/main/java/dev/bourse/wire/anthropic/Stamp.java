package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.json.Json;

import java.nio.charset.StandardCharsets;

/** An identity as the JSON that is written into messages, made once per answer. */
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

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
