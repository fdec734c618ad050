package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.unit.Price;

import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

@TestInstance(Lifecycle.PER_CLASS)
class SimulatedWorldTest {
    private final Vertx vertx = Vertx.vertx();
    private SimulatedWorld world;
    private Catalog catalog;

    @BeforeAll
    void start() {
        Simulation simulation = new Simulation(1, 1000, () -> System.nanoTime() / 1000);
        world = Stage.await(SimulatedWorld.start(vertx, simulation));
        catalog = new Catalog(world.models(), world.providers(), world.endpoints());
    }

    @AfterAll
    void stop() {
        Stage.await(vertx.close());
    }

    @Test
    void four_providers_serve_nine_models_and_all_say_that_they_are_simulated() {
        assertEquals(4, catalog.providers().size());
        assertEquals(9, catalog.models().size());
        for (Provider provider : catalog.providers()) {
            assertTrue(provider.simulated());
            assertTrue(provider.name().contains("simulated"), provider.name());
        }
        for (Model model : catalog.models()) {
            assertTrue(model.name().startsWith("Simulated"), model.name());
            assertTrue(catalog.endpoints(model.id()).size() >= 2, model.id());
        }
    }

    @Test
    void every_endpoint_is_answered_by_its_provider() throws Exception {
        for (Endpoint endpoint : chatting()) {
            Provider provider = catalog.provider(endpoint.provider()).orElseThrow();
            String json =
                    "{\"model\":\"%s\",\"max_tokens\":5,\"messages\":[{\"content\":\"hello\"}]}"
                            .formatted(endpoint.upstreamModel());
            int port = URI.create(provider.baseUrl()).getPort();
            String answer = RawClient.exchange(port, json);
            assertTrue(answer.contains("\"completion_tokens\":5,"), endpoint.id() + answer);
        }
    }

    @Test
    void the_first_two_sell_slow_answers_cheaper_and_the_first_fast_ones_dearer() {
        for (String model : List.of("sim/chat-large", "sim/chat-small", "sim/code")) {
            Price swift = price(model, "sim-swift");
            assertTrue(price(model, "sim-swift/priority").compareTo(swift) > 0, model);
            assertTrue(price(model, "sim-swift/flex").compareTo(swift) < 0, model);
            Price steady = price(model, "sim-steady");
            assertTrue(price(model, "sim-steady/flex").compareTo(steady) < 0, model);
        }
    }

    private Price price(String model, String tag) {
        Endpoint endpoint =
                catalog.endpoints(model).stream()
                        .filter(one -> one.tag().equals(tag))
                        .findFirst()
                        .orElseThrow();
        return endpoint.prices().at(PriceKey.PROMPT, 1, 0).orElseThrow();
    }

    private List<Endpoint> chatting() {
        return world.endpoints().stream()
                .filter(endpoint -> endpoint.outputs().contains(Modality.TEXT))
                .toList();
    }

    @Test
    void every_endpoint_has_a_price_for_what_it_makes() {
        for (Endpoint endpoint : world.endpoints()) {
            assertTrue(endpoint.prices().isKnownFor(endpoint.outputs()), endpoint.id());
        }
    }

    @Test
    void only_the_free_variant_is_free() {
        for (Endpoint endpoint : world.endpoints()) {
            assertEquals(endpoint.modelId().endsWith(":free"), endpoint.prices().isFree());
        }
    }

    @Test
    void a_provider_is_found_by_its_slug_or_not_at_all() {
        assertEquals("sim-swift", world.running("sim-swift").profile().slug());
        assertThrows(IllegalArgumentException.class, () -> world.running("swift"));
    }

    @Test
    void the_first_speaks_every_dialect_when_that_is_asked_for() throws Exception {
        Simulation simulation = new Simulation(1, 1000, () -> System.nanoTime() / 1000);
        SimulatedWorld all = Stage.await(SimulatedWorld.inEveryDialect(vertx, simulation));
        Catalog wider = new Catalog(all.models(), all.providers(), all.endpoints());
        assertEquals(7, wider.providers().size());
        Provider gemini = wider.provider("sim-gemini").orElseThrow();
        assertEquals(Dialect.GEMINI, gemini.dialect());
        assertTrue(gemini.baseUrl().endsWith("/v1beta"), gemini.baseUrl());
        String ask =
                "{\"model\":\"code\",\"max_tokens\":60,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        List<String> words = new ArrayList<>();
        for (SimulatedProvider provider : all.running()) {
            String answer = RawClient.exchange(provider.port(), ask);
            words.add(Tongue.CHAT.read(Tongues.body(answer)).text());
        }
        assertEquals(4, new LinkedHashSet<>(words).size());
        assertEquals(words.getFirst(), words.getLast());
        Stage.await(all.close());
    }
}
