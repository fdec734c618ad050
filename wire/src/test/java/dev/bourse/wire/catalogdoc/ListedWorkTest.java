package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.Imported.LeftOut;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What LiteLLM's price map lists for work other than chat. */
class ListedWorkTest {
    private static final CatalogParts STARTER = StarterCatalog.parts();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mistral | embedding           | "input_cost_per_token": 1e-7             | text  | embeddings    | prompt          | 0.0000001
                    openai  | embedding           | "input_cost_per_token": 1e-7, "output_cost_per_token": 0 | text | embeddings | completion | 0
                    cohere  | rerank              | "input_cost_per_query": 0.002, "input_cost_per_token": 0 | text | rerank | search_unit | 0.002
                    jina_ai | rerank              | "input_cost_per_token": 2e-8, "output_cost_per_token": 2e-8 | text | rerank | prompt | 0.00000002
                    xai     | image_generation    | "output_cost_per_image": 0.07            | text  | image         | output_image    | 0.07
                    groq    | audio_speech        | "input_cost_per_character": 5e-5         | text  | speech        | input_character | 0.00005
                    groq    | audio_transcription | "input_cost_per_second": 5.56e-6, "output_cost_per_second": 0 | audio | transcription | input_second | 0.00000556
                    """)
    void a_model_is_taken_over_with_the_price_of_what_it_makes(
            String provider,
            String mode,
            String prices,
            String input,
            String output,
            String key,
            String price) {
        Endpoint one = imported(provider, mode, prices).parts().endpoints().getFirst();

        assertEquals(Set.of(Modality.of(input).orElseThrow()), one.inputs());
        assertEquals(Set.of(Modality.of(output).orElseThrow()), one.outputs());
        assertEquals(Set.of(), one.parameters());
        assertEquals(Price.parse(price), one.prices().base().get(PriceKey.of(key).orElseThrow()));
    }

    @Test
    void what_is_sold_by_another_unit_has_no_price_for_its_tokens() {
        Imported imported =
                imported(
                        "cohere",
                        "rerank",
                        "\"input_cost_per_query\": 0.002, \"input_cost_per_token\": 0,"
                                + " \"output_cost_per_token\": 0");

        assertEquals(
                Map.of(PriceKey.SEARCH_UNIT, Price.parse("0.002")),
                imported.parts().endpoints().getFirst().prices().base());
    }

    /** Cohere ranks under another address than that of its compatibility with OpenAI. */
    @ParameterizedTest
    @CsvSource({"embedding, cohere", "rerank, cohere-v2"})
    void a_provider_is_called_where_it_does_such_work(String mode, String slug) {
        String prices = "\"input_cost_per_token\": 1e-7, \"output_cost_per_token\": 0";

        assertEquals(
                slug, imported("cohere", mode, prices).parts().endpoints().getFirst().provider());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    openai | image_generation    | "input_cost_per_pixel": 4e-8             | has no price for image_generation that can be billed here
                    openai | audio_transcription | "input_cost_per_token": 2e-6, "output_cost_per_token": 1e-5 | has no price for audio_transcription that can be billed here
                    openai | audio_speech        | "output_cost_per_second": 0.00025        | has no price for audio_speech that can be billed here
                    openai | embedding           | "output_cost_per_token": 0               | has no price for embedding that can be billed here
                    gemini | image_generation    | "output_cost_per_image": 0.04            | is for image_generation, at a provider that is called for chat only
                    openai | moderation          | "input_cost_per_token": 0                | is for moderation, which is not taken over
                    openai | responses           | "input_cost_per_token": 1e-6             | is for responses, which is not taken over
                    voyage | rerank              | "input_cost_per_token": 1e-6             | is at voyage, which is not mapped here
                    """)
    void what_can_not_be_expressed_is_left_out_with_its_reason(
            String provider, String mode, String prices, String why) {
        Imported imported = imported(provider, mode, prices);

        assertEquals(List.of(new LeftOut("new-one", why)), imported.leftOut());
        assertEquals(CatalogParts.NONE, imported.parts());
    }

    @Test
    void an_entry_that_says_no_mode_is_left_out() {
        String json = "{\"new-one\": {\"litellm_provider\": \"groq\", \"max_input_tokens\": 9}}";

        assertEquals(
                List.of(new LeftOut("new-one", "does not say what it is for")),
                imported(json).leftOut());
    }

    @Test
    void the_real_map_of_september_2025_has_models_that_embed_rank_and_speak() {
        byte[] file = SharedFile.read(LiteLlmPricesTest.FILE, LiteLlmPricesTest.SHA_256);
        Imported imported = CatalogImport.prices(file, STARTER).orThrow();

        assertEquals(14, made(imported, Modality.EMBEDDINGS));
        assertEquals(4, made(imported, Modality.RERANK));
        assertEquals(1, made(imported, Modality.SPEECH));
        assertEquals(
                38, leftOut(imported, "has no price for image_generation that can be billed here"));
        assertEquals(10, leftOut(imported, "does not say what it is for"));
    }

    private static long leftOut(Imported imported, String why) {
        return imported.leftOut().stream().filter(one -> one.why().equals(why)).count();
    }

    private static long made(Imported imported, Modality output) {
        return imported.parts().endpoints().stream()
                .filter(one -> one.outputs().equals(Set.of(output)))
                .count();
    }

    private static Imported imported(String provider, String mode, String prices) {
        return imported(
                """
                {"new-one": {"litellm_provider": "%s", "mode": "%s", "max_input_tokens": 9, %s}}
                """
                        .formatted(provider, mode, prices));
    }

    private static Imported imported(String json) {
        return CatalogImport.prices(json.getBytes(StandardCharsets.UTF_8), STARTER).orThrow();
    }
}
