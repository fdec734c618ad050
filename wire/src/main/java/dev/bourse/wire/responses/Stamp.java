package dev.bourse.wire.responses;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.json.Json;

import java.nio.charset.StandardCharsets;

/** An identity as the JSON that is written into answers, made once per answer. */
final class Stamp {
    private static final int PREFIX = "gen-".length();

    private final Identity identity;
    private final byte[] id;
    private final byte[] model;
    private final byte[] provider;

    Stamp(Identity identity) {
        this.identity = identity;
        id = Json.quoted(responseId(identity.id()));
        model = Json.quoted(identity.model());
        provider = Json.quoted(identity.provider());
    }

    /** A response is named as its generation is: {@code resp_} in place of {@code gen-}. */
    static String responseId(GenerationId generation) {
        return "resp_" + suffix(generation);
    }

    /** What ids of the parts of an answer end with. */
    static String suffix(GenerationId generation) {
        return generation.value().substring(PREFIX);
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
