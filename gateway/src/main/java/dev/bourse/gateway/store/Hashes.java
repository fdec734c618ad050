package dev.bourse.gateway.store;

import dev.bourse.domain.market.Series;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short names for rows: 64 bits of a SHA-256. Accounts and sessions are hashed with a key, so that
 * the tables do not tell who they are. For one thread at a time.
 */
final class Hashes {
    private static final int REMEMBERED = 100_000;

    private final Mac mac;
    private final MessageDigest digest;
    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<Series, Long> series = new HashMap<>();
    private @Nullable Series latest;
    private long latestHash;

    Hashes(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of whoever pays. */
    long account(String name) {
        return remembered(accounts, name, this::keyed);
    }

    /** Of anything that callers name and nobody shall read. */
    long keyed(String text) {
        return first(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a name that anybody may know. */
    long open(String text) {
        return first(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a series; the same one is asked for again and again. */
    long series(Series one) {
        if (!one.equals(latest)) {
            latestHash = remembered(series, one, this::named);
            latest = one;
        }
        return latestHash;
    }

    private long named(Series one) {
        return open(
                String.join(
                        "\0",
                        one.group().name(),
                        one.slice().facet().name(),
                        one.slice().value(),
                        Texts.key(one.subject())));
    }

    private static <T> long remembered(Map<T, Long> known, T name, Function<T, Long> hash) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(name, hash);
    }

    private static long first(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }
}
