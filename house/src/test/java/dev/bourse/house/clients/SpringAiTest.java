package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;

import dev.bourse.sim.provider.Fault;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Spring AI's OpenAI model gets what it asks for, whatever dialect the provider speaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringAiTest {
    static final List<String> PROVIDERS = Trial.TWINS;

    private static final String SCHEMA =
            """
            {"type":"object","properties":{"summary":{"type":"string"}},
             "required":["summary"],"additionalProperties":false}
            """;

    private static final String PLACE =
            """
            {"type":"object","properties":{"place":{"type":"string"}},"required":["place"]}
            """;

    private Trial trial;

    /** What the tool is asked. */
    record Place(String place) {}

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
        OpenAiChatOptions options = options(provider).maxTokens(40).build();
        Prompt prompt = new Prompt("Hello", options);
        ChatResponse whole = ask(prompt);
        assertFalse(words(whole).isBlank());
        assertEquals(40, whole.getMetadata().getUsage().getCompletionTokens());
        List<ChatResponse> pieces = stream(prompt);
        assertTrue(pieces.size() > 3);
        StringBuilder streamed = new StringBuilder();
        pieces.forEach(piece -> streamed.append(words(piece)));
        assertEquals(words(whole), streamed.toString());
        assertEquals(
                whole.getMetadata().getUsage().getTotalTokens(),
                pieces.getLast().getMetadata().getUsage().getTotalTokens());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_tool_loop_takes_two_turns(String provider) throws Exception {
        List<String> asked = new ArrayList<>();
        ToolCallback weather =
                FunctionToolCallback.builder(
                                "get_weather",
                                (Place place) -> {
                                    asked.add(place.place());
                                    return "Light rain";
                                })
                        .description("Tells the weather of a place")
                        .inputSchema(PLACE)
                        .inputType(Place.class)
                        .build();
        OpenAiChatOptions options = options(provider).toolCallbacks(weather).build();
        Prompt first = new Prompt("How is the weather in Oslo?", options);
        ChatResponse called = ask(first);
        assertTrue(called.hasToolCalls());
        Prompt second =
                new Prompt(
                        ToolCallingManager.builder()
                                .build()
                                .executeToolCalls(first, called)
                                .conversationHistory(),
                        options);
        assertFalse(words(ask(second)).isBlank());
        assertEquals(1, asked.size());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_structured_answer_fits_its_schema(String provider) throws Exception {
        OpenAiChatOptions options = options(provider).outputSchema(SCHEMA).build();
        ChatResponse answer = ask(new Prompt("And tomorrow?", options));
        JsonObject json = Json.parse(words(answer)).asObject().orElseThrow();
        assertTrue(json.text("summary").isPresent());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_picture_is_shown(String provider) throws Exception {
        byte[] pixel = Base64.getDecoder().decode(Trial.PIXEL);
        UserMessage message =
                UserMessage.builder()
                        .text("What is it?")
                        .media(new Media(MimeTypeUtils.IMAGE_PNG, new ByteArrayResource(pixel)))
                        .build();
        ChatResponse answer = ask(new Prompt(List.of(message), options(provider).build()));
        assertFalse(words(answer).isBlank());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_can_be_left_and_what_was_received_is_charged(String provider) throws Exception {
        stream(new Prompt("Hello", options(provider).maxTokens(4).build()));
        OpenAiChatOptions options =
                options(provider).model("sim/chat-large").maxTokens(4_000).build();
        ChatResponse first =
                Objects.requireNonNull(
                        model(Trial.API_KEY).stream(new Prompt("Hello", options))
                                .filter(piece -> !words(piece).isEmpty())
                                .blockFirst());
        trial.sawLeft(first.getMetadata().getId());
    }

    @Test
    void a_stream_that_breaks_ends_with_an_exception() {
        trial.breaks(Trial.FAULTY, Fault.Kind.MID_STREAM_DEATH);
        Prompt prompt = new Prompt("Hello", options(Trial.FAULTY).build());
        assertThrows(SseException.class, () -> model(Trial.API_KEY).stream(prompt).blockLast());
    }

    @Test
    void a_key_that_does_not_exist_is_401() {
        refused(UnauthorizedException.class, "sk-bo-unknown", options(Trial.FAULTY).build());
    }

    @Test
    void a_management_key_is_403() {
        refused(
                PermissionDeniedException.class,
                Trial.MANAGEMENT_KEY,
                options(Trial.FAULTY).build());
    }

    @Test
    void an_unknown_model_is_400_and_names_the_nearest() {
        OpenAIServiceException refused =
                refused(
                        BadRequestException.class,
                        Trial.API_KEY,
                        options(Trial.FAULTY).model("sim/chat-smal").build());
        assertTrue(String.valueOf(refused.getMessage()).contains(Trial.MODEL));
    }

    @Test
    void a_key_at_its_limit_is_402() throws Exception {
        OpenAIServiceException refused =
                refused(
                        OpenAIServiceException.class,
                        trial.keyLimitedTo(BigDecimal.ZERO),
                        options(Trial.FAULTY).build());
        assertEquals(402, refused.statusCode());
    }

    @Test
    void a_request_that_no_endpoint_may_answer_is_404() {
        refused(NotFoundException.class, Trial.API_KEY, options("nobody").build());
    }

    @Test
    void a_provider_that_is_busy_is_429() {
        trial.breaks(Trial.FAULTY, Fault.Kind.RATE_LIMIT_429);
        refused(RateLimitException.class, Trial.API_KEY, options(Trial.FAULTY).build());
    }

    @Test
    void a_provider_that_resets_the_connection_is_502() {
        trial.breaks(Trial.FAULTY, Fault.Kind.RESET);
        refused(InternalServerException.class, Trial.API_KEY, options(Trial.FAULTY).build());
    }

    private <T extends OpenAIServiceException> T refused(
            Class<T> type, String key, OpenAiChatOptions options) {
        OpenAiChatModel asked = model(key);
        Prompt prompt = new Prompt("Hello", options);
        return assertThrows(type, () -> asked.call(prompt));
    }

    private OpenAiChatModel model(String key) {
        OpenAiChatOptions.Builder options = OpenAiChatOptions.builder();
        options.baseUrl(trial.address() + "/v1").apiKey(key).model(Trial.MODEL).maxRetries(0);
        return OpenAiChatModel.builder().options(options.build()).build();
    }

    private static OpenAiChatOptions.Builder options(String provider) {
        OpenAiChatOptions.Builder options = OpenAiChatOptions.builder();
        options.model(Trial.MODEL)
                .streamUsage(true)
                .extraBody(Map.of("provider", Map.of("only", List.of(provider))));
        return options;
    }

    private ChatResponse ask(Prompt prompt) throws Exception {
        ChatResponse answer = model(Trial.API_KEY).call(prompt);
        trial.sawGeneration(answer.getMetadata().getId());
        return answer;
    }

    private List<ChatResponse> stream(Prompt prompt) throws Exception {
        List<ChatResponse> pieces =
                Objects.requireNonNull(model(Trial.API_KEY).stream(prompt).collectList().block());
        trial.sawGeneration(pieces.getLast().getMetadata().getId());
        return pieces;
    }

    private static String words(ChatResponse answer) {
        return answer.getResults().stream()
                .map(result -> Objects.requireNonNullElse(result.getOutput().getText(), ""))
                .reduce("", String::concat);
    }
}
