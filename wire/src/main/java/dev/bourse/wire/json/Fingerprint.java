package dev.bourse.wire.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for the content of a JSON text, the same however it is spaced. */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * SHA-256 in hex of the text without white space between its tokens. The order of members and
     * the way in which strings are escaped count.
     *
     * @param json UTF-8 of well-formed JSON
     */
    public static String of(byte[] json) {
        MessageDigest digest = sha256();
        boolean inText = false;
        int from = 0;
        for (int i = 0; i < json.length; i++) {
            byte next = json[i];
            if (inText && next == '\\') {
                i++;
            } else if (next == '"') {
                inText = !inText;
            } else if (!inText && isBlank(next)) {
                digest.update(json, from, i - from);
                from = i + 1;
            }
        }
        digest.update(json, from, json.length - from);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
