package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Streams as upstreams of this dialect send them, and what callers of it get of them. */
class StreamTest {
    private static final int ROUNDS = 8;
    private static final int SMALL = 1_600;

    @TestFactory
    Stream<DynamicTest> a_stream_is_relayed_and_translated_as_its_golden_file_says() {
        return each(file -> {
            List<byte[]> whole = List.of(Streams.upstream(file));
            Streams.Result relayed = Streams.relayed(whole);
            Streams.Result translated = Streams.translated(file, whole);
            Map<String, String> actual = new LinkedHashMap<>();
            actual.put("relayed", relayed.caller());
            actual.put("learnt", relayed.learnt());
            actual.put("translated", translated.caller());
            actual.put("learnt in translation", translated.learnt());
            file.check(actual);
        });
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_where_the_network_cuts_once() {
        return each(file -> {
            byte[] all = Streams.upstream(file);
            int last = all.length <= SMALL ? all.length : 0;
            Streams.Result relayed = Streams.relayed(List.of(all));
            Streams.Result translated = Streams.translated(file, List.of(all));
            for (int cut = 0; cut <= last; cut++) {
                List<byte[]> pieces =
                        List.of(Arrays.copyOf(all, cut), Arrays.copyOfRange(all, cut, all.length));
                assertEquals(relayed, Streams.relayed(pieces), "cut at " + cut);
                assertEquals(translated, Streams.translated(file, pieces), "cut at " + cut);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_how_often_the_network_cuts() {
        return each(file -> {
            byte[] all = Streams.upstream(file);
            Streams.Result relayed = Streams.relayed(List.of(all));
            Streams.Result translated = Streams.translated(file, List.of(all));
            for (int seed = 0; seed <= ROUNDS; seed++) {
                List<byte[]> pieces = Streams.pieces(all, new Random(seed), 1 + 3 * seed);
                assertEquals(relayed, Streams.relayed(pieces), "seed " + seed);
                assertEquals(translated, Streams.translated(file, pieces), "seed " + seed);
            }
        });
    }

    private static Stream<DynamicTest> each(Consumer<GoldenFile> check) {
        return GoldenFile.all("responses/streams").stream()
                .map(file -> dynamicTest(file.name(), () -> check.accept(file)));
    }
}
