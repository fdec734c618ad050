package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Healths.throughput;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.ServiceTier;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Service tiers and variants: openrouter.md 2.6 and 2.8, row by row. */
class TierAndVariantTest {
    private final Scene scene =
            Scene.of(
                            endpoint("openai").at("4"),
                            endpoint("azure").at("5"),
                            endpoint("openai/priority").at("8").tier(ServiceTier.PRIORITY),
                            endpoint("azure/priority").at("9").tier(ServiceTier.PRIORITY),
                            endpoint("openai/flex").at("2").tier(ServiceTier.FLEX),
                            endpoint("azure/flex").at("3").tier(ServiceTier.FLEX))
                    .with("openai", throughput(50, 1, 1, 1))
                    .with("azure", throughput(90, 1, 1, 1))
                    .with("openai/priority", throughput(70, 1, 1, 1))
                    .with("azure/priority", throughput(60, 1, 1, 1))
                    .with("openai/flex", throughput(10, 1, 1, 1))
                    .with("azure/flex", throughput(20, 1, 1, 1));

    @Test
    void none_of_these_means_the_default_tier_only() {
        assertEquals(Set.of("openai", "azure"), firsts(asking(MODEL)));
        assertEquals(2, scene.tags(asking(MODEL)).size());
    }

    @Test
    void priority_puts_priority_first_then_default_each_by_throughput() {
        assertEquals(
                List.of("openai/priority", "azure/priority", "azure", "openai"),
                scene.tags(asking(MODEL).tier(ServiceTier.PRIORITY)));
    }

    @Test
    void flex_is_never_served_by_a_default_endpoint_when_flex_exists() {
        assertEquals(
                List.of("openai/flex", "azure/flex"),
                scene.tags(asking(MODEL).tier(ServiceTier.FLEX)));
    }

    @Test
    void flex_means_normal_routing_when_there_is_none() {
        Scene plain = Scene.of(endpoint("a").at("1"), endpoint("b").at("1"));
        Plan plan = plain.plan(asking(MODEL).tier(ServiceTier.FLEX));
        assertEquals(2, plan.candidates().size());
        assertEquals(Strategy.LOTTERY, plan.strategy());
    }

    @Test
    void only_with_a_tier_endpoint_draws_among_the_named() {
        Asked named = asking(MODEL).only("openai/priority", "azure/flex");
        assertEquals(Set.of("openai/priority", "azure/flex"), firsts(named));
        assertEquals(2, scene.tags(named).size());
    }

    @Test
    void order_with_a_tier_endpoint_adds_it_to_the_pool_and_lists_it_first() {
        assertEquals(
                List.of("openai/priority", "openai", "azure"),
                scene.tags(asking(MODEL).order("openai/priority")));
        assertEquals(
                List.of("openai/priority"),
                scene.tags(asking(MODEL).order("openai/priority").withoutFallbacks()));
    }

    @Test
    void nitro_is_throughput_over_default_and_priority_without_tier_preference() {
        assertEquals(
                List.of("azure", "openai/priority", "azure/priority", "openai"),
                scene.tags(asking(MODEL + ":nitro")));
    }

    @Test
    void floor_is_price_over_default_and_flex_without_tier_preference() {
        assertEquals(
                List.of("openai/flex", "azure/flex", "openai", "azure"),
                scene.tags(asking(MODEL + ":floor")));
    }

    @Test
    void exacto_is_quality_over_the_default_tier() {
        Plan plan = scene.plan(asking(MODEL + ":exacto"));
        assertEquals(Strategy.QUALITY, plan.strategy());
        assertEquals(2, plan.candidates().size());
    }

    @Test
    void an_explicit_sort_outranks_the_variant_but_keeps_its_pool() {
        assertEquals(
                List.of("openai", "azure", "openai/priority", "azure/priority"),
                scene.tags(asking(MODEL + ":nitro").sort(Sort.By.PRICE)));
    }

    @Test
    void free_is_an_entry_of_its_own_in_the_catalogue() {
        Scene both =
                Scene.of(
                        endpoint("a").of("lab/alpha:free").at("0"),
                        endpoint("a").of("lab/alpha").at("1"));
        assertEquals(List.of("lab/alpha:free@a"), both.ids(asking("lab/alpha:free")));
        assertEquals(List.of("lab/alpha:free@a"), both.ids(asking("lab/alpha:free:nitro")));
        assertEquals(List.of("lab/alpha@a"), both.ids(asking("lab/alpha")));
    }

    @Test
    void free_endpoints_share_the_draw_among_themselves() {
        Scene mixed = Scene.of(endpoint("a").at("0"), endpoint("b").at("0"), endpoint("c").at("1"));
        Set<String> firsts = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            firsts.add(mixed.seed(seed).tags(asking(MODEL)).getFirst());
        }
        assertEquals(Set.of("a", "b"), firsts);
        assertTrue(mixed.tags(asking(MODEL)).getLast().equals("c"));
    }

    private Set<String> firsts(Asked asked) {
        Set<String> firsts = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            firsts.add(scene.seed(seed).tags(asked).getFirst());
        }
        return firsts;
    }
}
