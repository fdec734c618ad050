package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Choice;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.sse.SseReader;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** An answer that goes through another dialect and back says the same, stream by stream. */
class CrossTest {
    private static final Protocol OPENAI = new OpenAi();
    private static final String ASKED = "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\"}]}";

    @TestFactory
    Stream<DynamicTest> a_response_that_a_chat_client_reads_says_the_same() {
        return through("responses/streams", Streams.RESPONSES, OPENAI);
    }

    @TestFactory
    Stream<DynamicTest> a_chat_completion_that_a_responses_client_reads_says_the_same() {
        return through("streams", OPENAI, Streams.RESPONSES);
    }

    private static Stream<DynamicTest> through(String folder, Protocol upstream, Protocol caller) {
        return GoldenFile.all(folder).stream()
                .map(file ->
                        dynamicTest(
                                file.name(),
                                () -> {
                                    byte[] stream = Streams.upstream(file);
                                    Transcript told = read(upstream, stream);
                                    TranslatedStream answer = answer(upstream, caller);
                                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                                    out.writeBytes(answer.accept(stream).bytes());
                                    Relayed last = answer.end();
                                    out.writeBytes(last.bytes());
                                    if (last instanceof Relayed.Done
                                            && told.choices().size() == 1) {
                                        out.writeBytes(
                                                answer.closing(
                                                        Streams.counted(answer),
                                                        Streams.CHARGE,
                                                        null));
                                        Transcript again = read(caller, out.toByteArray());
                                        assertEquals(said(told), said(again));
                                        assertEquals(told.told().usage(), answer.usage());
                                        assertEquals(
                                                Streams.counted(answer).tokens(),
                                                again.told().usage().orElseThrow());
                                    }
                                }));
    }

    private static TranslatedStream answer(Protocol upstream, Protocol caller) {
        Request request =
                caller.equals(OPENAI)
                        ? (Request)
                                caller.scan(
                                        ASKED.getBytes(StandardCharsets.UTF_8), Addressed.BY_BODY)
                        : Streams.request("{\"model\":\"a/b\",\"input\":\"Why?\"}");
        return new TranslatedStream(
                upstream, caller.writer(Streams.IDENTITY, request), "Provider", Streams.LONGEST);
    }

    private static Transcript read(Protocol dialect, byte[] stream) {
        Transcript transcript = new Transcript();
        EventReader reader = dialect.reader(transcript::add);
        SseReader sse =
                new SseReader(
                        Streams.LONGEST,
                        (name, source, from, to) -> {
                            if (from < to) {
                                reader.event(name, source, from, to);
                            }
                        });
        try {
            sse.accept(stream);
            sse.end();
        } catch (JsonException _) {
            return transcript;
        }
        return transcript;
    }

    private static List<Object> said(Transcript transcript) {
        return transcript.choices().stream().map(CrossTest::said).toList();
    }

    private static Object said(Choice choice) {
        return List.of(
                choice.text(),
                choice.parts(Part.ToolCall.class),
                choice.parts(Part.Refusal.class),
                choice.parts(Part.Thought.class).stream()
                        .map(thought ->
                                thought.detail().kind() + thought.detail().text().toString())
                        .toList(),
                choice.logprobs().size(),
                choice.annotations().size(),
                choice.finished() == null ? FinishReason.STOP : choice.finished().reason());
    }
}
