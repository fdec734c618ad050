package dev.bourse.wire.anthropic;

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

/** Streams as upstreams send them, and what callers of the same dialect get of them. */
class RelayTest {
    private static final int ROUNDS = 40;

    @TestFactory
    Stream<DynamicTest> a_stream_is_relayed_as_its_golden_file_says() {
        return each(file -> {
            Streams.Result result = run(List.of(Streams.upstream(file)));
            Map<String, String> actual = new LinkedHashMap<>();
            actual.put("caller", result.relayed());
            actual.put("learnt", result.learnt());
            file.check(actual);
        });
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_where_the_network_cuts() {
        return each(file -> {
            byte[] all = Streams.upstream(file);
            Streams.Result whole = run(List.of(all));
            for (int cut = 0; cut <= all.length; cut++) {
                List<byte[]> pieces =
                        List.of(Arrays.copyOf(all, cut), Arrays.copyOfRange(all, cut, all.length));
                assertEquals(whole, run(pieces), "cut at " + cut);
            }
            for (int seed = 1; seed <= ROUNDS; seed++) {
                List<byte[]> pieces = Streams.pieces(all, new Random(seed), 3 * seed);
                assertEquals(whole, run(pieces), "seed " + seed);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> the_short_way_gives_what_reading_with_care_gives() {
        return each(file -> {
            List<byte[]> all = List.of(Streams.upstream(file));
            MessageRelay careful = new MessageRelay(Streams.IDENTITY, Streams.LONGEST, 0);
            assertEquals(Streams.run(careful, all), run(all));
        });
    }

    @TestFactory
    Stream<DynamicTest> blocks_go_on_byte_for_byte() {
        return GoldenFile.all("anthropic-streams").stream()
                .filter(file -> !file.has("framing", "its own"))
                .map(file -> dynamicTest(file.name(), () -> requireSameBlocks(file)));
    }

    private static void requireSameBlocks(GoldenFile file) {
        Streams.Result result = run(List.of(Streams.upstream(file)));
        String upstream = blocks(file.section("upstream"));
        String caller = blocks(result.relayed());
        assertEquals(upstream.substring(0, caller.length()), caller);
        if (result.learnt().startsWith("outcome: done")) {
            assertEquals(upstream, caller);
        }
    }

    private static String blocks(String stream) {
        StringBuilder blocks = new StringBuilder();
        for (String event : stream.split("\n\n")) {
            if (event.startsWith("event: content_block")) {
                blocks.append(event).append("\n\n");
            }
        }
        return blocks.toString();
    }

    private static Streams.Result run(List<byte[]> pieces) {
        return Streams.run(Streams.relay(), pieces);
    }

    private static Stream<DynamicTest> each(Consumer<GoldenFile> check) {
        return GoldenFile.all("anthropic-streams").stream()
                .map(file -> dynamicTest(file.name(), () -> check.accept(file)));
    }
}
