package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.unit.Price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The hard filters (openrouter.md 2.2, 2.3, 2.8): each row has an endpoint that stays and one that
 * is removed for the reason named.
 */
class HardFilterTest {
    /**
     * One rule.
     *
     * @param says the rule in words
     * @param stays an endpoint that keeps it
     * @param falls an endpoint that breaks it
     * @param asked the request that brings it up
     * @param reason what the funnel says
     */
    record Rule(String says, Offered stays, Offered falls, Asked asked, Reason reason) {
        @Override
        public String toString() {
            return says;
        }
    }

    @ParameterizedTest
    @MethodSource({
        "providers",
        "policies",
        "features",
        "reasoning",
        "sizes",
        "compression",
        "prices"
    })
    void the_funnel_keeps_one_and_removes_the_other(Rule rule) {
        Plan plan = Scene.of(rule.stays, rule.falls).plan(rule.asked);
        assertEquals(
                List.of(rule.stays.build()),
                plan.candidates().stream().map(Candidate::endpoint).toList());
        Exclusion exclusion = plan.funnel().exclusions().getFirst();
        assertEquals(1, plan.funnel().exclusions().size());
        assertEquals(rule.falls.build(), exclusion.endpoint());
        assertEquals(rule.reason, exclusion.reason());
    }

    static Stream<Rule> providers() {
        return Stream.of(
                rule(
                        "only: a base slug covers a region",
                        endpoint("vertex/us-east5"),
                        endpoint("other"),
                        asking(MODEL).only("vertex"),
                        Reason.NOT_IN_ONLY),
                rule(
                        "only: a tag means one endpoint",
                        endpoint("vertex/us-east5"),
                        endpoint("vertex/europe-west1"),
                        asking(MODEL).only("vertex/us-east5"),
                        Reason.NOT_IN_ONLY),
                rule(
                        "only: a base slug never means a tier endpoint",
                        endpoint("openai"),
                        endpoint("openai/flex").tier(ServiceTier.FLEX),
                        asking(MODEL + ":floor").only("openai"),
                        Reason.NOT_IN_ONLY),
                rule(
                        "only: the name of a tier endpoint opens its tier",
                        endpoint("openai/priority").tier(ServiceTier.PRIORITY),
                        endpoint("openai"),
                        asking(MODEL).only("openai/priority"),
                        Reason.NOT_IN_ONLY),
                rule(
                        "ignore: a base slug covers variants",
                        endpoint("other"),
                        endpoint("deepinfra/turbo"),
                        asking(MODEL).ignore("deepinfra"),
                        Reason.IGNORED),
                rule(
                        "ignore: a tag means one endpoint",
                        endpoint("deepinfra"),
                        endpoint("deepinfra/turbo"),
                        asking(MODEL).ignore("deepinfra/turbo"),
                        Reason.IGNORED),
                rule(
                        "ignore beats only",
                        endpoint("deepinfra"),
                        endpoint("deepinfra/turbo"),
                        asking(MODEL).only("deepinfra").ignore("deepinfra/turbo"),
                        Reason.IGNORED),
                rule(
                        "allow_fallbacks false with order leaves the listed",
                        endpoint("a").at("9"),
                        endpoint("b"),
                        asking(MODEL).order("a").withoutFallbacks(),
                        Reason.NOT_IN_ORDER),
                rule(
                        "allow_fallbacks false without order leaves the first choice",
                        endpoint("a"),
                        endpoint("b").at("9"),
                        asking(MODEL).sort(Sort.By.PRICE).withoutFallbacks(),
                        Reason.FALLBACKS_OFF),
                rule(
                        "no tier asked for means the default tier",
                        endpoint("openai"),
                        endpoint("openai/priority").tier(ServiceTier.PRIORITY),
                        asking(MODEL),
                        Reason.OTHER_TIER));
    }

