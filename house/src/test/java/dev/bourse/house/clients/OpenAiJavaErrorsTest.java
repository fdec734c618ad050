package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import dev.bourse.sim.provider.Fault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** What goes wrong reaches OpenAI's SDK for Java as the exception that it has for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiJavaErrorsTest {
    private static final String FAULTY = "sim-swift";

    private Trial trial;
    private OpenAIClient client;

    @BeforeAll
    void open() throws IOException {
        trial = Trial.open();
        client = OpenAiJava.client(trial).withOptions(options -> options.maxRetries(0));
    }

    @AfterEach
    void mend() {
        trial.mend(FAULTY);
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        try (Trial ending = trial) {
            ending.assertBooksAgree();
        }
    }

    @Test
    void a_key_that_does_not_exist_is_401() {
        UnauthorizedException refused =
                assertThrows(UnauthorizedException.class, () -> ask(as("sk-bo-unknown"), hello()));
        assertEquals("authentication", refused.type().orElseThrow());
        assertTrue(text(refused).contains("does not exist"), text(refused));
    }

    @Test
    void a_management_key_is_403_for_a_chat() {
        PermissionDeniedException refused =
                assertThrows(
                        PermissionDeniedException.class,
                        () -> ask(as(Trial.MANAGEMENT_KEY), hello()));
        assertEquals("permission_denied", refused.type().orElseThrow());
    }

    @Test
    void an_unknown_model_is_400_and_names_the_nearest() {
        ChatCompletionCreateParams request =
                OpenAiJava.asking("Hello").model("sim/chat-smal").build();
        BadRequestException refused =
                assertThrows(BadRequestException.class, () -> ask(client, request));
        assertEquals("invalid_request", refused.type().orElseThrow());
        assertTrue(text(refused).contains("sim/chat-small"), text(refused));
    }

    @Test
    void a_value_that_makes_no_sense_is_400_and_names_the_field() {
        ChatCompletionCreateParams request = OpenAiJava.asking("Hello").temperature(7.0).build();
        BadRequestException refused =
                assertThrows(BadRequestException.class, () -> ask(client, request));
        assertTrue(text(refused).contains("temperature"), text(refused));
    }

    @Test
    void a_key_at_its_limit_is_402_and_says_whose_limit_it_is() throws Exception {
        OpenAIClient limited = as(trial.keyLimitedTo(BigDecimal.ZERO));
        UnexpectedStatusCodeException refused =
                assertThrows(UnexpectedStatusCodeException.class, () -> ask(limited, hello()));
        assertEquals(402, refused.statusCode());
        assertEquals("payment_required", refused.type().orElseThrow());
        assertTrue(body(refused).contains("limit_source=key"), body(refused));
    }

    @Test
    void a_request_that_no_endpoint_may_answer_is_404_with_the_funnel() {
        ChatCompletionCreateParams request = OpenAiJava.only("nobody", OpenAiJava.asking("Hello"));
        NotFoundException refused =
                assertThrows(NotFoundException.class, () -> ask(client, request));
        assertEquals("not_found", refused.type().orElseThrow());
        assertTrue(body(refused).contains("routing_funnel"), body(refused));
    }

    @Test
    void a_model_that_does_not_exist_is_404_when_it_is_looked_up() {
        NotFoundException refused =
                assertThrows(
                        NotFoundException.class, () -> client.models().retrieve("sim/chat-smal"));
        assertTrue(text(refused).contains("sim/chat-small"), text(refused));
    }

    @Test
    void a_provider_that_is_busy_is_429_with_a_time_to_come_back() {
        trial.breaks(FAULTY, Fault.Kind.RATE_LIMIT_429);
        RateLimitException refused =
                assertThrows(RateLimitException.class, () -> ask(client, faulty()));
        assertEquals("rate_limit_exceeded", refused.type().orElseThrow());
        assertEquals(List.of("1"), refused.headers().values("retry-after"));
    }

    @Test
    void a_provider_that_resets_the_connection_is_502() {
        trial.breaks(FAULTY, Fault.Kind.RESET);
        InternalServerException failed =
                assertThrows(InternalServerException.class, () -> ask(client, faulty()));
        assertEquals(502, failed.statusCode());
        assertEquals("provider_unavailable", failed.type().orElseThrow());
    }

    @Test
    void a_stream_that_does_not_begin_fails_before_its_first_chunk() {
        trial.breaks(FAULTY, Fault.Kind.ERROR_503);
        InternalServerException failed =
                assertThrows(InternalServerException.class, () -> stream(faulty()));
        assertEquals(503, failed.statusCode());
    }

    @Test
    void a_stream_that_breaks_ends_with_an_exception_after_the_words_that_came() {
        trial.breaks(FAULTY, Fault.Kind.MID_STREAM_DEATH);
        StringBuilder words = new StringBuilder();
        SseException broken =
                assertThrows(
                        SseException.class,
                        () -> {
                            try (StreamResponse<ChatCompletionChunk> chunks =
                                    client.chat().completions().createStreaming(faulty())) {
                                chunks.stream().forEach(chunk -> words.append(said(chunk)));
                            }
                        });
        assertFalse(words.isEmpty());
        assertEquals("provider_unavailable", broken.type().orElseThrow());
    }

    @Test
    void another_provider_answers_when_one_is_broken() {
        trial.breaks(FAULTY, Fault.Kind.RESET);
        ChatCompletion answer = ask(client, hello());
        trial.saw(OpenAiJava.cost(answer.usage().orElseThrow()));
        assertEquals(1, answer.choices().size());
    }

    private static ChatCompletionCreateParams hello() {
        return OpenAiJava.asking("Hello").build();
    }

    private static ChatCompletionCreateParams faulty() {
        return OpenAiJava.only(FAULTY, OpenAiJava.asking("Hello"));
    }

    private static ChatCompletion ask(OpenAIClient client, ChatCompletionCreateParams request) {
        return client.chat().completions().create(request);
    }

    private OpenAIClient as(String key) {
        return client.withOptions(options -> options.apiKey(key));
    }

    private long stream(ChatCompletionCreateParams request) {
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(request)) {
            return chunks.stream().count();
        }
    }

    private static String said(ChatCompletionChunk chunk) {
        return chunk.choices().getFirst().delta().content().orElse("");
    }

    private static String text(OpenAIServiceException refused) {
        return String.valueOf(refused.getMessage());
    }

    private static String body(OpenAIServiceException refused) {
        return String.valueOf(refused.body());
    }
}
