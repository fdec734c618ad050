package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Choice;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseReader;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Messages read into events and written from events. */
class EventsTest {
    private static final int ROUNDS = 20;
    private static final int STORIES = 300;
    private static final Usage USAGE = new Usage(new Tokens(3, 4, 5, 60, 7), Usage.Source.REPORTED);

    private static final Anthropic ANTHROPIC = new Anthropic();
    private static final Request REQUEST =
            RequestTest.request(RequestTest.message("{\"type\":\"text\",\"text\":\"x\"}"));

    @TestFactory
    Stream<DynamicTest> a_stream_tells_the_same_relayed_and_translated() {
        return each(
                "anthropic-streams",
                file -> {
                    byte[] all = Streams.upstream(file);
                    Streams.Result relayed = Streams.run(Streams.relay(), List.of(all));
                    Streams.Result translated = Streams.run(translation(), List.of(all));
                    assertEquals(outcome(relayed), outcome(translated));
                    if (outcome(relayed).startsWith("outcome: done")) {
                        assertEquals(
                                told(relayed.learnt()),
                                told(translated.learnt()),
                                translated::relayed);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> a_translation_reads_again_as_what_it_was() {
        return each(
                "anthropic-streams",
                file -> {
                    byte[] all = Streams.upstream(file);
                    Streams.Result translated = Streams.run(translation(), List.of(all));
                    boolean whole = outcome(translated).startsWith("outcome: done");
                    if (whole && !file.has("comes back", "as text")) {
                        assertEquals(
                                transcript(file.section("upstream")).choices(),
                                transcript(translated.relayed()).choices());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> it_does_not_matter_to_a_translation_where_the_network_cuts() {
        return each(
                "anthropic-streams",
                file -> {
                    byte[] all = Streams.upstream(file);
                    Streams.Result whole = Streams.run(translation(), List.of(all));
                    for (int seed = 1; seed <= ROUNDS; seed++) {
                        List<byte[]> pieces = Streams.pieces(all, new Random(seed), 5 * seed);
                        assertEquals(whole, Streams.run(translation(), pieces), "seed " + seed);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> a_whole_message_tells_the_same_relayed_and_translated() {
        return each(
                "anthropic-answers",
                file -> {
                    byte[] body = Streams.upstream(file);
                    var relayed = ANTHROPIC.whole(body, Streams.IDENTITY);
                    var translated =
                            TranslatedAnswer.read(body, ANTHROPIC, ANTHROPIC, presentation());
                    boolean empty = relayed instanceof Answer answer && answer.isEmpty();
                    if (relayed instanceof Answer one && !empty) {
                        Answer other = (Answer) translated;
                        assertEquals(Streams.told(one), Streams.told(other));
                        assertEquals(
                                choices(body), choices(other.spliced(USAGE, Streams.CHARGE, null)));
                    } else if (!empty) {
                        assertEquals(relayed.getClass(), translated.getClass());
                    }
                });
    }

    @Test
    void what_any_vendor_thought_comes_back_as_it_was() {
        for (int seed = 0; seed < STORIES; seed++) {
            List<Event> story = Stories.random(new Random(seed));
            Transcript told = new Transcript();
            story.forEach(told::add);
            Transcript again = transcript(written(story));
            assertEquals(told.choices(), again.choices(), "seed " + seed);
            byte[] whole = ANTHROPIC.written(told, presentation(), USAGE, Streams.CHARGE, null);
            assertEquals(told.choices(), choices(whole), "seed " + seed);
        }
    }

    @Test
    void a_refusal_is_said_and_told() {
        String written =
                written(
                        List.of(
                                new Event.Begun(null, 0),
                                new Event.Refused(0, "No."),
                                new Event.Finished(0, FinishReason.STOP, "stop", null)));
        assertTrue(written.contains("\"text_delta\",\"text\":\"No.\""));
        assertTrue(written.contains("\"stop_reason\":\"refusal\""));
    }

    @Test
    void a_call_that_an_upstream_ends_with_an_ordinary_stop_is_a_call() {
        String written =
                written(
                        List.of(
                                new Event.CallBegun(0, 0, "a", "now"),
                                new Event.CallBegun(0, 1, "b", "then"),
                                new Event.CallArguments(0, 0, "{}"),
                                new Event.Finished(0, FinishReason.STOP, "stop", null)));
        assertTrue(written.contains("\"stop_reason\":\"tool_use\""));
        assertTrue(written.contains("\"index\":0,\"delta\":{\"type\":\"input_json_delta\""));
    }

    @Test
    void a_caller_who_wants_no_thoughts_gets_their_signatures() {
        Request quiet =
                RequestTest.request(
                        """
                        {"model":"m","thinking":{"type":"adaptive","display":"omitted"},
                         "messages":[{"role":"user","content":"x"}]}
                        """);
        Rope out = new Rope();
        MessageWriter writer = (MessageWriter) ANTHROPIC.writer(Streams.IDENTITY, quiet);
        ReasoningDetail thought =
                new ReasoningDetail(
                        ReasoningDetail.Kind.TEXT, "Hm", "CiQB", null, ReasoningDetail.GEMINI);
        writer.write(new Event.Thought(0, 0, thought), out);
        String closing = text(writer.closing(USAGE, Streams.CHARGE, null));
        String all = text(out.take()) + closing;
        assertFalse(all.contains("Hm"));
        assertTrue(all.contains("google-gemini-v1|text||CiQB"));
    }

    static TranslatedStream translation() {
        return new TranslatedStream(
                ANTHROPIC,
                ANTHROPIC.writer(Streams.IDENTITY, REQUEST),
                "Provider",
                Streams.LONGEST);
    }

    private static String written(List<Event> story) {
        MessageWriter writer = (MessageWriter) ANTHROPIC.writer(Streams.IDENTITY, REQUEST);
        Rope out = new Rope();
        story.forEach(event -> writer.write(event, out));
        return text(out.take()) + text(writer.closing(USAGE, Streams.CHARGE, null));
    }

    static Protocol.Presentation presentation() {
        return new Protocol.Presentation(Streams.IDENTITY, REQUEST);
    }

    private static List<Choice> choices(byte[] body) {
        Transcript transcript = new Transcript();
        ANTHROPIC.reader(transcript::add).whole(body);
        return transcript.choices();
    }

    /** What a stream says when it is read event by event. */
    private static Transcript transcript(String stream) {
        Transcript transcript = new Transcript();
        EventReader reader = ANTHROPIC.reader(transcript::add);
        SseReader sse = new SseReader(Integer.MAX_VALUE, reader::event);
        sse.accept(stream.getBytes(StandardCharsets.UTF_8));
        sse.end();
        return transcript;
    }

    /** What came of it, without the words. */
    private static String outcome(Streams.Result result) {
        return result.learnt().lines().findFirst().orElseThrow().replaceAll("\\{.*", "");
    }

    private static String told(String learnt) {
        return learnt.substring(learnt.indexOf("finish: "));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Stream<DynamicTest> each(String folder, Consumer<GoldenFile> check) {
        return GoldenFile.all(folder).stream()
                .map(file -> dynamicTest(file.name(), () -> check.accept(file)));
    }
}