    static Stream<Rule> policies() {
        DataPolicy retains = new DataPolicy(false, true, 30, false, false);
        DataPolicy trains = new DataPolicy(true, false, 0, false, false);
        DataPolicy quiet = new DataPolicy(false, false, 0, false, false);
        return Stream.of(
                rule(
                        "data_collection deny removes who retains",
                        endpoint("a").policy(quiet),
                        endpoint("b").policy(retains),
                        asking(MODEL).denyingDataCollection(),
                        Reason.COLLECTS_DATA),
                rule(
                        "data_collection deny removes who trains",
                        endpoint("a").policy(quiet),
                        endpoint("b").policy(trains),
                        asking(MODEL).denyingDataCollection(),
                        Reason.COLLECTS_DATA),
                rule(
                        "data_collection deny removes a policy that nobody has stated",
                        endpoint("a").policy(quiet),
                        endpoint("b").policy(DataPolicy.UNKNOWN),
                        asking(MODEL).denyingDataCollection(),
                        Reason.COLLECTS_DATA),
                rule(
                        "zdr asks for more than not collecting",
                        endpoint("a").policy(DataPolicy.ZERO_RETENTION),
                        endpoint("b").policy(quiet),
                        asking(MODEL).zeroRetention(),
                        Reason.NOT_ZERO_RETENTION));
    }

    static Stream<Rule> trust() {
        Offered stranger = endpoint("b").trusted(TrustTier.T3).supporting(Parameter.TOOLS);
        Offered known = endpoint("a").trusted(TrustTier.T2).supporting(Parameter.TOOLS);
        return Stream.of(
                rule(
                        "nobody anonymous answers who was not asked for",
                        known,
                        stranger,
                        asking(MODEL),
                        Reason.ANONYMOUS),
                rule(
                        "min_trust T1 removes who is merely named",
                        endpoint("b").trusted(TrustTier.T1),
                        known,
                        asking(MODEL).minTrust(TrustTier.T1),
                        Reason.LESS_TRUSTED),
                rule(
                        "min_trust T0 leaves what runs in the house",
                        endpoint("b").trusted(TrustTier.T0),
                        endpoint("a").trusted(TrustTier.T1),
                        asking(MODEL).minTrust(TrustTier.T0),
                        Reason.LESS_TRUSTED),
                rule(
                        "what the key says holds for requests that say nothing",
                        endpoint("b").trusted(TrustTier.T1),
                        known,
                        asking(MODEL).withKeyAccepting(TrustTier.T1),
                        Reason.LESS_TRUSTED),
                rule(
                        "a request can't accept less than its key",
                        known,
                        stranger,
                        asking(MODEL).withKeyAccepting(TrustTier.T2).minTrust(TrustTier.T3),
                        Reason.ANONYMOUS),
                rule(
                        "a request may accept more than its key",
                        known,
                        stranger,
                        asking(MODEL).withKeyAccepting(TrustTier.T3).minTrust(TrustTier.T2),
                        Reason.ANONYMOUS),
                rule(
                        "tools that may act never meet a stranger",
                        known,
                        stranger,
                        asking(MODEL).minTrust(TrustTier.T3).sending(Parameter.TOOLS),
                        Reason.TOOLS_MAY_ACT),
                rule(
                        "nor do credentials, whatever the tools do",
                        known,
                        stranger,
                        asking(MODEL)
                                .minTrust(TrustTier.T3)
                                .sending(Parameter.TOOLS)
                                .readOnlyTools()
                                .carrying("an AWS access key"),
                        Reason.HOLDS_CREDENTIALS));
    }

