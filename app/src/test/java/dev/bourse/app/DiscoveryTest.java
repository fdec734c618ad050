package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.wire.catalogdoc.StarterCatalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class DiscoveryTest {
    private static final Inventory KNOWN = Inventory.of(StarterCatalog.parts());

    @Test
    void without_a_key_in_the_environment_there_is_nothing_to_serve() {
        assertTrue(Discovery.discover(KNOWN, Map.of()).isEmpty());
        assertTrue(Discovery.discover(KNOWN, Map.of("OPENAI_API_KEY", " ")).isEmpty());
    }

    @Test
    void a_key_makes_its_provider_available_and_no_other() {
        Inventory found = Discovery.discover(KNOWN, Map.of("OPENAI_API_KEY", "secret"));
        assertEquals(List.of("openai"), slugs(found));
        assertEquals(Map.of("openai", "secret"), found.credentials());
        assertFalse(found.models().isEmpty());
    }

    @Test
    void a_base_url_in_the_environment_moves_a_provider() {
        Inventory found =
                Discovery.discover(
                        KNOWN,
                        Map.of("OPENAI_API_KEY", "x", "OPENAI_BASE_URL", "http://127.0.0.1:9/v1/"));
        assertEquals("http://127.0.0.1:9/v1", found.providers().getFirst().baseUrl());
    }

    @Test
    void an_address_is_filled_in_from_the_environment() {
        Map<String, String> azure =
                Map.of(
                        "AZURE_OPENAI_API_KEY", "x",
                        "AZURE_OPENAI_ENDPOINT", "https://mine.openai.azure.com/");
        Map<String, String> bedrock =
                Map.of("AWS_BEARER_TOKEN_BEDROCK", "x", "AWS_REGION", "us-west-2");

        assertEquals(
                List.of("https://mine.openai.azure.com/openai/v1"),
                addresses(Discovery.discover(KNOWN, azure)));
        assertEquals(
                List.of("https://bedrock-mantle.us-west-2.api.aws/v1"),
                addresses(Discovery.discover(KNOWN, bedrock)));
    }

    @Test
    void a_provider_whose_address_is_not_known_is_left_out() {
        assertTrue(Discovery.discover(KNOWN, Map.of("AZURE_OPENAI_API_KEY", "x")).isEmpty());
    }

    @Test
    void a_provider_is_called_in_its_own_dialect() {
        Map<String, String> keys = Map.of("ANTHROPIC_API_KEY", "x", "GEMINI_API_KEY", "y");
        Inventory found = Discovery.discover(KNOWN, keys);
        assertEquals(List.of("anthropic", "google-ai-studio"), slugs(found));
        assertEquals(
                List.of(Dialect.ANTHROPIC, Dialect.GEMINI),
                found.providers().stream().map(Provider::dialect).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, http://127.0.0.1:9,        http://127.0.0.1:9/v1",
        "ANTHROPIC, http://127.0.0.1:9/v1/,    http://127.0.0.1:9/v1",
        "ANTHROPIC, http://127.0.0.1:9/a/,     http://127.0.0.1:9/a/v1",
        "GEMINI,    http://127.0.0.1:9/,       http://127.0.0.1:9/v1beta",
        "GEMINI,    http://127.0.0.1:9/v1beta, http://127.0.0.1:9/v1beta",
        "OPENAI,    http://127.0.0.1:9,        http://127.0.0.1:9",
    })
    void a_base_url_is_completed_as_the_clients_of_its_dialect_do(
            String name, String url, String complete) {
        Map<String, String> environment = Map.of(name + "_API_KEY", "x", name + "_BASE_URL", url);
        assertEquals(List.of(complete), addresses(Discovery.discover(KNOWN, environment)));
    }

    @Test
    void credentials_are_never_printed() {
        Inventory found = Discovery.discover(KNOWN, Map.of("OPENAI_API_KEY", "very-secret"));
        assertFalse(found.toString().contains("very-secret"));
    }

    private static List<String> addresses(Inventory inventory) {
        return inventory.providers().stream().map(Provider::baseUrl).toList();
    }

    private static List<String> slugs(Inventory inventory) {
        return inventory.providers().stream().map(Provider::slug).toList();
    }
}
