package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class OwnProvidersTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void a_key_with_a_base_url_is_a_provider_whose_prices_are_unknown() {
        Inventory found =
                discover(Map.of("MY_LAB_API_KEY", "k", "MY_LAB_BASE_URL", "http://lab/v1/"));
        assertEquals(List.of("http://lab/v1 k"), asked);
        Endpoint endpoint = found.endpoints().getFirst();
        assertEquals("my-lab/org-model", endpoint.modelId());
        assertEquals("org/model", endpoint.upstreamModel());
        assertFalse(endpoint.prices().isKnown());
        assertTrue(warnings.getFirst().contains("what my-lab charges is not known"));
    }

    @Test
    void ollama_is_free_and_its_host_may_be_short() {
        for (String host : List.of("box", "box:11434", "http://box:11434/")) {
            Inventory found = discover(Map.of("OLLAMA_HOST", host));
            assertTrue(found.endpoints().getFirst().prices().isFree());
        }
        assertEquals(Set.of("http://box:11434/v1 "), Set.copyOf(asked));
    }

    @Test
    void a_key_of_a_known_provider_or_without_a_base_url_is_none() {
        assertTrue(discover(Map.of("KNOWN_API_KEY", "k", "KNOWN_BASE_URL", "http://x")).isEmpty());
        assertTrue(discover(Map.of("OTHER_API_KEY", "k")).isEmpty());
        assertEquals(List.of(), asked);
    }

    @Test
    void one_that_does_not_answer_is_left_out_with_a_warning() {
        OwnProviders own =
                new OwnProviders(
                        Map.of("OLLAMA_HOST", "box"), (_, _) -> Optional.empty(), warnings::add);
        assertTrue(own.discover(Set.of()).isEmpty());
        assertTrue(warnings.getFirst().contains("does not list its models"));
    }

    private Inventory discover(Map<String, String> environment) {
        return new OwnProviders(environment, this::list, warnings::add)
                .discover(Set.of("KNOWN_API_KEY"));
    }

    private Optional<JsonObject> list(String baseUrl, String key) {
        asked.add(baseUrl + " " + key);
        return Json.parse("{\"data\":[{\"id\":\"org/model\"},{\"id\":\"\"},{}]}").asObject();
    }
}
