package dev.bourse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The Ed25519 key that signs what this exchange publishes; made when it is not there. */
final class SigningKey {
    private static final String ALGORITHM = "Ed25519";

    private SigningKey() {}

    /**
     * Reads it, or makes it: two lines of base64, the private key and the public one.
     *
     * @throws Complaint when it is damaged
     */
    static KeyPair read(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                PrivateFile.make(
                        file, text(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair()));
            }
            return parse(Files.readAllLines(file, StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new Complaint(file + " is no key", damaged);
        }
    }

    private static byte[] text(KeyPair key) {
        Base64.Encoder base64 = Base64.getEncoder();
        String lines =
                base64.encodeToString(key.getPrivate().getEncoded())
                        + "\n"
                        + base64.encodeToString(key.getPublic().getEncoded())
                        + "\n";
        return lines.getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair parse(List<String> lines) throws GeneralSecurityException {
        if (lines.size() != 2) {
            throw new IllegalArgumentException("two lines are expected");
        }
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        Base64.Decoder base64 = Base64.getDecoder();
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))));
    }
}
