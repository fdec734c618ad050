package dev.bourse.gateway.live;

import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.unit.KeyHash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Texts of keys: how they are made, hashed and masked. */
final class Secret {
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 3;
    private static final int MASKABLE = 24;

    /** Copied for each use, which is cheaper than to be asked for by name. */
    private static final MessageDigest SHA_256 = sha256();

    private Secret() {}

    /** A prefix that tells the kind, and 256 random bits in hex. */
    static String make(KeyKind kind, RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return prefix(kind) + HexFormat.of().formatHex(bytes);
    }

    static KeyHash hash(String secret) {
        byte[] digest = fresh().digest(secret.getBytes(StandardCharsets.UTF_8));
        return new KeyHash(HexFormat.of().formatHex(digest));
    }

    /** Prefix, first and last three characters; texts too short to hide anything show only dots. */
    static String mask(String secret) {
        if (secret.length() < MASKABLE) {
            return "...";
        }
        int head = secret.indexOf('-', secret.indexOf('-') + 1) + 1 + SHOWN;
        int shown = head <= SHOWN || head > MASKABLE / 2 ? SHOWN : head;
        return secret.substring(0, shown) + "..." + secret.substring(secret.length() - SHOWN);
    }

    private static String prefix(KeyKind kind) {
        return switch (kind) {
            case INFERENCE -> "sk-bo-";
            case MANAGEMENT -> "mk-bo-";
            case PROVIDER -> "pk-bo-";
        };
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
