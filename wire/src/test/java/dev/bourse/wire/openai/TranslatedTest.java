package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.WholeAnswer;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The relay is the oracle: what is read into events and written again in the same dialect says the
 * same as the upstream's own bytes.
 */
class TranslatedTest {
    private static final Protocol OPENAI = new OpenAi();
    private static final Request REQUEST =
            (Request)
                    OPENAI.scan(
                            "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                                    .getBytes(StandardCharsets.UTF_8),
                            Addressed.BY_BODY);

    @TestFactory
    Stream<DynamicTest> a_translated_stream_says_what_the_relayed_one_says() {
        return streams().map(file -> dynamicTest(file.name(), () -> compare(file)));
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_where_the_network_cuts() {
        return streams()
                .map(file ->
                        dynamicTest(
                                file.name(),
                                () -> {
                                    byte[] all = Streams.upstream(file);
                                    Streams.Result whole = translated(List.of(all));
                                    for (int seed = 0; seed < 30; seed++) {
                                        assertEquals(
                                                whole,
                                                translated(pieces(all, seed)),
                                                "seed " + seed);
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> known_shapes_change_nothing_but_the_speed() {
        return streams()
                .map(file ->
                        dynamicTest(
                                file.name(),
                                () ->
                                        assertEquals(
                                                Steps.of(Streams.upstream(file), new Shapes(0)),
                                                Steps.of(Streams.upstream(file), new Shapes(16)))));
    }

    @TestFactory
    Stream<DynamicTest> a_translated_body_says_what_the_relayed_one_says() {
        return GoldenFile.all("answers").stream()
                .map(file -> dynamicTest(file.name(), () -> compareBodies(file)));
    }

    private static Stream<GoldenFile> streams() {
        return GoldenFile.all("streams").stream();
    }

    private static void compare(GoldenFile file) {
        byte[] upstream = Streams.upstream(file);
        Streams.Result relayed = Streams.run(upstream);
        Streams.Result translated = translated(List.of(upstream));
        assertEquals(alike(file, relayed.learnt()), alike(file, translated.learnt()));
        assertEquals(
                Steps.said(Steps.of(alike(file, relayed.relayed()))),
                Steps.said(Steps.of(alike(file, translated.relayed()))));
    }

    /**
     * The relay counts bytes of JSON, the translation bytes of text; garbage is no chunk to the one
     * and no event to the other; and an id that comes after the first words is too late to tell.
     */
    private static String alike(GoldenFile file, String text) {
        String same = text.replaceAll(", \\d+ bytes", "").replace("no event", "no chunk");
        return file.has("id", "late") ? same.replaceAll("upstream id: .*", "") : same;
    }

    private static Streams.Result translated(Iterable<byte[]> pieces) {
        StreamedAnswer stream =
                new TranslatedStream(
                        OPENAI,
                        OPENAI.writer(Streams.IDENTITY, REQUEST),
                        "Provider",
                        Streams.LONGEST);
        return Streams.run(stream, pieces);
    }

    private static void compareBodies(GoldenFile file) {
        byte[] body = file.section("upstream").getBytes(StandardCharsets.UTF_8);
        WholeAnswer relayed = OPENAI.whole(body, Streams.IDENTITY);
        WholeAnswer translated =
                TranslatedAnswer.read(
                        body, OPENAI, OPENAI, new Protocol.Presentation(Streams.IDENTITY, REQUEST));
        if (relayed instanceof Answer first && translated instanceof Answer second) {
            assertEquals(first.usage(), second.usage());
            assertEquals(first.finishReason(), second.finishReason());
            assertEquals(first.nativeFinishReason(), second.nativeFinishReason());
            assertEquals(first.upstreamId(), second.upstreamId());
            assertEquals(first.isEmpty(), second.isEmpty());
            assertEquals(Steps.said(events(first)), Steps.said(events(second)));
        } else if (relayed instanceof WholeAnswer.Garbage) {
            assertEquals(WholeAnswer.Garbage.class, translated.getClass());
        } else {
            assertEquals(relayed, translated);
        }
    }

    private static List<Event> events(Answer answer) {
        Usage counted = new Usage(Tokens.of(10, 20), Usage.Source.REPORTED);
        List<Event> events = new ArrayList<>();
        new CompletionReader(events::add).whole(answer.spliced(counted, Streams.CHARGE, null));
        return events;
    }

    private static List<byte[]> pieces(byte[] all, int seed) {
        Random random = new Random(seed);
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            int end = Math.min(all.length, at + 1 + random.nextInt(1 + 4 * seed));
            pieces.add(Arrays.copyOfRange(all, at, end));
            at = end;
        }
        return pieces;
    }
}
