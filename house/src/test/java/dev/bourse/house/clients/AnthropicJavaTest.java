package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.PermissionDeniedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.SseException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.StructuredMessage;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;

import dev.bourse.sim.provider.Fault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Anthropic's SDK for Java gets what it asks for, whatever dialect the provider speaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnthropicJavaTest {
    static final List<String> PROVIDERS = Trial.TWINS;

    private Trial trial;
    private AnthropicClient client;

    /** An answer as the SDK derives its schema from a class. */
    static final class Forecast {
        public String summary = "";
        public int degrees;
    }

    @BeforeAll
    void open() throws IOException {
        trial = Trial.open();
        client = client(Trial.API_KEY);
    }

    @AfterEach
    void mend() {
        PROVIDERS.forEach(trial::mend);
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        try (Trial ending = trial) {
            ending.assertBooksAgree();
        }
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_and_an_answer_in_one_piece_say_the_same(String provider) throws Exception {
        MessageCreateParams request = asking("Hello", provider).build();
        Message whole = ask(request);
        Message streamed = stream(request);
        assertEquals(StopReason.MAX_TOKENS, whole.stopReason().orElseThrow());
        assertFalse(words(whole).isBlank());
        assertEquals(40, whole.usage().outputTokens());
        assertEquals(words(whole), words(streamed));
        assertEquals(whole.stopReason(), streamed.stopReason());
        assertEquals(whole.usage().outputTokens(), streamed.usage().outputTokens());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_tool_loop_takes_two_turns(String provider) throws Exception {
        MessageCreateParams first =
                asking("How is the weather in Oslo?", provider)
                        .maxTokens(200)
                        .addTool(weather())
                        .build();
        Message called = stream(first);
        assertEquals(StopReason.TOOL_USE, called.stopReason().orElseThrow());
        ToolUseBlock use =
                called.content().stream()
                        .flatMap(block -> block.toolUse().stream())
                        .findFirst()
                        .orElseThrow();
        assertEquals("get_weather", use.name());
        ContentBlockParam result =
                ContentBlockParam.ofToolResult(
                        ToolResultBlockParam.builder()
                                .toolUseId(use.id())
                                .content("Light rain")
                                .build());
        MessageCreateParams second =
                first.toBuilder()
                        .addMessage(called)
                        .addUserMessageOfContentBlockParams(List.of(result))
                        .build();
        assertFalse(words(ask(second)).isBlank());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_structured_answer_becomes_an_instance_of_its_class(String provider) throws Exception {
        StructuredMessage<Forecast> answer =
                client.messages()
                        .create(
                                asking("And tomorrow?", provider)
                                        .maxTokens(400)
                                        .outputConfig(Forecast.class)
                                        .build());
        trial.sawGeneration(answer.rawMessage().id());
        Forecast forecast =
                answer.content().stream()
                        .flatMap(block -> block.text().stream())
                        .findFirst()
                        .orElseThrow()
                        .text();
        assertFalse(forecast.summary.isBlank());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_picture_is_shown(String provider) throws Exception {
        ContentBlockParam image =
                ContentBlockParam.ofImage(
                        ImageBlockParam.builder()
                                .source(
                                        Base64ImageSource.builder()
                                                .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                                                .data(Trial.PIXEL)
                                                .build())
                                .build());
        ContentBlockParam text =
                ContentBlockParam.ofText(TextBlockParam.builder().text("What is it?").build());
        MessageCreateParams request =
                request(provider).addUserMessageOfContentBlockParams(List.of(image, text)).build();
        assertFalse(words(ask(request)).isBlank());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_can_be_left_and_what_was_received_is_charged(String provider) throws Exception {
        MessageCreateParams request =
                asking("Hello", provider).model("sim/chat-large").maxTokens(4_000).build();
        String id;
        try (StreamResponse<RawMessageStreamEvent> events =
                client.messages().createStreaming(request)) {
            Iterator<RawMessageStreamEvent> coming = events.stream().iterator();
            id = coming.next().messageStart().orElseThrow().message().id();
            while (!coming.next().isContentBlockDelta()) {
                assertTrue(coming.hasNext());
            }
        }
        trial.sawLeft(id);
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_that_breaks_ends_with_an_exception(String provider) {
        trial.breaks(provider, Fault.Kind.MID_STREAM_DEATH);
        MessageCreateParams request = asking("Hello", provider).build();
        try (StreamResponse<RawMessageStreamEvent> events =
                client.messages().createStreaming(request)) {
            Iterator<RawMessageStreamEvent> coming = events.stream().iterator();
            assertThrows(SseException.class, () -> coming.forEachRemaining(_ -> {}));
        }
    }

    @Test
    void tokens_are_counted_without_asking() {
        MessageCountTokensParams request =
                MessageCountTokensParams.builder()
                        .model(Trial.MODEL)
                        .addUserMessage("Hello, how are you?")
                        .build();
        assertTrue(client.messages().countTokens(request).inputTokens() > 0);
    }

    @Test
    void a_key_that_does_not_exist_is_401() {
        refused(UnauthorizedException.class, "sk-bo-unknown", Trial.MODEL, Trial.FAULTY);
    }

    @Test
    void a_management_key_is_403() {
        refused(PermissionDeniedException.class, Trial.MANAGEMENT_KEY, Trial.MODEL, Trial.FAULTY);
    }

    @Test
    void an_unknown_model_is_400_and_names_the_nearest() {
        AnthropicServiceException refused =
                refused(BadRequestException.class, Trial.API_KEY, "sim/chat-smal", Trial.FAULTY);
        assertTrue(String.valueOf(refused.getMessage()).contains(Trial.MODEL));
    }

    @Test
    void a_key_at_its_limit_is_402() throws Exception {
        String spent = trial.keyLimitedTo(BigDecimal.ZERO);
        AnthropicServiceException refused =
                refused(AnthropicServiceException.class, spent, Trial.MODEL, Trial.FAULTY);
        assertEquals(402, refused.statusCode());
    }

    @Test
    void a_request_that_no_endpoint_may_answer_is_404() {
        refused(NotFoundException.class, Trial.API_KEY, Trial.MODEL, "nobody");
    }

    @Test
    void a_provider_that_is_busy_is_429() {
        trial.breaks(Trial.FAULTY, Fault.Kind.RATE_LIMIT_429);
        refused(RateLimitException.class, Trial.API_KEY, Trial.MODEL, Trial.FAULTY);
    }

    @Test
    void a_provider_that_resets_the_connection_is_502() {
        trial.breaks(Trial.FAULTY, Fault.Kind.RESET);
        AnthropicServiceException failed =
                refused(InternalServerException.class, Trial.API_KEY, Trial.MODEL, Trial.FAULTY);
        assertEquals(502, failed.statusCode());
    }

    private <T extends AnthropicServiceException> T refused(
            Class<T> type, String key, String model, String provider) {
        MessageCreateParams request = asking("Hello", provider).model(model).build();
        AnthropicClient other = client(key);
        try {
            return assertThrows(type, () -> other.messages().create(request));
        } finally {
            other.close();
        }
    }

    private AnthropicClient client(String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(trial.address())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static MessageCreateParams.Builder asking(String question, String provider) {
        return request(provider).addUserMessage(question);
    }

    private static MessageCreateParams.Builder request(String provider) {
        JsonValue only = JsonValue.from(Map.of("only", List.of(provider)));
        return MessageCreateParams.builder()
                .model(Trial.MODEL)
                .maxTokens(40)
                .putAdditionalBodyProperty("provider", only);
    }

    private static Tool weather() {
        JsonValue place = JsonValue.from(Map.of("type", "string"));
        return Tool.builder()
                .name("get_weather")
                .inputSchema(
                        Tool.InputSchema.builder()
                                .properties(
                                        Tool.InputSchema.Properties.builder()
                                                .putAdditionalProperty("place", place)
                                                .build())
                                .addRequired("place")
                                .build())
                .build();
    }

    private Message ask(MessageCreateParams request) throws Exception {
        Message answer = client.messages().create(request).validate();
        trial.sawGeneration(answer.id());
        return answer;
    }

    private Message stream(MessageCreateParams request) throws Exception {
        MessageAccumulator whole = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> events =
                client.messages().createStreaming(request)) {
            events.stream().map(RawMessageStreamEvent::validate).forEach(whole::accumulate);
        }
        trial.sawGeneration(whole.message().id());
        return whole.message();
    }

    private static String words(Message answer) {
        StringBuilder words = new StringBuilder();
        for (ContentBlock block : answer.content()) {
            block.text().ifPresent(text -> words.append(text.text()));
        }
        return words.toString();
    }
}
