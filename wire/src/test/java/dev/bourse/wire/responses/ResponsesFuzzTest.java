package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.sse.SseReader;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Whatever callers and upstreams send: it is refused or understood, and what goes on is JSON. */
class ResponsesFuzzTest {
    private static final UpstreamEdit EDIT = new UpstreamEdit("up", Set.of(), null, "h", null);
    private static final Usage ESTIMATED = new Usage(Tokens.of(1, 2), Usage.Source.ESTIMATED);
    private static final GoldenFile PLAIN = GoldenFile.all("responses/streams").getFirst();

    static Stream<Arguments> requests() {
        return sections("requests", "client");
    }

    static Stream<Arguments> conversations() {
        return sections("rendered", "client");
    }

    static Stream<Arguments> answers() {
        return sections("answers", "upstream");
    }

    static Stream<Arguments> streams() {
        return sections("streams", "upstream");
    }

    private static Stream<Arguments> sections(String folder, String name) {
        return GoldenFile.all("responses/" + folder).stream()
                .map(file -> Arguments.of(file.section(name).getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "60s")
    void a_request_is_refused_or_sent_on_as_json(byte[] body) {
        switch (Streams.RESPONSES.scan(body, Addressed.BY_BODY)) {
            case Scanned.Rejected(var error) -> assertEquals(400, error.status());
            case Request request -> {
                request.demand(7);
                tree(request.forUpstream(EDIT))
                        .ifPresent(sent -> {
                            assertEquals(JsonValue.of("up"), sent.members().get("model"));
                            assertEquals(JsonValue.of(false), sent.members().get("store"));
                            assertTrue(sent.get("provider").isEmpty());
                        });
            }
        }
    }

    @MethodSource("conversations")
    @FuzzTest(maxDuration = "60s")
    void a_conversation_is_refused_or_written_so_that_it_can_be_read_again(byte[] body) {
        if (Streams.RESPONSES.scan(body, Addressed.BY_BODY) instanceof Request request
                && read(request) instanceof Rendered.Written(byte[] written, _)) {
            assertTrue(Streams.RESPONSES.scan(written, Addressed.BY_BODY) instanceof Request);
        }
    }

    private static Rendered read(Request request) {
        try {
            return Streams.RESPONSES.render(request.conversation(), EDIT);
        } catch (JsonException refusal) {
            return new Rendered.Impossible(String.valueOf(refusal.getMessage()));
        }
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void an_answer_is_refused_or_passed_on_as_json(byte[] body) {
        if (Streams.RESPONSES.whole(body, Streams.IDENTITY) instanceof Answer answer) {
            tree(answer.spliced(ESTIMATED, Streams.CHARGE, JsonObject.EMPTY));
        }
        Protocol.Presentation presentation =
                new Protocol.Presentation(Streams.IDENTITY, Streams.request(PLAIN));
        if (TranslatedAnswer.read(body, Streams.RESPONSES, Streams.RESPONSES, presentation)
                instanceof Answer answer) {
            Json.parse(answer.spliced(ESTIMATED, Streams.CHARGE, JsonObject.EMPTY));
        }
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "60s")
    void a_stream_comes_out_the_same_wherever_it_is_cut_and_however_it_is_read(byte[] stream) {
        List<byte[]> whole = List.of(stream);
        List<byte[]> pieces = Streams.pieces(stream, new Random(Arrays.hashCode(stream)), 64);
        Streams.Result careful =
                Streams.run(
                        new ResponseRelay(Streams.IDENTITY, Streams.LONGEST, Patterns.ofNamed(0)),
                        whole);
        assertEquals(careful, Streams.relayed(whole));
        assertEquals(careful, Streams.relayed(pieces));
        Streams.Result translated = Streams.translated(PLAIN, whole);
        assertEquals(translated, Streams.translated(PLAIN, pieces));
        assertEquals(
                ShapesTest.steps(stream, new Shapes(0)), ShapesTest.steps(stream, new Shapes(16)));
        requireJson(careful.caller());
        requireJson(translated.caller());
    }

    private static void requireJson(String caller) {
        SseReader reader =
                new SseReader(
                        Integer.MAX_VALUE,
                        (name, source, from, to) -> tree(Arrays.copyOfRange(source, from, to)));
        reader.accept(caller.getBytes(StandardCharsets.UTF_8));
        reader.end();
    }

    /** Empty when a name occurs twice somewhere, which only the strict reader minds. */
    private static Optional<JsonObject> tree(byte[] json) {
        try {
            return Json.parse(json).asObject();
        } catch (JsonException problem) {
            boolean strict = String.valueOf(problem.getMessage()).startsWith("Duplicate field");
            assertTrue(strict, () -> problem + " in " + new String(json, StandardCharsets.UTF_8));
            return Optional.empty();
        }
    }
}
