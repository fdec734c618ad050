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
@Timeout(600)
class UntouchedTest {
    private static final String ODD_FIRST =
            "{ \"x_vendor\" : {\"a\" :  1.50e0, \"b\":\"\\u00e9\\/é\"} , ";
    private static final String ODD = ", \"x_vendor\" : {\"a\" :  1.50e0, \"b\":\"\\u00e9\\/é\"} }";
    private static final String SPLICED =
            ",?\"(id|model|modelVersion|provider|responseId)\":\"[^\"]*\""
                    + "|,\"native_finish_reason\":(null|\"[^\"]*\")";

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

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_a_whole_answer_says_hashes_to_what_was_sent(Dialect dialect) throws Exception {
        Speech speech = Crossing.speech(dialect);
        String plain = speech.answer(Said.of("Well, it is so.\nNo \"doubt\" at all, 🙂", "stop"));
        int first = plain.indexOf('{', plain.indexOf(place(dialect)));
        String sent = plain.substring(0, first) + ODD_FIRST + plain.substring(first + 1);
        crossing.provider(dialect).plays((_, out) -> Scripted.json(out, sent));
        Question question = Question.of(new Question.Turn.User("Why?"));
        HttpResponse<String> answer = crossing.ask(speech, question, dialect, false);
        assertTrue(said(dialect, answer.body()).startsWith("[" + ODD_FIRST), answer::body);
        assertEquals(
                hash(own(said(dialect, sent))),
                hash(own(said(dialect, answer.body()))),
                answer::body);
    }

    /** What an answer says, as it is written. */
    private static String said(Dialect dialect, String body) {
        int from = body.indexOf('[', body.indexOf(place(dialect)));
        boolean quoted = false;
        int depth = 0;
        for (int at = from; at < body.length(); at++) {
            char next = body.charAt(at);
            quoted ^= next == '"';
            at += quoted && next == '\\' ? 1 : 0;
            depth += quoted ? 0 : next == '[' ? 1 : next == ']' ? -1 : 0;
            if (depth == 0) {
                return body.substring(from, at + 1);
            }
        }
        throw new AssertionError("it never ends: " + body);
    }

    private static String place(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> "\"choices\":";
            case RESPONSES -> "\"output\":";
            case ANTHROPIC -> "\"content\":";
            case GEMINI -> "\"candidates\":";
        };
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
        return own(frame.data());
    }

    private static String own(String json) {
        return json.replaceAll(SPLICED, "").replace("{,", "{");
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
        return hash(words);
    }

    private static String hash(String words) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
