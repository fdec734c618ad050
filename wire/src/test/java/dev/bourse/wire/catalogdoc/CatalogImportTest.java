package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.Imported.LeftOut;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class CatalogImportTest {
    private static final CatalogParts STARTER = StarterCatalog.parts();

    private static final Provider ACME =
            new Provider(
                    "acme",
                    "Acme",
                    "https://acme.test/v1",
                    Dialect.OPENAI,
                    List.of("ACME_API_KEY"),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    DataPolicy.UNKNOWN,
                    false);

    @Test
    void the_real_list_of_openrouter_comes_back_from_the_document_as_it_was_taken_over() {
        byte[] file = SharedFile.read(OpenRouterModelsTest.FILE, OpenRouterModelsTest.SHA_256);
        Imported imported = CatalogImport.models(file, starter("openrouter"), STARTER).orThrow();

        assertEquals(364, imported.parts().endpoints().size() + imported.leftOut().size());
        assertEquals(8, reasons(imported, "is an alias; aliases follow from the models"));
        assertEquals(3, reasons(imported, "is in the catalogue already"));
        assertEquals(353, imported.parts().endpoints().size());
        assertReadBack(imported);
    }

    @Test
    void the_real_price_map_of_litellm_comes_back_from_the_document_as_it_was_taken_over() {
        byte[] file = SharedFile.read(LiteLlmPricesTest.FILE, LiteLlmPricesTest.SHA_256);
        Imported imported = CatalogImport.prices(file, STARTER).orThrow();

        assertEquals(1_701, imported.parts().endpoints().size() + imported.leftOut().size());
        assertTrue(imported.parts().endpoints().size() > 300, imported.parts()::toString);
        assertEquals(118, reasons(imported, "is at azure, which is not mapped here"));
        assertReadBack(imported);
    }

    @Test
    void a_provider_that_is_new_is_written_with_what_it_offers() {
        String ready =
                ProviderDocumentTest.TYPED.replace("\"is_ready\": false", "\"is_ready\": true");
        Imported imported =
                CatalogImport.offers(bytes("{\"data\": [" + ready + "]}"), ACME, STARTER).orThrow();

        assertEquals(List.of(ACME), imported.parts().providers());
        assertEquals("acme/large", imported.parts().models().getFirst().id());
        assertReadBack(imported);
    }

    @Test
    void prices_that_change_with_length_and_hour_are_written_as_they_are() {
        Imported imported =
                openrouter(
                        """
                        {"id": "acme/large", "context_length": 300000,
                         "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
                         "pricing": {"prompt": "0.000002", "completion": "0.000012", "discount": 0.5,
                          "request": "0.01", "overrides": [
                            {"min_prompt_tokens": 200000, "prompt": "0.000004"},
                            {"utc_start": 1630, "utc_end": 30, "completion": "0.000006"}]}}
                        """);

        Endpoint endpoint = readBack(imported).catalog().endpoints("acme/large").getFirst();
        assertEquals(
                Optional.of(Price.perMillion("2")),
                endpoint.prices().at(PriceKey.PROMPT, 200_001, 0));
        assertEquals(
                Optional.of(Price.perMillion("3")),
                endpoint.prices().at(PriceKey.COMPLETION, 1, 0));
        assertEquals(
                Optional.of(Price.parse("0.005")), endpoint.prices().at(PriceKey.REQUEST, 1, 0));
        assertReadBack(imported);
    }

    @Test
    void an_endpoint_of_a_known_model_is_bound_by_its_context() {
        Model known = STARTER.models().getFirst();
        Imported imported =
                CatalogImport.models(
                                bytes(
                                        """
                                        {"data": [{"id": "%s", "context_length": 999000000,
                                          "architecture": {"input_modalities": ["text"],
                                                           "output_modalities": ["text"]}}]}
                                        """
                                                .formatted(known.id())),
                                ACME,
                                STARTER)
                        .orThrow();

        assertEquals(List.of(), imported.parts().models());
        assertEquals(1, imported.warnings().size());
        assertEquals(
                known.contextLength(), imported.parts().endpoints().getFirst().contextLength());
        assertReadBack(imported);
    }

    /** A model that the catalogue has keeps its entry, so that the end would be lost unseen. */
    @Test
    void an_end_that_a_known_model_does_not_have_is_told() {
        Model known = STARTER.models().getFirst();
        Imported imported =
                openrouter(
                        """
                        {"id": "%s", "context_length": 9, "expiration_date": "2026-05-15",
                         "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}}
                        """
                                .formatted(known.id()));

        assertEquals(
                List.of(
                        new LeftOut(
                                known.id(),
                                "ends on 2026-05-15, which the catalogue's entry of its model does"
                                        + " not say")),
                imported.warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "id": "~a/b-latest", "context_length": 9 | is an alias; aliases follow from the models
                    "id": "a/b" | says no context length
                    "id": "a/b:nitro", "context_length": 9 | has no name that can be listed (author/slug)
                    "id": "stealth/b", "context_length": 9 | has no name that can be listed (author/slug)
                    "id": "a/b", "context_length": 9, "architecture": {"output_modalities": ["smell"]} | reads or gives nothing that is known here
                    """)
    void what_cannot_be_taken_over_is_named_with_its_reason(String entry, String why) {
        Imported imported = openrouter("{" + entry + "}");

        assertEquals(List.of(why), imported.leftOut().stream().map(LeftOut::why).toList());
        assertEquals(CatalogParts.NONE, imported.parts());
    }

    @Test
    void one_name_of_litellm_in_two_spellings_is_taken_once() {
        Imported imported =
                CatalogImport.prices(
                                bytes(
                                        """
                                        {"deepseek-new": {"litellm_provider": "deepseek", "mode": "chat",
                                           "max_input_tokens": 9},
                                         "deepseek/deepseek-new": {"litellm_provider": "deepseek",
                                           "mode": "chat", "max_input_tokens": 9},
                                         "deepseek/embed": {"litellm_provider": "deepseek",
                                           "mode": "embedding", "max_input_tokens": 9}}
                                        """),
                                STARTER)
                        .orThrow();

        assertEquals(List.of("deepseek/deepseek-new"), imported.unpriced());
        assertEquals(
                List.of("is there twice", "has no price for embedding that can be billed here"),
                imported.leftOut().stream().map(LeftOut::why).toList());
        assertReadBack(imported);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"data": [{"id": "a/b", "canonical_slug": "a/b"}]}     | OPENROUTER
                    {"data": [{"id": "b", "schema_version": "2.4"}]}       | PROVIDER
                    {"data": [{"id": "b", "input_modalities": ["text"]}]}  | PROVIDER
                    {"sample_spec": {}, "b": {"litellm_provider": "groq"}} | LITELLM
                    {"data": [{"id": "a/b", "object": "model"}]}           |
                    {"data": []}                                           |
                    [1]                                                    |
                    catalogue: 1                                           |
                    """)
    void a_format_is_recognised_by_its_first_entry(String file, ImportFormat format) {
        assertEquals(Optional.ofNullable(format), ImportFormat.of(bytes(file)));
    }

    private static void assertReadBack(Imported imported) {
        CatalogParts read = readBack(imported);
        assertEquals(
                STARTER.endpoints().size() + imported.parts().endpoints().size(),
                read.endpoints().size());
        Set<Endpoint> endpoints = Set.copyOf(read.endpoints());
        assertEquals(
                List.of(),
                imported.parts().endpoints().stream()
                        .filter(one -> !endpoints.contains(one))
                        .toList());
        Set<Object> models = new HashSet<>();
        read.models().forEach(one -> models.add(byDay(one)));
        assertEquals(
                List.of(),
                imported.parts().models().stream()
                        .map(CatalogImportTest::byDay)
                        .filter(one -> !models.contains(one))
                        .toList());
    }

    /** A document tells the day on which a model was released, and no hour. */
    private static List<Object> byDay(Model one) {
        return List.of(
                one.id(),
                one.canonicalSlug(),
                one.name(),
                one.created() / 86_400,
                one.contextLength(),
                one.inputs(),
                one.outputs(),
                one.parameters(),
                one.efforts(),
                String.valueOf(one.expirationDate()));
    }

    private static CatalogParts readBack(Imported imported) {
        return CatalogDocument.parse(List.of(imported.yaml()), STARTER).orThrow();
    }

    private static long reasons(Imported imported, String why) {
        return imported.leftOut().stream().filter(one -> one.why().equals(why)).count();
    }

    private static Imported openrouter(String entry) {
        return CatalogImport.models(bytes("{\"data\": [" + entry + "]}"), ACME, STARTER).orThrow();
    }

    private static Provider starter(String slug) {
        return STARTER.providers().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
