package dev.bourse.house.matrix;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.house.matrix.MediaBill.Way;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What is heard and said aloud costs its own price, whoever asks. */
@Timeout(600)
class SoundTest {
    /**
     * 40 x 2 + 30 x 10 of the prompt, 20 x 0.5 + 10 x 5 from the cache and 30 x 8 + 20 x 16 of the
     * answer, in dollars per million.
     */
    private static final BigDecimal COST = new BigDecimal("0.001");

    private static final MediaBill SOUND = new MediaBill("audio", "audio");

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

    static Stream<Way> ways() {
        return MediaBill.ways(Dialect.OPENAI, Dialect.GEMINI);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void sound_is_billed_at_its_own_price_and_told(Way way) throws Exception {
        Question question = Question.of(new Question.Turn.User("What do you hear? ".repeat(9)));
        String said = way.stream() ? events(way.upstream()) : whole(way.upstream(), "message");
        SOUND.assertBilled(crossing, way, question, said, COST);
    }

    private static String events(Dialect upstream) {
        return upstream == Dialect.GEMINI
                ? MediaBill.data(whole(upstream, ""))
                : MediaBill.data(whole(upstream, "delta")) + MediaBill.data("[DONE]");
    }

    private static String whole(Dialect upstream, String member) {
        return upstream == Dialect.GEMINI
                ? "{\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":[{"
                        + "\"text\":\"A bell.\"}]},\"finishReason\":\"STOP\"}],"
                        + SOUND.geminiUsage()
                        + "}"
                : "{\"id\":\"1\",\"created\":1,\"choices\":[{\"index\":0,\""
                        + member
                        + "\":{\"role\":\"assistant\",\"content\":\"A bell.\"},"
                        + "\"finish_reason\":\"stop\"}],"
                        + SOUND.chatUsage()
                        + "}";
    }
}
