package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Streams as upstreams send them, and what callers get of them. */
class StreamTest {
    private static final int ROUNDS = 40;

    @TestFactory
    Stream<DynamicTest> a_stream_is_relayed_as_its_golden_file_says() {
        return each(file -> {
            Streams.Result result = Streams.run(Streams.upstream(file));
            Map<String, String> actual = new LinkedHashMap<>();
            actual.put("caller", result.relayed());
            actual.put("learnt", result.learnt());
            file.check(actual);
        });
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_where_the_network_cuts_once() {
        return each(file -> {
            byte[] all = Streams.upstream(file);
            Streams.Result whole = Streams.run(all);
            for (int cut = 0; cut <= all.length; cut++) {
                List<byte[]> pieces =
                        List.of(Arrays.copyOf(all, cut), Arrays.copyOfRange(all, cut, all.length));
                assertEquals(whole, Streams.run(pieces), "cut at " + cut);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_how_often_the_network_cuts() {
        return each(file -> {
            byte[] all = Streams.upstream(file);
            Streams.Result whole = Streams.run(all);
            assertEquals(whole, Streams.run(pieces(all, new Random(0), 1)), "each byte");
            for (int seed = 1; seed <= ROUNDS; seed++) {
                List<byte[]> pieces = pieces(all, new Random(seed), 3 * seed);
                assertEquals(whole, Streams.run(pieces), "seed " + seed);
            }
        });
    }

    private static Stream<DynamicTest> each(Consumer<GoldenFile> check) {
        return GoldenFile.all("streams").stream()
                .map(file -> dynamicTest(file.name(), () -> check.accept(file)));
    }

    private static List<byte[]> pieces(byte[] all, Random random, int most) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            int end = Math.min(all.length, at + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(all, at, end));
            at = end;
        }
        return pieces;
    }
}
