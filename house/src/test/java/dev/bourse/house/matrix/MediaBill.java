package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * That tokens of a medium are billed at their own price and told, 40 of them in the prompt and 20
 * in the answer.
 *
 * @param medium {@code image} or {@code audio}
 * @param plural what the record calls them
 */
record MediaBill(String medium, String plural) {
    private static final int READ = 40;
    private static final int MADE = 20;

    /**
     * From which caller to which upstream, and whether as a stream.
     *
     * @param stream whether the answer is a stream
     */
    record Way(Dialect caller, Dialect upstream, boolean stream) {}

    /** Every caller to those upstreams, streamed and whole. */
    static Stream<Way> ways(Dialect... upstreams) {
        return Stream.of(Dialect.values())
                .flatMap(caller ->
                        Stream.of(upstreams)
                                .flatMap(upstream ->
                                        Stream.of(false, true)
                                                .map(stream -> new Way(caller, upstream, stream))));
    }

    /**
     * Asks once.
     *
     * @param body what the upstream says, as a stream or whole
     * @return the body of the answer
     */
    String assertBilled(Crossing crossing, Way way, Question question, String body, BigDecimal cost)
            throws Exception {
        crossing.provider(way.upstream)
                .plays((_, out) -> {
                    if (way.stream) {
                        Scripted.events(out, body);
                    } else {
                        Scripted.json(out, body);
                    }
                });
        HttpResponse<String> answer =
                crossing.ask(Crossing.speech(way.caller), question, way.upstream, way.stream);
        assertEquals(200, answer.statusCode(), answer::body);
        assertRecorded(crossing.counter().generation(answer), cost);
        assertTold(way.caller, answer.body());
        return answer.body();
    }

    private void assertRecorded(JsonObject record, BigDecimal cost) {
        assertEquals(
                0, cost.compareTo(record.number("total_cost").orElseThrow()), record::toString);
        assertEquals("reported", record.text("usage_source").orElseThrow());
        assertEquals(READ, Members.number(record, "native_tokens_prompt_" + plural));
        assertEquals(MADE, Members.number(record, "native_tokens_completion_" + plural));
    }

    /** Anthropic has no place for it. */
    private void assertTold(Dialect caller, String body) {
        String plain = body.replace(" ", "");
        String pattern =
                switch (caller) {
                    case OPENAI, RESPONSES -> "\"" + medium + "_tokens\":%d";
                    case GEMINI -> "{\"modality\":\"" + modality() + "\",\"tokenCount\":%d}";
                    case ANTHROPIC -> "";
                };
        assertTrue(plain.contains(pattern.formatted(READ)), body);
        assertTrue(plain.contains(pattern.formatted(MADE)), body);
    }

    private String modality() {
        return medium.toUpperCase(Locale.ROOT);
    }

    /** What Gemini counts: 100 read of which 30 were cached, and 50 made. */
    String geminiUsage() {
        return "\"usageMetadata\":{\"promptTokenCount\":100,\"cachedContentTokenCount\":30,"
                + "\"candidatesTokenCount\":45,\"thoughtsTokenCount\":5,\"totalTokenCount\":150,"
                + "\"promptTokensDetails\":["
                + kinds(60, READ)
                + "],\"cacheTokensDetails\":["
                + kinds(20, 10)
                + "],\"candidatesTokensDetails\":["
                + kinds(25, MADE)
                + "]}";
    }

    /** The same as chat completions count it. */
    String chatUsage() {
        String usage =
                "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":50,\"total_tokens\":150,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":30,\"MEDIUM_tokens\":40,"
                        + "\"cached_tokens_details\":{\"MEDIUM_tokens\":10}},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":5,"
                        + "\"MEDIUM_tokens\":20}}";
        return usage.replace("MEDIUM", medium);
    }

    private String kinds(int text, int medium) {
        return "{\"modality\":\"TEXT\",\"tokenCount\":%d},{\"modality\":\"%s\",\"tokenCount\":%d}"
                .formatted(text, modality(), medium);
    }

    /** An event without a name. */
    static String data(String json) {
        return "data: " + json + "\n\n";
    }
}
