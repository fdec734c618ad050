package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Patterns;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where both sides speak Gemini, a caller gets the upstream's bytes, spliced fields aside. */
class DiagonalTest {
    private static final Pattern OURS =
            Pattern.compile(
                    "\"provider\":\"Provider\",|\"(modelVersion|responseId)\": ?\"[^\"]*\",?"
                            + "|\"usageMetadata\": ?\\{.*?\\}+(?=[,}])|\\s");

    @TestFactory
    Stream<DynamicTest> the_rest_hashes_to_the_same() {
        return Stream.of("google", "thoughts-and-calls", "signed-text", "safety", "two-candidates")
                .map(name -> dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        GoldenFile file =
                GoldenFile.all("gemini/streams").stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        byte[] upstream = Samples.upstream(file);
        String relayed =
                Samples.run(new ChunkRelay(Samples.STAMP, 8192, new Patterns()), List.of(upstream))
                        .relayed();
        assertEquals(hash(Samples.text(upstream)), hash(relayed));
    }

    private static String hash(String stream) {
        try {
            String rest = OURS.matcher(stream).replaceAll("").replace(",}", "}");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Samples.bytes(rest))) + rest.length();
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
