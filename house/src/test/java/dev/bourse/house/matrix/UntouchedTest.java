package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Between equal dialects a provider's words arrive as it wrote them, spaces and escapes included.
 */
@Timeout(60)
class UntouchedTest {
    private static final String ODD = ", \"x_vendor\" : {\"a\" :  1.50e0, \"b\":\"\\u00e9\\/é\"} }";
    private static final String SPLICED =
            ",?\"(id|model|modelVersion|provider|responseId)\":\"[^\"]*\""
                    + "|,\"native_finish_reason\":null";

    @TempDir static Path folder;
    private static Crossing crossing;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_words_of_a_stream_hash_to_what_was_sent(Dialect dialect) throws Exception {
        Speech speech = Crossing.speech(dialect);
        Said said = Said.of("Well, it is so.\nNo \"doubt\" at all, 🙂 they say.", "stop");
        List<Speech.Frame> sent =
                speech.frames(said).stream()
                        .map(frame -> isWords(frame) ? odd(frame) : frame)
                        .toList();
        String events = sent.stream().map(Speech.Frame::wire).collect(Collectors.joining());
        crossing.provider(dialect).plays((_, out) -> Scripted.events(out, events));
        Question question = Question.of(new Question.Turn.User("Why?"));
        HttpResponse<String> answer = crossing.ask(speech, question, dialect, true);
        List<Speech.Frame> heard = Counter.frames(answer.body());
        assertTrue(sent.stream().filter(UntouchedTest::isWords).count() > 5);
        assertEquals(hash(sent), hash(heard), answer::body);
    }

    private static boolean isWords(Speech.Frame frame) {
        return frame.data().contains("\"text_delta\"")
                || frame.name().equals("response.output_text.delta")
                || (frame.name().isEmpty()
                        && frame.data().startsWith("{")
                        && !frame.data().contains("\"content\":\"\"")
                        && !frame.data().contains("sage"));
    }

    /** Without what is the exchange's own. */
    private static String rest(Speech.Frame frame) {
        return frame.data().replaceAll(SPLICED, "").replace("{,", "{");
    }

    private static Speech.Frame odd(Speech.Frame frame) {
        String data = frame.data();
        return new Speech.Frame(frame.name(), data.substring(0, data.length() - 1) + ODD);
    }

    private static String hash(List<Speech.Frame> frames) throws Exception {
        String words =
                frames.stream()
                        .filter(UntouchedTest::isWords)
                        .map(frame -> frame.name() + rest(frame))
                        .collect(Collectors.joining("\n"));
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
