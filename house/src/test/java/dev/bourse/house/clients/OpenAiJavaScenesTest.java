package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** OpenAI's SDK for Java before providers of every dialect. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenAiJavaScenesTest {
    static final List<String> PROVIDERS = Trial.TWINS;

    private Trial trial;
    private OpenAIClient client;

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

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_and_an_answer_in_one_piece_say_the_same(String provider) {
        ChatCompletionCreateParams request =
                OpenAiJava.only(provider, OpenAiJava.asking("Hello").maxCompletionTokens(40));
        ChatCompletion whole = ask(request);
        ChatCompletionAccumulator pieces = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(request)) {
            chunks.stream().map(ChatCompletionChunk::validate).forEach(pieces::accumulate);
        }
        ChatCompletion streamed = pieces.chatCompletion();
        trial.saw(OpenAiJava.cost(streamed.usage().orElseThrow()));
        assertEquals(words(whole), words(streamed));
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_picture_is_shown(String provider) {
        ChatCompletionContentPart text =
                ChatCompletionContentPart.ofText(
                        ChatCompletionContentPartText.builder().text("What is it?").build());
        ChatCompletionContentPart image =
                ChatCompletionContentPart.ofImageUrl(
                        ChatCompletionContentPartImage.builder()
                                .imageUrl(
                                        ChatCompletionContentPartImage.ImageUrl.builder()
                                                .url("data:image/png;base64," + Trial.PIXEL)
                                                .build())
                                .build());
        ChatCompletionCreateParams.Builder request =
                ChatCompletionCreateParams.builder()
                        .model(OpenAiJava.MODEL)
                        .addUserMessageOfArrayOfContentParts(List.of(text, image));
        assertFalse(words(ask(OpenAiJava.only(provider, request))).isBlank());
    }

    @ParameterizedTest
    @FieldSource("PROVIDERS")
    void a_stream_can_be_left_and_what_was_received_is_charged(String provider) throws Exception {
        ChatCompletionCreateParams request =
                OpenAiJava.only(
                        provider,
                        OpenAiJava.asking("Hello")
                                .model("sim/chat-large")
                                .maxCompletionTokens(4_000));
        ChatCompletionChunk chunk;
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(request)) {
            Iterator<ChatCompletionChunk> coming = chunks.stream().iterator();
            do {
                assertTrue(coming.hasNext());
                chunk = coming.next();
            } while (said(chunk).isEmpty());
        }
        trial.sawLeft(chunk.id());
    }

    private ChatCompletion ask(ChatCompletionCreateParams request) {
        ChatCompletion answer = client.chat().completions().create(request);
        trial.saw(OpenAiJava.cost(answer.usage().orElseThrow()));
        return answer;
    }

    private static String words(ChatCompletion answer) {
        return answer.choices().getFirst().message().content().orElse("");
    }

    private static String said(ChatCompletionChunk chunk) {
        return chunk.choices().stream()
                .findFirst()
                .flatMap(choice -> choice.delta().content())
                .orElse("");
    }
}
