package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.app.Totals;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.unit.Money;
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

/** What is seen and drawn in a chat costs its own price, whoever asks. */
@Timeout(600)
class ImagesTest {
    private static final MediaBill IMAGES = new MediaBill("image", "images");
    private static final String DRAWN = "iVBORw0KGgoAAAAN";

    /**
     * 40 x 2 + 30 x 6 of the prompt, 30 x 0.5 from the cache and 30 x 8 + 20 x 30 of the answer, in
     * dollars per million.
     */
    private static final BigDecimal COST = new BigDecimal("0.001115");

    /** 30 x 2 + 40 x 6 of the prompt, since nobody says that some of the image was in the cache. */
    private static final BigDecimal COST_ALL_FRESH = new BigDecimal("0.001155");

    @TempDir static Path folder;
    private static Crossing crossing;
    private static BigDecimal spent = BigDecimal.ZERO;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
    }

    /** Journal, database and what was recounted by hand agree. */
    @AfterAll
    static void close() throws Exception {
        Money all = Money.parse(spent.toPlainString());
        assertEquals(new Totals(all, all), crossing.counter().market().totals());
        crossing.close();
    }

    static Stream<Way> ways() {
        return MediaBill.ways(Dialect.OPENAI, Dialect.GEMINI, Dialect.RESPONSES);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void images_are_billed_at_their_own_price_and_told(Way way) throws Exception {
        Question question = Question.of(new Question.Turn.Shows("Draw the like of it."));
        BigDecimal cost = way.upstream() == Dialect.RESPONSES ? COST_ALL_FRESH : COST;
        spent = spent.add(cost);
        String said = way.stream() ? events(way.upstream()) : whole(way.upstream(), "message");
        String answer = IMAGES.assertBilled(crossing, way, question, said, cost);
        assertTrue(answer.contains(DRAWN), answer);
    }

    private static String events(Dialect upstream) {
        return switch (upstream) {
            case GEMINI -> MediaBill.data(whole(upstream, ""));
            case RESPONSES ->
                    event("response.created", "\"response\":{\"id\":\"r\",\"created_at\":1}")
                            + event(
                                    "response.output_item.added",
                                    "\"output_index\":0,\"item\":{\"id\":\"ig\",\"type\":"
                                            + "\"image_generation_call\",\"result\":null}")
                            + event(
                                    "response.output_item.done",
                                    "\"output_index\":0,\"item\":" + item())
                            + event("response.completed", "\"response\":" + whole(upstream, ""));
            default -> MediaBill.data(whole(upstream, "delta")) + MediaBill.data("[DONE]");
        };
    }

    private static String whole(Dialect upstream, String member) {
        return switch (upstream) {
            case GEMINI ->
                    "{\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":["
                            + "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\""
                            + DRAWN
                            + "\"}}]},\"finishReason\":\"STOP\"}],"
                            + IMAGES.geminiUsage()
                            + "}";
            case RESPONSES ->
                    "{\"id\":\"r\",\"object\":\"response\",\"created_at\":1,\"status\":\"completed\","
                        + "\"model\":\"m\",\"output\":["
                            + item()
                            + "],\"usage\":{\"input_tokens\":100,\"output_tokens\":50,"
                            + "\"total_tokens\":150,\"input_tokens_details\":{\"cached_tokens\":30,"
                            + "\"image_tokens\":40},\"output_tokens_details\":"
                            + "{\"reasoning_tokens\":5,\"image_tokens\":20}}}";
            default ->
                    "{\"id\":\"1\",\"created\":1,\"choices\":[{\"index\":0,\""
                            + member
                            + "\":{\"role\":\"assistant\",\"content\":\"\",\"images\":[{\"type\":"
                            + "\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                            + DRAWN
                            + "\"}}]},\"finish_reason\":\"stop\"}],"
                            + IMAGES.chatUsage()
                            + "}";
        };
    }

    private static String item() {
        return "{\"id\":\"ig\",\"type\":\"image_generation_call\",\"status\":\"completed\","
                + "\"output_format\":\"png\",\"result\":\""
                + DRAWN
                + "\"}";
    }

    private static String event(String type, String members) {
        return "event: "
                + type
                + "\n"
                + MediaBill.data("{\"type\":\"" + type + "\"," + members + "}");
    }
}
