package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.sse.SseReader;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Whatever an upstream sends, the short way through a known pattern gives the same as reading every
 * chunk with care, wherever the network cuts; and what the caller gets is always events of JSON.
 */
class RelayFuzzTest {
    private static final int LONGEST = 4096;
    private static final int NEVER = 0;
    private static final int USUAL = 16;

    static Stream<Arguments> golden() {
        return GoldenFile.all("streams").stream().map(file -> Arguments.of(Streams.upstream(file)));
    }

    @MethodSource("golden")
    @FuzzTest(maxDuration = "60s")
    void patterns_change_nothing_but_the_speed(byte[] stream) {
        Streams.Result careful = Streams.run(relay(NEVER), List.of(stream));
        assertEquals(careful, Streams.run(relay(USUAL), List.of(stream)));
        assertEquals(careful, Streams.run(relay(USUAL), pieces(stream)));
        requireJson(careful.relayed());
    }

    @MethodSource("golden")
    @FuzzTest(maxDuration = "60s")
    void a_chunk_repeated_with_another_text_is_relayed_alike(byte[] text) {
        byte[] stream = chunks(text);
        Streams.Result careful = Streams.run(relay(NEVER), List.of(stream));
        assertEquals(careful, Streams.run(relay(USUAL), List.of(stream)));
    }

    private static ChunkRelay relay(int mostLearnt) {
        return new ChunkRelay(Streams.IDENTITY, LONGEST, new Patterns(mostLearnt));
    }

    static byte[] chunks(byte[] text) {
        String open = "data: {\"choices\":[{\"delta\":{\"content\":\"";
        String close = "\"},\"finish_reason\":null}]}\n\n";
        String any = new String(text, StandardCharsets.ISO_8859_1);
        return (open + "a" + close + open + any + close + open + "b" + close)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> pieces(byte[] stream) {
        Random random = new Random(Arrays.hashCode(stream));
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(64));
            pieces.add(Arrays.copyOfRange(stream, at, end));
            at = end;
        }
        return pieces;
    }

    static void requireJson(String relayed) {
        SseReader reader = new SseReader(Integer.MAX_VALUE, RelayFuzzTest::requireJson);
        reader.accept(relayed.getBytes(StandardCharsets.UTF_8));
        reader.end();
    }

    private static void requireJson(String name, byte[] source, int from, int to) {
        String data = new String(source, from, to - from, StandardCharsets.UTF_8);
        try {
            assertTrue(data.equals("[DONE]") || Json.parse(data) instanceof JsonObject);
        } catch (JsonException problem) {
            requireStrict(problem);
        }
    }

    /** A name that the upstream wrote twice stays twice. */
    private static void requireStrict(JsonException problem) {
        if (!String.valueOf(problem.getMessage()).startsWith("Duplicate field")) {
            throw problem;
        }
    }
}
