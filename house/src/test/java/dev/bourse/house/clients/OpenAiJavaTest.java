package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.StructuredChatCompletion;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.models.Model;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** OpenAI's SDK for Java gets what it asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiJavaTest {
    private Trial trial;
    private OpenAIClient client;

    /** A tool as the SDK derives it from a class. */
    @JsonClassDescription("Tells the weather of a place")
    static final class GetWeather {
        public String place = "";
    }

    /** An answer as the SDK derives its schema from a class. */
    static final class Forecast {
        public String summary = "";
        public int degrees;
        public List<String> warnings = List.of();
    }

    @BeforeAll
    void open() throws IOException {
        trial = Trial.open();
        client = OpenAiJava.client(trial);
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        try (Trial ending = trial) {
            ending.assertBooksAgree();
        }
    }

    @Test
    void a_completion_has_words_an_end_and_a_usage() {
        ChatCompletion answer = ask(OpenAiJava.asking("Say something").build());
        answer.validate();
        assertTrue(answer.id().startsWith("gen-"), answer.id());
        assertEquals(OpenAiJava.MODEL, answer.model());
        assertEquals(ChatCompletion.Choice.FinishReason.STOP, only(answer).finishReason());
        assertFalse(only(answer).message().content().orElseThrow().isBlank());
        CompletionUsage usage = answer.usage().orElseThrow();
        assertTrue(usage.promptTokens() > 0 && usage.completionTokens() > 0);
        assertEquals(usage.totalTokens(), usage.promptTokens() + usage.completionTokens());
    }

    @Test
    void a_cap_on_the_answer_is_kept_and_named_as_the_reason_to_end() {
        ChatCompletion answer = ask(OpenAiJava.asking("Count").maxCompletionTokens(7).build());
        assertEquals(ChatCompletion.Choice.FinishReason.LENGTH, only(answer).finishReason());
        assertEquals(7, answer.usage().orElseThrow().completionTokens());
    }

    @Test
    void a_stream_comes_in_pieces_and_ends_with_usage_and_cost() {
        ChatCompletion whole = stream(OpenAiJava.asking("Tell me more").build());
        whole.validate();
        assertEquals(OpenAiJava.MODEL, whole.model());
        assertEquals(ChatCompletion.Choice.FinishReason.STOP, only(whole).finishReason());
        assertFalse(only(whole).message().content().orElseThrow().isBlank());
    }

    @Test
    void a_stream_and_an_answer_in_one_piece_say_the_same() {
        ChatCompletionCreateParams request =
                OpenAiJava.only("sim-steady", OpenAiJava.asking("What is the same?"));
        ChatCompletion whole = ask(request);
        ChatCompletion streamed = stream(request);
        assertEquals(only(whole).message().content(), only(streamed).message().content());
        assertEquals(whole.usage().orElseThrow(), streamed.usage().orElseThrow());
    }

    @Test
    void many_streams_at_once_are_kept_apart() {
        ChatCompletionCreateParams request =
                OpenAiJava.only("sim-swift", OpenAiJava.asking("Many at once"));
        List<ChatCompletion> answers =
                List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream().map(_ -> stream(request)).toList();
        assertEquals(8, answers.stream().map(ChatCompletion::id).distinct().count());
        assertEquals(
                1, answers.stream().map(one -> only(one).message().content()).distinct().count());
    }

    @Test
    void a_tool_loop_takes_two_turns() {
        ChatCompletionCreateParams first = weather().build();
        ChatCompletionMessage called = only(ask(first)).message();
        ChatCompletionMessageFunctionToolCall call = theCall(called);
        assertEquals("GetWeather", call.function().name());
        assertFalse(call.function().arguments(GetWeather.class).place.isBlank());
        ChatCompletion second =
                ask(first.toBuilder().addMessage(called).addMessage(result(call)).build());
        assertEquals(ChatCompletion.Choice.FinishReason.STOP, only(second).finishReason());
        assertFalse(only(second).message().content().orElseThrow().isBlank());
    }

    @Test
    void a_streamed_tool_call_adds_up_to_the_same_call() {
        ChatCompletionMessageFunctionToolCall whole =
                theCall(only(ask(weather().build())).message());
        ChatCompletion streamed = stream(weather().build());
        ChatCompletionMessageFunctionToolCall call = theCall(only(streamed).message());
        assertEquals(ChatCompletion.Choice.FinishReason.TOOL_CALLS, only(streamed).finishReason());
        assertEquals(whole.function().name(), call.function().name());
        assertEquals(whole.function().arguments(), call.function().arguments());
    }

    @Test
    void a_structured_answer_becomes_an_instance_of_its_class() {
        StructuredChatCompletion<Forecast> answer =
                client.chat()
                        .completions()
                        .create(
                                OpenAiJava.asking("And tomorrow?")
                                        .responseFormat(Forecast.class)
                                        .build());
        trial.saw(OpenAiJava.cost(answer.usage().orElseThrow()));
        Forecast forecast = answer.choices().getFirst().message().content().orElseThrow();
        assertFalse(forecast.summary.isBlank());
        assertEquals(1, forecast.degrees);
    }

    @Test
    void a_streamed_structured_answer_becomes_one_too() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat()
                        .completions()
                        .createStreaming(
                                OpenAiJava.asking("And then?")
                                        .responseFormat(Forecast.class)
                                        .build())) {
            chunks.stream().forEach(whole::accumulate);
        }
        StructuredChatCompletion<Forecast> answer = whole.chatCompletion(Forecast.class);
        trial.saw(OpenAiJava.cost(answer.usage().orElseThrow()));
        Forecast forecast = answer.choices().getFirst().message().content().orElseThrow();
        assertFalse(forecast.summary.isBlank());
    }

    @Test
    void every_model_of_the_list_is_one_of_the_clients() {
        List<Model> models =
                client.models().list().autoPager().stream().map(Model::validate).toList();
        List<String> ids = models.stream().map(Model::id).toList();
        assertTrue(ids.contains(OpenAiJava.MODEL), ids.toString());
        assertEquals("sim", models.getFirst().ownedBy());
    }

    @Test
    void a_model_can_be_looked_up_by_its_name() {
        Model model = client.models().retrieve("sim/chat-small:free").validate();
        assertEquals("sim/chat-small:free", model.id());
        assertEquals("sim", model.ownedBy());
    }

    @Test
    void an_answer_is_found_by_its_id_at_once_at_the_same_cost() throws Exception {
        ChatCompletion answer = ask(OpenAiJava.asking("What did it cost?").build());
        JsonObject found = trial.get("/generation?id=" + answer.id(), Trial.API_KEY).object("data");
        CompletionUsage usage = answer.usage().orElseThrow();
        assertSame(OpenAiJava.cost(usage), found.number("total_cost").orElseThrow());
        assertSame(
                BigDecimal.valueOf(usage.completionTokens()),
                found.number("tokens_completion").orElseThrow());
    }

    @Test
    void a_key_has_spent_what_its_answers_cost() throws Exception {
        String key = trial.keyLimitedTo(BigDecimal.ONE);
        OpenAIClient limited = client.withOptions(options -> options.apiKey(key));
        ChatCompletion answer =
                limited.chat().completions().create(OpenAiJava.asking("Spend").build());
        BigDecimal cost = seen(answer);
        JsonObject standing = trial.get("/key", key).object("data");
        assertSame(cost, standing.number("usage").orElseThrow());
        assertSame(BigDecimal.ONE.subtract(cost), standing.number("limit_remaining").orElseThrow());
    }

    private static ChatCompletionCreateParams.Builder weather() {
        return OpenAiJava.asking("How is the weather in Oslo?").addTool(GetWeather.class);
    }

    private static ChatCompletionToolMessageParam result(
            ChatCompletionMessageFunctionToolCall call) {
        return ChatCompletionToolMessageParam.builder()
                .toolCallId(call.id())
                .content("Light rain, 7 degrees")
                .build();
    }

    private static ChatCompletionMessageFunctionToolCall theCall(ChatCompletionMessage message) {
        return message.toolCalls().orElseThrow().getFirst().asFunction();
    }

    private static ChatCompletion.Choice only(ChatCompletion answer) {
        assertEquals(1, answer.choices().size());
        return answer.choices().getFirst();
    }

    private ChatCompletion ask(ChatCompletionCreateParams request) {
        ChatCompletion answer = client.chat().completions().create(request);
        seen(answer);
        return answer;
    }

    private ChatCompletion stream(ChatCompletionCreateParams request) {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(request)) {
            chunks.stream().map(ChatCompletionChunk::validate).forEach(whole::accumulate);
        }
        seen(whole.chatCompletion());
        return whole.chatCompletion();
    }

    private BigDecimal seen(ChatCompletion answer) {
        BigDecimal cost = OpenAiJava.cost(answer.usage().orElseThrow());
        trial.saw(cost);
        return cost;
    }

    private static void assertSame(BigDecimal expected, BigDecimal actual) {
        assertEquals(0, expected.compareTo(actual), expected + " and " + actual);
    }
}
