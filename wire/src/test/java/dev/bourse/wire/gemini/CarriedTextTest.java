package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.gemini.Voices.Said;
import dev.bourse.wire.json.EscapedTexts;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Between any two dialects, whatever an upstream's model says and however it is escaped, a caller
 * reads the same words; and what is no JSON never reaches one.
 */
class CarriedTextTest {
    private static final long SEED = 20260212L;
    private static final int ROUNDS = 60;
    private static final ObjectMapper LIBRARY = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> what_is_said_arrives_however_it_is_escaped_and_cut() {
        return pairs((upstream, caller, said) -> {
            Random random = new Random(SEED);
            for (int i = 0; i < ROUNDS; i++) {
                carried(upstream, caller, said, random);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_broken_escape_or_letter_ends_the_stream_with_an_error() {
        return pairs((upstream, caller, said) -> {
            for (String broken : BROKEN) {
                StreamedAnswer answer = begun(upstream, caller, said);
                Relayed last = answer.accept(latin(upstream.piece(said, "lost" + broken)));
                Relayed.Failed failed = assertInstanceOf(Relayed.Failed.class, last, broken);
                assertEquals(Relayed.Cause.GARBAGE, failed.cause());
                assertFalse(Samples.text(last.bytes()).contains("lost"), broken);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_chunk_that_looks_like_others_is_carried_as_it_stands() {
        return pairs((upstream, caller, said) -> {
            String words = "\\u0041\\/\\ud83d";
            byte[] out =
                    begun(upstream, caller, said)
                            .accept(Samples.bytes(upstream.piece(said, words)))
                            .bytes();
            assertTrue(Samples.text(out).contains('"' + words + '"'), Samples.text(out));
        });
    }

    private static final List<String> BROKEN =
            List.of("\\x", "\\u12G4", "\\u12", "\\", "\t", "\u00ff", "\u00ed\u00a0\u0080");

    /** Something that must hold for two dialects. */
    private interface Check {
        void of(Voices upstream, Voices caller, Said said);
    }

    private static Stream<DynamicTest> pairs(Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Said said : Said.values()) {
            for (Voices upstream : Voices.values()) {
                for (Voices caller : Voices.values()) {
                    if (upstream != caller && upstream.says(said) && caller.says(said)) {
                        String name = said + " from " + upstream + " to " + caller;
                        tests.add(dynamicTest(name, () -> check.of(upstream, caller, said)));
                    }
                }
            }
        }
        return tests.stream();
    }

    private static void carried(Voices upstream, Voices caller, Said said, Random random) {
        StringBuilder expected = new StringBuilder();
        StringBuilder sent = new StringBuilder(upstream.opening(said));
        long bytes = said == Said.CALL ? 1 : 0; // the name of the function
        for (int i = 0; i < 12; i++) {
            String piece = EscapedTexts.text(random, 1 + random.nextInt(9));
            sent.append(upstream.piece(said, EscapedTexts.inside(piece, random)));
            expected.append(piece);
            bytes += piece.getBytes(StandardCharsets.UTF_8).length;
        }
        StreamedAnswer answer = stream(upstream, caller);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] read : cut(Samples.bytes(sent.toString()), random)) {
            out.writeBytes(assertInstanceOf(Relayed.Open.class, answer.accept(read)).bytes());
        }
        assertEquals(expected.toString(), words(caller, said, out), () -> "seed " + SEED);
        assertEquals(bytes, answer.completionBytes());
        if (caller == Voices.RESPONSES) {
            told(answer, expected.toString());
        }
    }

    /** A response says all of it again at its end, where it cannot have halves of pairs. */
    private static void told(StreamedAnswer answer, String words) {
        Usage counted = Samples.counted(answer);
        String end = Samples.text(answer.closing(counted, Samples.CHARGE, null));
        String whole = new String(words.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
        assertTrue(texts(end).contains(whole), () -> "seed " + SEED);
    }

    private static List<String> texts(String end) {
        List<String> texts = new ArrayList<>();
        for (JsonNode event : events(end)) {
            texts.add(event.path("text").asText() + event.path("arguments").asText());
        }
        return texts;
    }

    /** A stream of whose chunks the shape is known. */
    private static StreamedAnswer begun(Voices upstream, Voices caller, Said said) {
        StreamedAnswer answer = stream(upstream, caller);
        answer.accept(Samples.bytes(upstream.opening(said)));
        for (int i = 0; i < 3; i++) {
            answer.accept(Samples.bytes(upstream.piece(said, "known")));
        }
        return answer;
    }

    private static StreamedAnswer stream(Voices upstream, Voices caller) {
        return new TranslatedStream(
                upstream.protocol,
                caller.protocol.writer(Samples.IDENTITY, caller.request()),
                "Provider",
                1 << 20);
    }

    private static String words(Voices caller, Said said, ByteArrayOutputStream out) {
        StringBuilder words = new StringBuilder();
        for (JsonNode event : events(out.toString(StandardCharsets.UTF_8))) {
            words.append(caller.words(event, said));
        }
        return words.toString();
    }

    private static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> json(line.substring("data: ".length())))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return LIBRARY.readTree(text);
        } catch (JsonProcessingException problem) {
            throw new AssertionError(text, problem);
        }
    }

    private static List<byte[]> cut(byte[] stream, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(200));
            pieces.add(Arrays.copyOfRange(stream, at, end));
            at = end;
        }
        return pieces;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
