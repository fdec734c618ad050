package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.sse.SseReader;

import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Whatever anyone sends: requests are refused or understood, streams give the same however they are
 * cut and by whichever way they are read, and what goes out is always JSON.
 */
class GeminiFuzzTest {
    private static final int LONGEST = 8192;
    private static final UpstreamEdit EDIT = UpstreamEdit.ofModel("gemini-3-pro");
    private final Gemini gemini = new Gemini();

    static Stream<Arguments> requests() {
        return sections("gemini/requests", "client");
    }

    static Stream<Arguments> answers() {
        return sections("gemini/answers", "upstream");
    }

    static Stream<Arguments> streams() {
        return sections("gemini/streams", "upstream");
    }

    private static Stream<Arguments> sections(String folder, String name) {
        return GoldenFile.all(folder).stream()
                .map(file -> Arguments.of(Samples.bytes(file.section(name))));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "60s")
    void a_request_is_refused_or_sent_on(byte[] body) {
        switch (gemini.scan(body, Samples.PATH)) {
            case Scanned.Rejected(var error) -> assertEquals(400, error.status());
            case GeminiRequest request -> {
                json(request.forUpstream(EDIT));
                written(request);
            }
            default -> throw new AssertionError("neither");
        }
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void an_answer_is_refused_or_passed_on_as_json(byte[] body) {
        if (gemini.whole(body, Samples.IDENTITY) instanceof Answer answer) {
            json(answer.spliced(Samples.counted(answer), Samples.CHARGE, null));
        }
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "60s")
    void patterns_and_cuts_change_nothing(byte[] stream) {
        Samples.Result careful = Samples.run(relay(0), List.of(stream));
        assertEquals(careful, Samples.run(relay(16), List.of(stream)));
        assertEquals(careful, Samples.run(relay(16), pieces(stream)));
        events(careful.relayed());
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "60s")
    void a_translated_stream_is_json_however_it_is_cut(byte[] stream) {
        Samples.Result whole = Samples.run(translated(), List.of(stream));
        assertEquals(whole, Samples.run(translated(), pieces(stream)));
        events(whole.relayed());
    }

    private void written(GeminiRequest request) {
        try {
            if (gemini.render(request.conversation(), EDIT)
                    instanceof Rendered.Written(byte[] body, _)) {
                json(body);
            }
        } catch (JsonException _) {
            // what the scan does not look into is refused here
        }
    }

    private static StreamedAnswer relay(int mostLearnt) {
        return new ChunkRelay(Samples.STAMP, LONGEST, new Patterns(mostLearnt));
    }

    private StreamedAnswer translated() {
        return new TranslatedStream(
                gemini,
                gemini.writer(Samples.IDENTITY, Samples.ASKING_FOR_THOUGHTS),
                "Provider",
                LONGEST);
    }

    private static void events(String relayed) {
        SseReader reader =
                new SseReader(
                        Integer.MAX_VALUE,
                        (name, source, from, to) -> json(Arrays.copyOfRange(source, from, to)));
        reader.accept(Samples.bytes(relayed));
        reader.end();
    }

    /** A name that was written twice stays twice. */
    private static void json(byte[] json) {
        try {
            Json.parse(json);
        } catch (JsonException problem) {
            if (!String.valueOf(problem.getMessage()).startsWith("Duplicate field")) {
                throw new AssertionError(Samples.text(json), problem);
            }
        }
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
}
