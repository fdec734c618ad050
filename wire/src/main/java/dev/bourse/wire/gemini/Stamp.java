package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.json.Json;

import java.nio.charset.StandardCharsets;

/** An identity as the JSON that is written into answers, made once per answer. */
final class Stamp {
    private final String providerName;
    private final byte[] id;
    private final byte[] model;
    private final byte[] provider;

    Stamp(Identity identity) {
        providerName = identity.provider();
        id = Json.quoted(identity.id().value());
        model = Json.quoted(identity.model());
        provider = Json.quoted(identity.provider());
    }

    /** Who answers, for people. */
    String providerName() {
        return providerName;
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
