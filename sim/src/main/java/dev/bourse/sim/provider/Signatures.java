package dev.bourse.sim.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Signs thoughts, so that none can be put into a model's mouth that it never had. */
final class Signatures {
    private Signatures() {}

    /** The signature of a vendor under a text. */
    static String of(String vendor, String text) {
        byte[] signed = ("simulated " + vendor + "\n" + text).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(sha256(signed));
    }

    static boolean isRight(String vendor, String text, String signature) {
        return of(vendor, text).equals(signature);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
