package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Healths.latency;
import static dev.bourse.domain.routing.Healths.throughput;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The soft half of the {@code provider} object: what is tried before what (openrouter.md 2.2). */
class OrderTest {
    @Nested
    class Order {
        private final Scene scene =
                Scene.of(
                        endpoint("a").at("3"),
                        endpoint("b").at("2"),
                        endpoint("b/turbo").at("4"),
                        endpoint("c").at("1"),
                        endpoint("b/flex").at("1").tier(ServiceTier.FLEX));

        @Test
        void slugs_are_tried_in_their_order_and_the_rest_follows_by_price() {
            assertEquals(
                    List.of("a", "b", "b/turbo", "c"), scene.tags(asking(MODEL).order("a", "b")));
        }

        @Test
        void a_tag_moves_one_endpoint_only() {
            assertEquals(
                    List.of("b/turbo", "c", "b", "a"), scene.tags(asking(MODEL).order("b/turbo")));
        }

        @Test
        void it_switches_the_lottery_off() {
            for (int seed = 0; seed < 100; seed++) {
                assertEquals(
                        List.of("a", "c", "b", "b/turbo"),
                        scene.seed(seed).tags(asking(MODEL).order("a")));
            }
        }

        @Test
        void it_outranks_health() {
            assertEquals(
                    List.of("a", "c", "b", "b/turbo"),
                    scene.with("a", Healths.failing()).tags(asking(MODEL).order("a")));
        }

        @Test
        void slugs_that_nobody_serves_are_passed_over() {
            assertEquals(
                    List.of("b", "b/turbo"),
                    scene.tags(asking(MODEL).order("nobody", "b").withoutFallbacks()));
        }

        @Test
        void every_candidate_says_why_it_stands_there() {
            assertEquals(
                    List.of(Position.ORDERED, Position.PRICE, Position.PRICE, Position.PRICE),
                    scene.plan(asking(MODEL).order("a")).candidates().stream()
                            .map(Candidate::position)
                            .toList());
        }
    }

    @Nested
    class Sorting {
        @Test
        void by_price_means_what_this_request_is_expected_to_cost() {
            Scene scene =
                    Scene.of(
                            endpoint("cheap-prompts").at("1", "20"),
                            endpoint("cheap-answers").at("2", "2"),
                            endpoint("fee").at("1", "1").charging(PriceKey.REQUEST, "1"));
            Asked price = asking(MODEL).sort(Sort.By.PRICE);
            assertEquals(
                    List.of("cheap-answers", "cheap-prompts", "fee"),
                    scene.tags(price.promptTokens(1000)));
            assertEquals(
                    List.of("cheap-prompts", "cheap-answers", "fee"),
                    scene.tags(price.promptTokens(100_000)));
            assertEquals(
                    List.of("cheap-prompts", "cheap-answers", "fee"),
                    scene.tags(price.promptTokens(1000).maxOutput(50)));
        }

        @Test
        void by_throughput_puts_the_fastest_first_and_the_unmeasured_last() {
            Scene scene =
                    Scene.of(endpoint("slow"), endpoint("new"), endpoint("fast"))
                            .with("slow", throughput(20, 15, 10, 5))
                            .with("fast", throughput(80, 15, 10, 5));
            assertEquals(
                    List.of("fast", "slow", "new"),
                    scene.tags(asking(MODEL).sort(Sort.By.THROUGHPUT)));
        }

        @Test
        void by_latency_puts_the_quickest_first_and_the_unmeasured_last() {
            Scene scene =
                    Scene.of(endpoint("slow"), endpoint("new"), endpoint("quick"))
                            .with("slow", latency(2, 3, 4, 5))
                            .with("quick", latency(.2, 3, 4, 5));
            assertEquals(
                    List.of("quick", "slow", "new"),
                    scene.tags(asking(MODEL).sort(Sort.By.LATENCY)));
        }

        @Test
        void by_exacto_goes_by_trust_then_precision_then_price() {
            Scene scene =
                    Scene.of(
                            endpoint("stranger").trusted(TrustTier.T3).at("0.1"),
                            endpoint("int4").quantized(Quantization.INT4),
                            endpoint("fp8").quantized(Quantization.FP8).at("3"),
                            endpoint("fp8-cheap").quantized(Quantization.FP8).at("2"),
                            endpoint("own").trusted(TrustTier.T0).at("9"));
            assertEquals(
                    List.of("own", "fp8-cheap", "fp8", "int4", "stranger"),
                    scene.tags(asking(MODEL).minTrust(TrustTier.T3).sort(Sort.By.EXACTO)));
        }

