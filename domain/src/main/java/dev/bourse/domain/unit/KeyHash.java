package dev.bourse.domain.unit;

import java.util.HexFormat;

/**
 * Identifies an API key without revealing it: the SHA-256 of the key in lower-case hex.
 *
 * @param hex 64 hex digits
 */
public record KeyHash(String hex) {
    private static final int LENGTH = 64;

    public KeyHash {
        if (hex.length() != LENGTH || !isHex(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in hex");
        }
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return hex;
    }
}
