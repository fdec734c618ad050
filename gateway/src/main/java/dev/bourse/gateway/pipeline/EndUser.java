package dev.bourse.gateway.pipeline;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A caller's end user: neither records nor upstreams see who it is. */
final class EndUser {
    private static final int LENGTH = 32;

    private EndUser() {}

    /** The first half of the SHA-256 of the id, in hex; null for nobody. */
    static @Nullable String hashed(@Nullable String id) {
        return id == null ? null : HexFormat.of().formatHex(sha256(id)).substring(0, LENGTH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