        @Test
        void many_endpoints_are_ordered_as_well_as_few() {
            List<Offered> offered = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                offered.add(endpoint("p" + i).of("lab/m" + i % 50).at(i * 7919 % 1000 + ".5"));
            }
            Plan plan =
                    Scene.of(offered.toArray(Offered[]::new))
                            .plan(
                                    asking(models(50).toArray(String[]::new))
                                            .sort(Sort.By.PRICE, Sort.Partition.NONE));
            List<BigDecimal> prices = plan.candidates().stream().map(OrderTest::price).toList();
            assertEquals(1000, prices.size());
            assertEquals(prices.stream().sorted().toList(), prices);
        }

        private static List<String> models(int count) {
            return IntStream.range(0, count).mapToObj(i -> "lab/m" + i).toList();
        }

        @Test
        void equals_are_ordered_by_cost() {
            Scene scene = Scene.of(endpoint("a").at("3"), endpoint("b").at("2"));
            assertEquals(List.of("b", "a"), scene.tags(asking(MODEL).sort(Sort.By.THROUGHPUT)));
        }

        @Test
        void an_endpoint_that_fails_goes_last_all_the_same() {
            Scene scene =
                    Scene.of(endpoint("a").at("1"), endpoint("b").at("2"))
                            .with("a", Healths.failing());
            assertEquals(List.of("b", "a"), scene.tags(asking(MODEL).sort(Sort.By.PRICE)));
        }
    }

    @Nested
    class Several_models {
        private final Scene scene =
                Scene.of(
                        endpoint("a").of("lab/big").at("5"),
                        endpoint("b").of("lab/big").at("4"),
                        endpoint("a").of("lab/small").at("1"),
                        endpoint("c").of("lab/small").at("9"));

        @Test
        void the_fallback_model_comes_after_all_endpoints_of_the_first() {
            assertEquals(
                    List.of("lab/big@b", "lab/big@a", "lab/small@a", "lab/small@c"),
                    scene.ids(asking("lab/big", "lab/small").sort(Sort.By.PRICE)));
        }

        @Test
        void partition_none_makes_one_pool() {
            assertEquals(
                    List.of("lab/small@a", "lab/big@b", "lab/big@a", "lab/small@c"),
                    scene.ids(
                            asking("lab/big", "lab/small")
                                    .sort(Sort.By.PRICE, Sort.Partition.NONE)));
        }

        @Test
        void an_endpoint_in_outage_is_tried_before_another_model_answers() {
            scene.with("b", Healths.failing());
            assertEquals(
                    List.of("lab/big@a", "lab/big@b", "lab/small@a", "lab/small@c"),
                    scene.ids(asking("lab/big", "lab/small").sort(Sort.By.PRICE)));
        }

        @Test
        void every_model_has_its_own_variant() {
            scene.with("c", throughput(100, 90, 80, 70));
            assertEquals(
                    List.of("lab/big@b", "lab/big@a", "lab/small@c", "lab/small@a"),
                    scene.ids(asking("lab/big:floor", "lab/small:nitro")));
        }

        @Test
        void a_model_named_twice_is_planned_once() {
            assertEquals(
                    List.of("lab/big@b", "lab/big@a"),
                    scene.ids(asking("lab/big:floor", "lab/big")));
        }

        @Test
        void unknown_models_among_known_ones_are_passed_over() {
            assertEquals(
                    List.of("lab/big@b", "lab/big@a"),
                    scene.ids(asking("lab/none", "lab/big").sort(Sort.By.PRICE)));
        }

        @Test
        void without_fallbacks_each_model_keeps_its_first_choice() {
            assertEquals(
                    List.of("lab/big@b", "lab/small@a"),
                    scene.ids(
                            asking("lab/big", "lab/small").sort(Sort.By.PRICE).withoutFallbacks()));
        }

        @Test
        void without_fallbacks_one_pool_keeps_one_choice() {
            assertEquals(
                    List.of("lab/small@a"),
                    scene.ids(
                            asking("lab/big", "lab/small")
                                    .sort(Sort.By.PRICE, Sort.Partition.NONE)
                                    .withoutFallbacks()));
        }

        @Test
        void a_fallback_model_outranks_the_first_when_only_it_keeps_the_thresholds() {
            scene.with("a", latency(1, 1, 1, 1)).with("b", latency(9, 9, 9, 9));
            assertEquals(
                    List.of("lab/big@a", "lab/small@a", "lab/small@c", "lab/big@b"),
                    scene.ids(
                            asking("lab/big", "lab/small")
                                    .sort(Sort.By.PRICE)
                                    .maxLatency(Thresholds.median(2))));
        }
    }

    @Nested
    class Thresholds_are_soft {
        private final Scene scene = Scene.of(endpoint("a").at("1"), endpoint("b").at("9"));

        @Test
        void below_the_preferred_throughput_goes_last_but_stays() {
            scene.with("a", throughput(40, 30, 20, 10));
            assertEquals(List.of("b", "a"), tags(Thresholds.median(41), Thresholds.NONE));
            assertEquals(List.of("a", "b"), tags(Thresholds.median(40), Thresholds.NONE));
        }

        @Test
        void above_the_preferred_latency_goes_last_but_stays() {
            scene.with("a", latency(1, 2, 3, 4));
            assertEquals(List.of("b", "a"), tags(Thresholds.NONE, Thresholds.median(.9)));
            assertEquals(List.of("a", "b"), tags(Thresholds.NONE, Thresholds.median(1)));
        }

        @Test
        void all_cutoffs_given_must_hold() {
            scene.with("a", throughput(40, 30, 20, 10));
            assertEquals(List.of("a", "b"), throughputs(40, 30, 20, 10));
            assertEquals(List.of("b", "a"), throughputs(41, 30, 20, 10));
            assertEquals(List.of("b", "a"), throughputs(40, 31, 20, 10));
            assertEquals(List.of("b", "a"), throughputs(40, 30, 21, 10));
            assertEquals(List.of("b", "a"), throughputs(40, 30, 20, 11));
        }

        @Test
        void all_latency_cutoffs_given_must_hold() {
            scene.with("a", latency(1, 2, 3, 4));
            assertEquals(List.of("a", "b"), latencies(1, 2, 3, 4));
            assertEquals(List.of("b", "a"), latencies(1, 1.9, 3, 4));
            assertEquals(List.of("b", "a"), latencies(1, 2, 2.9, 4));
            assertEquals(List.of("b", "a"), latencies(1, 2, 3, 3.9));
        }

        @Test
        void what_was_never_measured_is_trusted() {
            assertEquals(List.of("a", "b"), tags(Thresholds.median(1e9), Thresholds.median(0)));
        }

        @Test
        void a_slow_endpoint_is_still_better_than_one_that_fails() {
            scene.with("a", throughput(1, 1, 1, 1)).with("b", Healths.failing());
            assertEquals(List.of("a", "b"), tags(Thresholds.median(50), Thresholds.NONE));
        }

        @Test
        void they_push_a_named_endpoint_to_the_end_too() {
            scene.with("b", throughput(1, 1, 1, 1));
            Asked asked = asking(MODEL).order("b").minThroughput(Thresholds.median(50));
            assertEquals(List.of("a", "b"), scene.tags(asked));
        }

        private List<String> throughputs(double p50, double p75, double p90, double p99) {
            return tags(new Thresholds(p50, p75, p90, p99), Thresholds.NONE);
        }

        private List<String> latencies(double p50, double p75, double p90, double p99) {
            return tags(Thresholds.NONE, new Thresholds(p50, p75, p90, p99));
        }

        private List<String> tags(Thresholds throughput, Thresholds latency) {
            return scene.tags(
                    asking(MODEL)
                            .sort(Sort.By.PRICE)
                            .minThroughput(throughput)
                            .maxLatency(latency));
        }
    }

    private static BigDecimal price(Candidate candidate) {
        return candidate.endpoint().prices().at(PriceKey.PROMPT, 0, 0).orElseThrow().dollars();
    }

    @Test
    void endpoints_that_shape_the_answer_as_asked_come_first() {
        Scene scene =
                Scene.of(
                        endpoint("cheap").at("1"),
                        endpoint("able").at("9").supporting(Parameter.RESPONSE_FORMAT));
        assertEquals(
                List.of("able", "cheap"),
                scene.tags(asking(MODEL).sending(Parameter.RESPONSE_FORMAT)));
        assertEquals(
                List.of("cheap", "able"),
                scene.tags(asking(MODEL).sending(Parameter.SEED).sort(Sort.By.PRICE)));
    }
}
