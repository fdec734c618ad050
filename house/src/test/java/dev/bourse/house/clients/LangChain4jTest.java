package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Fault;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** LangChain4j's OpenAI models get what they ask for, whatever dialect the provider speaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LangChain4jTest {
    static final List<String> PROVIDERS = Trial.TWINS;

    private static final ToolSpecification WEATHER =
            ToolSpecification.builder()
                    .name("get_weather")
                    .description("Tells the weather of a place")
                    .parameters(
                            JsonObjectSchema.builder()
                                    .addStringProperty("place")
                                    .required("place")
                                    .build())
                    .build();

    private Trial trial;

    @BeforeAll
    void open() throws IOException {
        trial = Trial.open();
    }

    @AfterEach
    void mend() {
        trial.mend(Trial.FAULTY);
    }

    @AfterAll
    void close() throws IOException {
        try (Trial ending = trial) {
            ending.assertBooksAgree();
        }
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_and_an_answer_in_one_piece_say_the_same(String provider) throws Exception {
        ChatRequest request = request("Hello").maxOutputTokens(40).build();
        ChatResponse whole = ask(provider, request);
        ChatResponse streamed = stream(provider, request);
        assertFalse(whole.aiMessage().text().isBlank());
        assertEquals(FinishReason.LENGTH, whole.finishReason());
        assertEquals(40, whole.tokenUsage().outputTokenCount());
        assertEquals(whole.aiMessage().text(), streamed.aiMessage().text());
        assertEquals(whole.finishReason(), streamed.finishReason());
        assertEquals(whole.tokenUsage().totalTokenCount(), streamed.tokenUsage().totalTokenCount());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_tool_loop_takes_two_turns(String provider) throws Exception {
        ChatMessage question = UserMessage.from("How is the weather in Oslo?");
        ChatRequest first =
                ChatRequest.builder().messages(question).toolSpecifications(WEATHER).build();
        ChatResponse called = stream(provider, first);
        assertEquals(FinishReason.TOOL_EXECUTION, called.finishReason());
        ToolExecutionRequest call = called.aiMessage().toolExecutionRequests().getFirst();
        assertEquals("get_weather", call.name());
        ChatMessage result = ToolExecutionResultMessage.from(call, "Light rain");
        ChatRequest second =
                ChatRequest.builder()
                        .messages(question, called.aiMessage(), result)
                        .toolSpecifications(WEATHER)
                        .build();
        assertFalse(ask(provider, second).aiMessage().text().isBlank());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_structured_answer_fits_its_schema(String provider) throws Exception {
        JsonObjectSchema forecast =
                JsonObjectSchema.builder()
                        .addStringProperty("summary")
                        .required("summary")
                        .additionalProperties(false)
                        .build();
        ResponseFormat format =
                ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(
                                JsonSchema.builder().name("forecast").rootElement(forecast).build())
                        .build();
        ChatResponse answer =
                ask(provider, request("And tomorrow?").responseFormat(format).build());
        JsonObject json = Json.parse(answer.aiMessage().text()).asObject().orElseThrow();
        assertTrue(json.text("summary").isPresent());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_picture_is_shown(String provider) throws Exception {
        UserMessage message =
                UserMessage.from(
                        TextContent.from("What is it?"),
                        ImageContent.from(Trial.PIXEL, "image/png"));
        ChatRequest request = ChatRequest.builder().messages(message).build();
        assertFalse(ask(provider, request).aiMessage().text().isBlank());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_can_be_left_and_what_was_received_is_charged(String provider) throws Exception {
        stream(provider, request("Hello").maxOutputTokens(4).build());
        String key = trial.keyLimitedTo(BigDecimal.ONE);
        ChatRequest request =
                request("Hello").modelName("sim/chat-large").maxOutputTokens(4_000).build();
        Coming coming = Coming.leaving();
        streaming(key, provider).chat(request, coming);
        coming.awaitLeaving();
        BigDecimal spent = trial.sawSpent(key);
        assertTrue(spent.compareTo(new BigDecimal("0.048")) < 0, spent::toPlainString);
    }

    /** It reads no errors inside of a stream, but neither does it make up an end. */
    @Test
    void a_stream_that_breaks_has_no_end() {
        trial.breaks(Trial.FAULTY, Fault.Kind.MID_STREAM_DEATH);
        Coming coming = Coming.whole();
        streaming(Trial.API_KEY, Trial.FAULTY).chat(request("Hello").build(), coming);
        assertFalse(coming.response().aiMessage().text().isBlank());
        assertNull(coming.response().finishReason());
        assertNull(coming.response().tokenUsage());
    }

    @Test
    void a_key_that_does_not_exist_is_401() {
        refused(AuthenticationException.class, "sk-bo-unknown", Trial.MODEL, Trial.FAULTY);
    }

    @Test
    void a_management_key_is_403() {
        refused(AuthenticationException.class, Trial.MANAGEMENT_KEY, Trial.MODEL, Trial.FAULTY);
    }

    @Test
    void an_unknown_model_is_400_and_names_the_nearest() {
        Exception refused =
                refused(
                        InvalidRequestException.class,
                        Trial.API_KEY,
                        "sim/chat-smal",
                        Trial.FAULTY);
        assertTrue(String.valueOf(refused.getMessage()).contains(Trial.MODEL));
    }

    @Test
    void a_key_at_its_limit_is_402() throws Exception {
        String spent = trial.keyLimitedTo(BigDecimal.ZERO);
        LangChain4jException refused =
                refused(LangChain4jException.class, spent, Trial.MODEL, Trial.FAULTY);
        assertEquals(402, assertInstanceOf(HttpException.class, refused.getCause()).statusCode());
    }

    @Test
    void a_request_that_no_endpoint_may_answer_is_404() {
        refused(ModelNotFoundException.class, Trial.API_KEY, Trial.MODEL, "nobody");
    }

    @Test
    void a_provider_that_is_busy_is_429() {
        trial.breaks(Trial.FAULTY, Fault.Kind.RATE_LIMIT_429);
        refused(RateLimitException.class, Trial.API_KEY, Trial.MODEL, Trial.FAULTY);
    }

    @Test
    void a_provider_that_resets_the_connection_is_502() {
        trial.breaks(Trial.FAULTY, Fault.Kind.RESET);
        refused(InternalServerException.class, Trial.API_KEY, Trial.MODEL, Trial.FAULTY);
    }

    private <T extends Exception> T refused(
            Class<T> type, String key, String model, String provider) {
        OpenAiChatModel asked = model(key, model, provider);
        return assertThrows(type, () -> asked.chat("Hello"));
    }

    private static ChatRequest.Builder request(String question) {
        return ChatRequest.builder().messages(UserMessage.from(question));
    }

    private ChatResponse ask(String provider, ChatRequest request) throws Exception {
        ChatResponse answer = model(Trial.API_KEY, Trial.MODEL, provider).chat(request);
        trial.sawGeneration(answer.id());
        return answer;
    }

    private ChatResponse stream(String provider, ChatRequest request) throws Exception {
        Coming coming = Coming.whole();
        streaming(Trial.API_KEY, provider).chat(request, coming);
        ChatResponse answer = coming.response();
        trial.sawGeneration(answer.id());
        return answer;
    }

    private OpenAiChatModel model(String key, String model, String provider) {
        return OpenAiChatModel.builder()
                .baseUrl(trial.address() + "/v1")
                .apiKey(key)
                .modelName(model)
                .maxRetries(0)
                .strictJsonSchema(true)
                .customParameters(only(provider))
                .build();
    }

    private OpenAiStreamingChatModel streaming(String key, String provider) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(trial.address() + "/v1")
                .apiKey(key)
                .modelName(Trial.MODEL)
                .customParameters(only(provider))
                .build();
    }

    private static Map<String, Object> only(String provider) {
        return Map.of("provider", Map.of("only", List.of(provider)));
    }
}