    static Stream<Rule> features() {
        return Stream.of(
                rule(
                        "quantizations keeps the formats named",
                        endpoint("a").quantized(Quantization.FP8),
                        endpoint("b").quantized(Quantization.INT4),
                        asking(MODEL).quantizations(Quantization.FP8, Quantization.BF16),
                        Reason.OTHER_QUANTIZATION),
                rule(
                        "an unknown format is not among those named",
                        endpoint("a").quantized(Quantization.FP8),
                        endpoint("b"),
                        asking(MODEL).quantizations(Quantization.FP8),
                        Reason.OTHER_QUANTIZATION),
                rule(
                        "require_parameters keeps who supports every parameter",
                        endpoint("a").supporting(Parameter.SEED, Parameter.TOP_K),
                        endpoint("b").supporting(Parameter.TOP_K),
                        asking(MODEL)
                                .sending(Parameter.SEED, Parameter.TOP_K)
                                .requiringParameters(),
                        Reason.PARAMETER_UNSUPPORTED),
                rule(
                        "the two names of the output cap are one parameter",
                        endpoint("a").supporting(Parameter.MAX_TOKENS),
                        endpoint("b"),
                        asking(MODEL)
                                .sending(Parameter.MAX_COMPLETION_TOKENS)
                                .requiringParameters(),
                        Reason.PARAMETER_UNSUPPORTED),
                rule(
                        "the two ways to say how to reason are one parameter",
                        endpoint("a").supporting(Parameter.REASONING),
                        endpoint("b"),
                        asking(MODEL).sending(Parameter.REASONING_EFFORT).requiringParameters(),
                        Reason.PARAMETER_UNSUPPORTED),
                rule(
                        "who can be told how to reason can be asked for the reasoning",
                        endpoint("a").supporting(Parameter.REASONING_EFFORT),
                        endpoint("b"),
                        asking(MODEL).sending(Parameter.INCLUDE_REASONING).requiringParameters(),
                        Reason.PARAMETER_UNSUPPORTED),
                rule(
                        "who only shows the reasoning can't be told how to reason",
                        endpoint("a").supporting(Parameter.REASONING),
                        endpoint("b").supporting(Parameter.INCLUDE_REASONING),
                        asking(MODEL).sending(Parameter.REASONING_EFFORT).requiringParameters(),
                        Reason.PARAMETER_UNSUPPORTED),
                rule(
                        "tools are a capability, required or not",
                        endpoint("a").supporting(Parameter.TOOLS),
                        endpoint("b"),
                        asking(MODEL).sending(Parameter.TOOLS),
                        Reason.TOOLS_UNSUPPORTED),
                rule(
                        "an answer to a schema needs structured outputs, required or not",
                        endpoint("a").supporting(Parameter.STRUCTURED_OUTPUTS),
                        endpoint("b").supporting(Parameter.RESPONSE_FORMAT),
                        asking(MODEL).sending(Parameter.STRUCTURED_OUTPUTS),
                        Reason.STRUCTURED_UNSUPPORTED),
                rule(
                        "an image needs an endpoint that reads images",
                        endpoint("a").reading(Modality.IMAGE),
                        endpoint("b"),
                        asking(MODEL).showing(Modality.IMAGE),
                        Reason.INPUT_UNSUPPORTED),
                rule(
                        "speech needs an endpoint that produces it",
                        endpoint("a").producing(Modality.TEXT, Modality.AUDIO),
                        endpoint("b"),
                        asking(MODEL).wanting(Modality.AUDIO),
                        Reason.OUTPUT_UNSUPPORTED));
    }

    static Stream<Rule> reasoning() {
        return Stream.of(
                rule(
                        "who is told how to reason goes before who is not",
                        endpoint("a").supporting(Parameter.REASONING).at("9"),
                        endpoint("b"),
                        asking(MODEL).sending(Parameter.REASONING_EFFORT),
                        Reason.REASONING_UNSUPPORTED),
                rule(
                        "reasoning that Anthropic signed stays with its dialect",
                        endpoint("a").speaking(Dialect.ANTHROPIC).at("9"),
                        endpoint("b"),
                        asking(MODEL).signedBy(Signer.ANTHROPIC),
                        Reason.OTHER_SIGNER),
                rule(
                        "or with its models, whatever door they are behind",
                        endpoint("a").of("google/g"),
                        endpoint("b").of("x-ai/g").speaking(Dialect.GEMINI),
                        asking("x-ai/g", "google/g").signedBy(Signer.GOOGLE),
                        Reason.OTHER_SIGNER));
    }

    @Test
    void a_filter_that_chooses_never_leaves_nothing() {
        Scene scene = Scene.of(endpoint("a"), endpoint("b"));
        Asked asked = asking(MODEL).signedBy(Signer.OPENAI).sending(Parameter.REASONING);
        assertEquals(2, scene.plan(asked).candidates().size());
    }

