package dev.bourse.gateway.listing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the API keys of listed providers: AES-256-GCM, a fresh nonce for each, bound to the
 * provider, so that a sealed key is of no use under another name.
 */
public final class Vault {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String VERSION = "1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    /**
     * @param key 32 bytes
     * @param random a source that nobody can predict
     */
    public Vault(byte[] key, RandomGenerator random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** A secret of that owner as it may be stored. */
    String seal(String owner, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, owner, nonce)
                            .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] both =
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
            return VERSION + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
        }
    }

    /** The secret; empty when it was sealed with another key, for another owner, or was changed. */
    Optional<String> open(String owner, String sealed) {
        try {
            byte[] both = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] secret =
                    cipher(Cipher.DECRYPT_MODE, owner, nonce)
                            .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
