package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.errors.BadRequestException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateResponse;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.List;

/** OpenAI's SDK for Java embeds, draws, speaks and listens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiJavaServicesTest {
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

    @Test
    void texts_become_vectors() throws Exception {
        try (HttpResponseFor<CreateEmbeddingResponse> response =
                client.embeddings()
                        .withRawResponse()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model("sim/embed")
                                        .inputOfArrayOfStrings(List.of("one", "two"))
                                        .dimensions(8)
                                        .build())) {
            CreateEmbeddingResponse answer = response.parse();
            assertEquals(2, answer.data().size());
            assertEquals(8, answer.data().getFirst().embedding().size());
            assertTrue(answer.usage().promptTokens() > 0);
            pay(response.headers());
        }
    }

    @Test
    void a_prompt_becomes_an_image() throws Exception {
        try (HttpResponseFor<ImagesResponse> response =
                client.images()
                        .withRawResponse()
                        .generate(
                                ImageGenerateParams.builder()
                                        .model("sim/draw")
                                        .prompt("a dot")
                                        .build())) {
            ImagesResponse answer = response.parse();
            String image = answer.data().orElseThrow().getFirst().b64Json().orElseThrow();
            assertTrue(image.startsWith("iVBORw0KGgo"), image);
            pay(response.headers());
        }
    }

    @Test
    void what_was_spoken_is_written_down() throws Exception {
        byte[] sound;
        try (HttpResponse spoken =
                client.audio()
                        .speech()
                        .create(
                                SpeechCreateParams.builder()
                                        .model("sim/speak")
                                        .voice("alloy")
                                        .input("Hello there")
                                        .responseFormat(SpeechCreateParams.ResponseFormat.WAV)
                                        .build())) {
            sound = spoken.body().readAllBytes();
            pay(spoken.headers());
        }
        try (HttpResponseFor<TranscriptionCreateResponse> heard =
                client.audio()
                        .transcriptions()
                        .withRawResponse()
                        .create(
                                TranscriptionCreateParams.builder()
                                        .model("sim/listen")
                                        .file(sound)
                                        .build())) {
            assertTrue(heard.parse().asTranscription().text().contains("seconds"));
            pay(heard.headers());
        }
    }

    @Test
    void a_model_that_does_not_embed_is_refused() {
        EmbeddingCreateParams request =
                EmbeddingCreateParams.builder().model(OpenAiJava.MODEL).input("x").build();
        assertThrows(BadRequestException.class, () -> client.embeddings().create(request));
    }

    private void pay(Headers headers) throws Exception {
        String id = headers.values("x-generation-id").getFirst();
        trial.saw(
                trial.get("/generation?id=" + id, Trial.API_KEY)
                        .object("data")
                        .number("total_cost")
                        .orElseThrow());
    }
}