    @Test
    void reasoning_is_chosen_within_each_model_so_that_no_model_disappears() {
        Scene scene =
                Scene.of(endpoint("a"), endpoint("b").of("lab/b").supporting(Parameter.REASONING));
        Asked asked = asking(MODEL, "lab/b").sending(Parameter.REASONING);
        assertEquals(List.of("lab/alpha@a", "lab/b@b"), scene.ids(asked));
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void the_funnel_names_what_was_missing(Offered falls, Asked asked, List<String> missing) {
        Plan plan = Scene.of(falls).plan(asked);
        Exclusion exclusion = plan.funnel().exclusions().getFirst();
        assertEquals(missing, exclusion.missing());
        Availability shortage = Objects.requireNonNull(plan.availability());
        assertEquals(exclusion.text(), Objects.requireNonNull(shortage.constraint()).detail());
    }

    static Stream<Arguments> lacks() {
        return Stream.of(
                arguments(
                        endpoint("a").supporting(Parameter.SEED),
                        asking(MODEL)
                                .sending(Parameter.SEED, Parameter.TOP_K, Parameter.MIN_P)
                                .requiringParameters(),
                        List.of("min_p", "top_k")),
                arguments(
                        endpoint("a").supporting(Parameter.MAX_TOKENS),
                        asking(MODEL)
                                .sending(Parameter.MAX_COMPLETION_TOKENS, Parameter.SEED)
                                .requiringParameters(),
                        List.of("seed")),
                arguments(
                        endpoint("a"),
                        asking(MODEL).showing(Modality.IMAGE, Modality.FILE),
                        List.of("file", "image")),
                arguments(
                        endpoint("a").context(500),
                        asking(MODEL).promptTokens(501),
                        List.of("about 501 prompt tokens of 500")),
                arguments(
                        endpoint("a").maxCompletion(63),
                        asking(MODEL).maxOutput(64),
                        List.of("about 64 completion tokens of 63")),
                arguments(
                        endpoint("a").context(563),
                        asking(MODEL).promptTokens(500).maxOutput(64),
                        List.of("about 564 tokens of 563")),
                arguments(endpoint("a"), asking(MODEL).sending(Parameter.TOOLS), List.of()));
    }

    static Stream<Rule> sizes() {
        return Stream.of(
                rule(
                        "a prompt of exactly the limit fits",
                        endpoint("a").maxPrompt(500),
                        endpoint("b").maxPrompt(499),
                        asking(MODEL).promptTokens(500),
                        Reason.PROMPT_TOO_LONG),
                rule(
                        "a prompt never exceeds the context",
                        endpoint("a").context(500),
                        endpoint("b").context(499),
                        asking(MODEL).promptTokens(500),
                        Reason.PROMPT_TOO_LONG),
                rule(
                        "max_tokens is a capability",
                        endpoint("a").maxCompletion(64),
                        endpoint("b").maxCompletion(63),
                        asking(MODEL).maxOutput(64),
                        Reason.OUTPUT_TOO_LONG),
                rule(
                        "prompt and max_tokens share the context",
                        endpoint("a").context(564),
                        endpoint("b").context(563),
                        asking(MODEL).promptTokens(500).maxOutput(64),
                        Reason.CONTEXT_TOO_SHORT));
    }

    static Stream<Rule> compression() {
        return Stream.of(
                rule(
                        "who holds all of a conversation goes before who would compress it",
                        endpoint("a").context(9_000),
                        endpoint("b").context(8_000),
                        asking(MODEL).promptTokens(8_500).compressing(Compression.USUAL),
                        Reason.WOULD_COMPRESS),
                rule(
                        "that holds for contexts of any length when it is asked for",
                        endpoint("a").context(90_000),
                        endpoint("b").context(80_000),
                        asking(MODEL).promptTokens(85_000).compressing(Compression.ON),
                        Reason.WOULD_COMPRESS),
                rule(
                        "a context of 8192 tokens is short, one of 8193 is not",
                        endpoint("a").context(8_192),
                        endpoint("b").context(8_193),
                        asking(MODEL).promptTokens(8_500).compressing(Compression.USUAL),
                        Reason.PROMPT_TOO_LONG),
                rule(
                        "a cap that leaves room for no prompt can't be helped by compressing",
                        endpoint("a").context(1_064),
                        endpoint("b").context(1_063),
                        asking(MODEL)
                                .promptTokens(1_050)
                                .maxOutput(1_000)
                                .compressing(Compression.ON),
                        Reason.CONTEXT_TOO_SHORT));
    }

    static Stream<Rule> prices() {
        PriceOverride longPrompts =
                new PriceOverride(999, null, Map.of(PriceKey.PROMPT, Price.perMillion("2")));
        PriceOverride atNight =
                new PriceOverride(
                        -1,
                        UtcWindow.ofHhmm(2300, 100),
                        Map.of(PriceKey.COMPLETION, Price.perMillion("2")));
        return Stream.of(
                rule(
                        "an unknown price is not zero",
                        endpoint("a").at("900"),
                        endpoint("b").withoutPrice(),
                        asking(MODEL),
                        Reason.PRICE_UNKNOWN),
                rule(
                        "half a price is unknown, too",
                        endpoint("a"),
                        endpoint("b").withoutPrice().charging(PriceKey.PROMPT, "0.000001"),
                        asking(MODEL),
                        Reason.PRICE_UNKNOWN),
                rule(
                        "max_price.prompt includes the cap itself",
                        endpoint("a").at("1", "5"),
                        endpoint("b").at("1.0000001", "5"),
                        asking(MODEL).maxPrice(cap(PriceKey.PROMPT, "0.000001")),
                        Reason.PROMPT_PRICE),
                rule(
                        "max_price.completion",
                        endpoint("a").at("5", "1"),
                        endpoint("b").at("5", "2"),
                        asking(MODEL).maxPrice(cap(PriceKey.COMPLETION, "0.000001")),
                        Reason.COMPLETION_PRICE),
                rule(
                        "max_price.request lets pass who asks no fee",
                        endpoint("a"),
                        endpoint("b").charging(PriceKey.REQUEST, "0.02"),
                        asking(MODEL).maxPrice(cap(PriceKey.REQUEST, "0.01")),
                        Reason.REQUEST_PRICE),
                rule(
                        "max_price.image",
                        endpoint("a").charging(PriceKey.IMAGE, "0.01"),
                        endpoint("b").charging(PriceKey.IMAGE, "0.02"),
                        asking(MODEL).maxPrice(cap(PriceKey.IMAGE, "0.01")),
                        Reason.IMAGE_PRICE),
                rule(
                        "max_price.audio",
                        endpoint("a").charging(PriceKey.AUDIO, "0.01"),
                        endpoint("b").charging(PriceKey.AUDIO, "0.02"),
                        asking(MODEL).maxPrice(cap(PriceKey.AUDIO, "0.01")),
                        Reason.AUDIO_PRICE),
                rule(
                        "caps look at the discounted price",
                        endpoint("a").at("2").discounted("0.5"),
                        endpoint("b").at("2").discounted("0.4"),
                        asking(MODEL).maxPrice(cap(PriceKey.PROMPT, "0.000001")),
                        Reason.PROMPT_PRICE),
                rule(
                        "caps look at the price for a prompt of that length",
                        endpoint("a"),
                        endpoint("b").overriding(longPrompts),
                        asking(MODEL).promptTokens(1000).maxPrice(cap(PriceKey.PROMPT, "0.000001")),
                        Reason.PROMPT_PRICE),
                rule(
                        "caps look at the price of this time of day (midnight here)",
                        endpoint("a"),
                        endpoint("b").overriding(atNight),
                        asking(MODEL).maxPrice(cap(PriceKey.COMPLETION, "0.000001")),
                        Reason.COMPLETION_PRICE));
    }

    private static Rule rule(
            String says, Offered stays, Offered falls, Asked asked, Reason reason) {
        return new Rule(says, stays, falls, asked, reason);
    }

    private static MaxPrice cap(PriceKey key, String perUnit) {
        Price price = Price.parse(perUnit);
        return new MaxPrice(
                key == PriceKey.PROMPT ? price : null,
                key == PriceKey.COMPLETION ? price : null,
                key == PriceKey.REQUEST ? price : null,
                key == PriceKey.IMAGE ? price : null,
                key == PriceKey.AUDIO ? price : null);
    }
}
