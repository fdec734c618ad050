package dev.bourse.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers for apps, for clients that want numbers: 48 bits of a hash of the slug. */
final class AppIds {
    private static final int UNUSED_BITS = 16;

    private AppIds() {}

    static long of(String slug) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(slug.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> UNUSED_BITS;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
