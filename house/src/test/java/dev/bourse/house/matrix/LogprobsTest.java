package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How likely each token was, between all dialects that know it. */
@Timeout(600)
class LogprobsTest {
    private static final List<Dialect> KNOWING =
            List.of(Dialect.OPENAI, Dialect.RESPONSES, Dialect.GEMINI);

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

    static Stream<Arguments> pairs() {
        return KNOWING.stream()
                .flatMap(caller -> KNOWING.stream().map(up -> arguments(caller, up)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void they_are_asked_for_and_come_back(Dialect caller, Dialect upstream) throws Exception {
        crossing.provider(upstream).plays((_, out) -> Scripted.json(out, answer(upstream)));
        HttpResponse<String> answer = asked(caller, upstream);
        assertEquals(200, answer.statusCode(), answer::body);
        String sent = crossing.provider(upstream).seen().body();
        assertTrue(sent.contains(wish(upstream)), sent);
        JsonObject first = first(caller, Members.parsed(answer.body()));
        assertEquals("Well", Members.text(first, "token"), answer::body);
        String name = caller == Dialect.GEMINI ? "logProbability" : "logprob";
        assertEquals(
                0,
                new BigDecimal("-0.5").compareTo(first.number(name).orElseThrow()),
                answer::body);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"OPENAI", "RESPONSES", "GEMINI"})
    void who_does_not_know_them_is_told_as_left_out(Dialect caller) throws Exception {
        MatrixTest.play(crossing, Dialect.ANTHROPIC, Said.of("Well", "stop"), false);
        HttpResponse<String> answer = asked(caller, Dialect.ANTHROPIC);
        assertEquals(200, answer.statusCode(), answer::body);
        String lost = answer.headers().firstValue("x-bourse-left-out").orElse("");
        assertTrue(lost.toLowerCase(java.util.Locale.ROOT).contains("logprobs"), lost);
    }

    private static HttpResponse<String> asked(Dialect caller, Dialect upstream) throws Exception {
        String model = Crossing.model(upstream);
        String path = Crossing.speech(caller).path(model, false);
        return crossing.counter().post(path, question(caller).formatted(model));
    }

    private static String question(Dialect caller) {
        return switch (caller) {
            case OPENAI ->
                    "{\"model\":\"%s\",\"logprobs\":true,\"top_logprobs\":1,"
                            + "\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}";
            case RESPONSES ->
                    "{\"model\":\"%s\",\"top_logprobs\":1,\"input\":\"Why?\","
                            + "\"include\":[\"message.output_text.logprobs\"]}";
            case GEMINI ->
                    "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Why?\"}]}],"
                            + "\"generationConfig\":{\"responseLogprobs\":true,\"logprobs\":1}}";
            case ANTHROPIC -> throw new IllegalArgumentException("it has no word for them");
        };
    }

    private static String wish(Dialect upstream) {
        return switch (upstream) {
            case OPENAI -> "\"logprobs\":true";
            case RESPONSES -> "message.output_text.logprobs";
            case GEMINI -> "\"responseLogprobs\":true";
            case ANTHROPIC -> throw new IllegalArgumentException("it has no word for them");
        };
    }

    private static String answer(Dialect upstream) {
        String openai =
                "[{\"token\":\"Well\",\"logprob\":-0.5,\"bytes\":[87,101,108,108],"
                        + "\"top_logprobs\":[{\"token\":\"Well\",\"logprob\":-0.5,"
                        + "\"bytes\":[87,101,108,108]}]}]";
        return switch (upstream) {
            case OPENAI ->
                    "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                            + "\"content\":\"Well\"},\"finish_reason\":\"stop\","
                            + "\"logprobs\":{\"content\":"
                            + openai
                            + "}}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1,"
                            + "\"total_tokens\":4}}";
            case RESPONSES ->
                    "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"model\":\"m\","
                            + "\"status\":\"completed\",\"output\":[{\"type\":\"message\","
                            + "\"id\":\"msg_1\",\"role\":\"assistant\",\"status\":\"completed\","
                            + "\"content\":[{\"type\":\"output_text\",\"text\":\"Well\","
                            + "\"annotations\":[],\"logprobs\":"
                            + openai
                            + "}]}],\"usage\":{\"input_tokens\":3,\"output_tokens\":1,"
                            + "\"total_tokens\":4}}";
            case GEMINI ->
                    "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":"
                            + "\"Well\"}]},\"finishReason\":\"STOP\",\"index\":0,"
                            + "\"logprobsResult\":{\"topCandidates\":[{\"candidates\":[{\"token\":"
                            + "\"Well\",\"logProbability\":-0.5}]}],\"chosenCandidates\":[{"
                            + "\"token\":\"Well\",\"logProbability\":-0.5}]}}],"
                            + "\"usageMetadata\":{\"promptTokenCount\":3,"
                            + "\"candidatesTokenCount\":1,\"totalTokenCount\":4}}";
            case ANTHROPIC -> throw new IllegalArgumentException("it has no word for them");
        };
    }

    private static JsonObject first(Dialect caller, JsonObject answer) {
        return switch (caller) {
            case OPENAI -> item(item(answer, "choices").object("logprobs"), "content");
            case RESPONSES -> item(item(item(answer, "output"), "content"), "logprobs");
            case GEMINI ->
                    item(item(answer, "candidates").object("logprobsResult"), "chosenCandidates");
            case ANTHROPIC -> throw new IllegalArgumentException("it has no place for them");
        };
    }

    private static JsonObject item(JsonObject in, String name) {
        return in.items(name).stream()
                .findFirst()
                .flatMap(JsonValue::asObject)
                .orElse(JsonObject.EMPTY);
    }
}
