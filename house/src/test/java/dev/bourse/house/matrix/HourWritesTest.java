package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a prompt's cache keeps for an hour costs its own price, whoever asks. */
@Timeout(600)
class HourWritesTest {
    /** 7 x 2 + 60 x 2.5 + 40 x 4 + 3 x 0.5 + 5 x 8 dollars per million. */
    private static final BigDecimal COST = new BigDecimal("0.0003655");

    private static final String INPUT =
            "\"input_tokens\":7,\"cache_read_input_tokens\":3,\"cache_creation_input_tokens\":100,"
                    + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":60,"
                    + "\"ephemeral_1h_input_tokens\":40}";

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

    static Stream<Object[]> callers() {
        return Stream.of(Dialect.values())
                .flatMap(caller ->
                        Stream.of(false, true).map(stream -> new Object[] {caller, stream}));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void an_hour_is_billed_at_its_own_price(Dialect caller, boolean stream) throws Exception {
        crossing.provider(Dialect.ANTHROPIC)
                .plays((_, out) -> {
                    if (stream) {
                        Scripted.events(out, events());
                    } else {
                        Scripted.json(out, whole());
                    }
                });
        Question question =
                Question.of(new Question.Turn.User("A long text to be kept. ".repeat(20)));
        HttpResponse<String> answer =
                crossing.ask(Crossing.speech(caller), question, Dialect.ANTHROPIC, stream);
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(
                0, COST.compareTo(record.number("total_cost").orElseThrow()), record::toString);
        if (caller == Dialect.ANTHROPIC) {
            told(answer.body(), stream);
        }
    }

    private static void told(String body, boolean stream) {
        JsonObject last = Members.parsed(stream ? lastWithUsage(body) : body).object("usage");
        JsonObject split = last.object("cache_creation");
        assertEquals(40, Members.number(split, "ephemeral_1h_input_tokens"), body);
        assertEquals(60, Members.number(split, "ephemeral_5m_input_tokens"), body);
        assertEquals(0, COST.compareTo(last.number("cost").orElseThrow()), body);
    }

    private static String lastWithUsage(String stream) {
        List<Speech.Frame> frames = Counter.frames(stream);
        return frames.reversed().stream()
                .filter(frame -> frame.name().equals("message_delta"))
                .findFirst()
                .orElseThrow()
                .data();
    }

    private static String whole() {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
                   + "\"content\":[{\"type\":\"text\",\"text\":\"Kept.\"}],\"stop_reason\":\"end_turn\","
                   + "\"usage\":{"
                + INPUT
                + ",\"output_tokens\":5}}";
    }

    /** The end of the stream repeats the counts of the cache as zeros, as some upstreams do. */
    private static String events() {
        return event(
                        "message_start",
                        ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":"
                                + "\"assistant\",\"model\":\"m\",\"content\":[],\"usage\":{"
                                + INPUT
                                + ",\"output_tokens\":1}}")
                + event(
                        "content_block_start",
                        ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                + event(
                        "content_block_delta",
                        ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Kept.\"}")
                + event("content_block_stop", ",\"index\":0")
                + event(
                        "message_delta",
                        ",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{"
                            + "\"output_tokens\":5,\"cache_creation\":{"
                            + "\"ephemeral_5m_input_tokens\":0,\"ephemeral_1h_input_tokens\":0}}")
                + event("message_stop", "");
    }

    private static String event(String name, String members) {
        return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(name, name, members);
    }
}
