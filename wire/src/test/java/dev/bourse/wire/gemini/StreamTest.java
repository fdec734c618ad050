package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Patterns;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Streams as Gemini sends them, what its callers get of them, and what they mean to others. */
class StreamTest {
    private static final int LONGEST = 8192;
    private static final int ROUNDS = 40;

    @TestFactory
    Stream<DynamicTest> a_stream_is_relayed_and_read_as_its_golden_file_says() {
        return each(file -> {
            byte[] upstream = Samples.upstream(file);
            Samples.Result result = Samples.run(relay(), List.of(upstream));
            Map<String, String> actual = new LinkedHashMap<>();
            actual.put("caller", result.relayed());
            actual.put("learnt", result.learnt());
            actual.put("steps", Samples.steps(upstream));
            file.check(actual);
        });
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_where_the_network_cuts() {
        return each(file -> {
            byte[] all = Samples.upstream(file);
            Samples.Result whole = Samples.run(relay(), List.of(all));
            for (int cut = 0; cut <= all.length; cut++) {
                List<byte[]> two =
                        List.of(Arrays.copyOf(all, cut), Arrays.copyOfRange(all, cut, all.length));
                assertEquals(whole, Samples.run(relay(), two), "cut at " + cut);
            }
            for (int seed = 1; seed <= ROUNDS; seed++) {
                List<byte[]> pieces = pieces(all, new Random(seed), 3 * seed);
                assertEquals(whole, Samples.run(relay(), pieces), "seed " + seed);
            }
        });
    }

    /** As an array a stream is one JSON document with the same items. */
    @TestFactory
    Stream<DynamicTest> without_events_it_is_an_array_of_the_same_chunks() {
        return each(file -> {
            byte[] all = Samples.upstream(file);
            String events = Samples.run(relay(), List.of(all)).relayed();
            List<byte[]> pieces = pieces(all, new Random(7), 50);
            String array = Samples.run(new ArrayStream(relay()), pieces).relayed();
            List<String> items = new ArrayList<>();
            if (!array.isEmpty()) {
                Json.parse(array).asItems().forEach(item -> items.add(Json.text(item)));
            }
            assertEquals(chunks(events), items);
        });
    }

    /** What is written of the steps is read as the same steps again, but for thoughts. */
    @TestFactory
    Stream<DynamicTest> what_is_written_is_read_again() {
        return each(file -> {
            if (!file.section("learnt").startsWith("done")) {
                return;
            }
            List<Event> events = Samples.events(Samples.upstream(file));
            Usage usage = new Usage(new Tokens(6, 3, 0, 9, 2), Usage.Source.REPORTED);
            String written = Samples.written(events, Samples.ASKING_FOR_THOUGHTS, usage);
            List<Event> again = Samples.events(Samples.bytes(written));
            assertEquals(said(events), said(again));
        });
    }

    private static StreamedAnswer relay() {
        return new ChunkRelay(Samples.STAMP, LONGEST, new Patterns());
    }

    private static Stream<DynamicTest> each(Consumer<GoldenFile> check) {
        return GoldenFile.all("gemini/streams").stream()
                .map(file -> dynamicTest(file.name(), () -> check.accept(file)));
    }

    /** Each candidate's text, calls, media and reason to end. */
    private static Map<String, String> said(List<Event> events) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Event event : events) {
            switch (event) {
                case Event.Text text ->
                        said.merge("text " + text.choice(), text.text().toString(), String::concat);
                case Event.CallBegun call ->
                        said.put("call " + call.choice() + call.call(), call.id() + call.name());
                case Event.CallArguments more ->
                        said.merge(
                                "arguments " + more.call(), more.json().toString(), String::concat);
                case Event.Made made -> said.merge("made", made.media().toString(), String::concat);
                case Event.Finished end -> said.put("end " + end.choice(), end.reason().name());
                case Event.Annotated note ->
                        said.merge("note", Json.text(note.annotation()), String::concat);
                default -> {}
            }
        }
        return new TreeMap<>(said);
    }

    private static List<String> chunks(String relayed) {
        List<String> chunks = new ArrayList<>();
        for (String line : relayed.lines().toList()) {
            String json = line.startsWith("data: ") ? line.substring(6) : line;
            if (!json.isEmpty()) {
                chunks.add(compact(json));
            }
        }
        return chunks;
    }

    private static String compact(String json) {
        try {
            return Json.text(Json.parse(json));
        } catch (JsonException problem) {
            throw new AssertionError(json, problem);
        }
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
