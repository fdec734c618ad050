package dev.bourse.app;

import dev.bourse.gateway.upstream.AddressRange;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/**
 * How providers may list themselves.
 *
 * @param allow addresses that are not public and may be called all the same, such as {@code
 *     10.0.0.0/8} or {@code 127.0.0.1:8080}
 * @param pollSeconds how often a provider's document is read again
 * @param key what encrypts the providers' keys, 32 bytes in base64; null for a file of the
 *     exchange's own
 */
record OnboardingOptions(List<String> allow, long pollSeconds, @Nullable String key) {
    private static final int KEY_BYTES = 32;

    OnboardingOptions {
        List<String> addresses = List.copyOf(allow);
        if (pollSeconds < 1) {
            throw new IllegalArgumentException("listings.poll_seconds: at least 1");
        }
        named("listings.allow", () -> ranges(addresses));
        String secret = key;
        if (secret != null) {
            named("listings.key", () -> bytes(secret));
        }
        allow = addresses;
    }

    List<AddressRange> ranges() {
        return ranges(allow);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "OnboardingOptions[" + allow + ", " + pollSeconds + " s]";
    }

    private static List<AddressRange> ranges(List<String> texts) {
        return texts.stream().map(AddressRange::parse).toList();
    }

    static byte[] bytes(String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("32 bytes in base64 are expected");
        }
        return bytes;
    }

    private static void named(String option, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(option + ": " + wrong.getMessage(), wrong);
        }
    }
}
