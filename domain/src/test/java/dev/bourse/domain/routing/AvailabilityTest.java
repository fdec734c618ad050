package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.domain.routing.Availability.Constraint;
import dev.bourse.domain.routing.Availability.ExcludedBy;
import dev.bourse.domain.unit.Price;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a request is told when nothing can answer it: openrouter.md 2.11 and 6.4. */
class AvailabilityTest {
    private static final MaxPrice CHEAP =
            new MaxPrice(Price.perMillion("0.5"), null, null, null, null);

    @Test
    void a_cap_below_all_prices_names_max_price() {
        Availability shortage = shortage(asking(MODEL).maxPrice(CHEAP));
        assertEquals(Code.CONSTRAINT_FILTERED, shortage.code());
        assertEquals(List.of(ExcludedBy.MAX_PRICE), shortage.excludedBy());
        assertEquals(constraint(Reason.PROMPT_PRICE), shortage.constraint());
        assertEquals("max_price", constraint(Reason.PROMPT_PRICE).field());
    }

    @Test
    void zdr_without_such_an_endpoint_is_a_matter_of_privacy() {
        Availability shortage = shortage(asking(MODEL).zeroRetention());
        assertEquals(Code.PRIVACY_RESTRICTED, shortage.code());
        assertEquals(List.of(ExcludedBy.DATA_POLICY_ZDR), shortage.excludedBy());
        assertEquals(constraint(Reason.NOT_ZERO_RETENTION), shortage.constraint());
    }

    @Test
    void the_step_that_removed_the_last_endpoint_decides_and_all_are_listed() {
        Scene scene = Scene.of(endpoint("a"), endpoint("b").context(10), endpoint("c").at("9"));
        Availability shortage = shortage(scene, asking(MODEL).ignore("a").maxPrice(CHEAP));
        assertEquals(Code.CONSTRAINT_FILTERED, shortage.code());
        assertEquals(
                List.of(
                        ExcludedBy.ALLOWED_PROVIDERS,
                        ExcludedBy.CONTEXT_LENGTH,
                        ExcludedBy.MAX_PRICE),
                shortage.excludedBy());
        assertEquals(constraint(Reason.PROMPT_PRICE), shortage.constraint());
    }

    @Test
    void an_unknown_model_is_answered_with_the_nearest_names() {
        Scene scene = Scene.of(endpoint("a").of("lab/alpha"), endpoint("a").of("lab/omega"));
        Availability shortage = shortage(scene, asking("lab/alhpa:nitro"));
        assertEquals(Code.MODEL_NOT_FOUND, shortage.code());
        assertEquals(List.of("lab/alhpa:nitro"), shortage.requestedModels());
        assertEquals("lab/alpha", shortage.fallbackModels().getFirst());
        assertNull(shortage.constraint());
    }

    @Test
    void a_free_variant_that_has_gone_is_answered_with_its_paid_twin() {
        Availability shortage = shortage(asking(MODEL + ":free"));
        assertEquals(Code.FREE_VARIANT_ENDED, shortage.code());
        assertEquals(List.of(MODEL), shortage.fallbackModels());
    }

    @Test
    void a_model_that_does_not_speak_is_the_wrong_model_for_chat() {
        Availability shortage = shortage(asking(MODEL).wanting(Modality.EMBEDDINGS));
        assertEquals(Code.WRONG_ENDPOINT, shortage.code());
    }

    @Test
    void a_model_without_endpoints_has_no_endpoints() {
        Scene scene = Scene.of(List.of(Scene.model(MODEL)));
        Availability shortage = shortage(scene, asking(MODEL));
        assertEquals(Code.NO_ENDPOINTS, shortage.code());
        assertNull(shortage.constraint());
    }

    @Test
    void an_unknown_price_alone_is_no_fault_of_the_request() {
        Availability shortage =
                shortage(Scene.of(endpoint("a").withoutPrice()), asking(MODEL).maxPrice(CHEAP));
        assertEquals(Code.NO_ENDPOINTS, shortage.code());
        assertEquals(List.of(), shortage.excludedBy());
        assertEquals(constraint(Reason.PRICE_UNKNOWN), shortage.constraint());
    }

    @Test
    void an_expired_model_is_served_through_its_last_day_and_then_no_more() {
        Scene scene = Scene.of(List.of(Scene.model(MODEL, true, "2025-12-31")), endpoint("a"));
        assertTrue(scene.at(Scene.NOW - 1).plan(asking(MODEL)).candidates().size() == 1);
        assertEquals(Code.MODEL_DEPRECATED, shortage(scene.at(Scene.NOW), asking(MODEL)).code());
    }

    @Test
    void a_model_that_must_not_be_distilled_vanishes_when_that_is_enforced() {
        Scene scene = Scene.of(List.of(Scene.model(MODEL, false, null)), endpoint("a"));
        Availability shortage = shortage(scene, asking(MODEL).distillable());
        assertEquals(Code.CONSTRAINT_FILTERED, shortage.code());
        assertEquals(constraint(Reason.NOT_DISTILLABLE), shortage.constraint());
    }

    @Test
    void every_rule_has_its_word_in_the_public_vocabulary() {
        Scene scene = Scene.of(endpoint("a").tier(ServiceTier.PRIORITY), endpoint("b").context(9));
        assertEquals("allowed_providers", word(scene, asking(MODEL).only("z").order("a")));
        assertEquals("quantization", word(scene, asking(MODEL).quantizations(Quantization.FP8)));
        assertEquals("context_length", word(scene, asking(MODEL)));
        Asked small = asking(MODEL).promptTokens(1);
        assertEquals("require_parameters", word(scene, small.sending(Parameter.TOOLS)));
        assertEquals("require_parameters", word(scene, small.requiringParameters()));
        Scene collecting = Scene.of(endpoint("a").policy(DataPolicy.UNKNOWN));
        assertEquals(
                "data_policy:training", word(collecting, asking(MODEL).denyingDataCollection()));
    }

    @Test
    void only_shortages_that_may_pass_are_retryable() {
        assertEquals(
                List.of(Code.CAPACITY_EXHAUSTED, Code.TEMPORARILY_UNAVAILABLE),
                Stream.of(Code.values()).filter(Code::retryable).toList());
    }

    @Test
    void the_funnel_tells_how_many_endpoints_every_step_left() {
        Scene scene =
                Scene.of(
                        endpoint("a"),
                        endpoint("b").at("9"),
                        endpoint("c"),
                        endpoint("d/flex").tier(ServiceTier.FLEX));
        Funnel funnel = scene.plan(asking(MODEL).ignore("c").maxPrice(CHEAP)).funnel();
        assertEquals(4, funnel.initial());
        assertEquals(
                List.of(4, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0),
                funnel.stages().stream().map(Stage::left).toList());
        assertEquals(List.of(Step.values()), funnel.stages().stream().map(Stage::step).toList());
    }

    @Test
    void a_plan_with_candidates_has_no_shortage() {
        assertNull(Scene.of(endpoint("a")).plan(asking(MODEL)).availability());
    }

    private static String word(Scene scene, Asked asked) {
        return shortage(scene, asked).excludedBy().getLast().wireName();
    }

    private static Constraint constraint(Reason reason) {
        return new Constraint(reason.field(), reason.text());
    }

    private static Availability shortage(Asked asked) {
        return shortage(Scene.of(endpoint("a"), endpoint("b").at("2")), asked);
    }

    private static Availability shortage(Scene scene, Asked asked) {
        Plan plan = scene.plan(asked);
        assertTrue(plan.isEmpty());
        return Objects.requireNonNull(plan.availability());
    }
}
