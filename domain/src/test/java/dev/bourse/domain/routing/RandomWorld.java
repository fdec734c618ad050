package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.catalog.Viewer;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes small catalogues, health and demands by chance. Every value comes from a short list, so
 * that ties, matches and exact limits are common.
 */
final class RandomWorld {
    private static final List<String> MODELS = List.of("lab/alpha", "lab/beta", "lab/beta:free");
    private static final List<String> SLUGS =
            List.of("p", "q", "r", "p/turbo", "q/eu", "p/flex", "q/priority", "nobody");
    private static final List<String> DOLLARS = List.of("0", "0.5", "1", "1", "2.5", "3");
    private static final List<Long> SIZES = List.of(0L, 1L, 100L, 500L, 1000L, 5000L);
    private static final List<Parameter> PARAMETERS =
            List.of(
                    Parameter.TOOLS,
                    Parameter.SEED,
                    Parameter.RESPONSE_FORMAT,
                    Parameter.STRUCTURED_OUTPUTS,
                    Parameter.REASONING,
                    Parameter.REASONING_EFFORT,
                    Parameter.MAX_TOKENS,
                    Parameter.MAX_COMPLETION_TOKENS);

    private static final Viewer INSIDER = new Viewer("insiders", new KeyHash("1".repeat(64)));
    private static final Viewer OUTSIDER = new Viewer("others", new KeyHash("2".repeat(64)));

    private final RandomGenerator chance;

    RandomWorld(RandomGenerator chance) {
        this.chance = chance;
    }

    Scene scene() {
        List<Model> models = MODELS.stream().map(this::model).toList();
        List<Offered> offered = new ArrayList<>();
        for (String model : MODELS) {
            tags().forEach(tag -> offered.add(endpoint(tag).of(model)));
        }
        Scene scene = Scene.of(models, offered.toArray(Offered[]::new));
        SLUGS.forEach(tag -> scene.with(tag, health()));
        return scene.at(Scene.NOW + chance.nextLong(86_400_000_000L)).seed(chance.nextLong());
    }

    Asked asked() {
        Asked asked = Asked.asking(names());
        wishes(asked);
        limits(asked);
        one(() -> asked.tier(pick(List.of(ServiceTier.values()))), 0.3);
        one(() -> asked.stickyTo(pick(MODELS) + "@" + pick(SLUGS)), 0.3);
        one(() -> asked.sending(pick(PARAMETERS), pick(PARAMETERS)), 0.3);
        one(() -> asked.showing(Modality.IMAGE), 0.1);
        one(() -> asked.signedBy(pick(List.of(Signer.values()))), 0.2);
        return asked.promptTokens(pick(SIZES));
    }

    private void wishes(Asked asked) {
        one(() -> asked.order(slugs()), 0.2);
        one(() -> asked.only(slugs()), 0.2);
        one(() -> asked.ignore(slugs()), 0.2);
        one(asked::withoutFallbacks, 0.2);
        one(asked::requiringParameters, 0.2);
        one(asked::denyingDataCollection, 0.1);
        one(asked::zeroRetention, 0.1);
        one(asked::distillable, 0.1);
        trust(asked);
        one(() -> asked.quantizations(Quantization.FP8, Quantization.UNKNOWN), 0.1);
        one(
                () ->
                        asked.sort(
                                pick(List.of(Sort.By.values())),
                                pick(List.of(Sort.Partition.values()))),
                0.3);
    }

    private void trust(Asked asked) {
        one(() -> asked.minTrust(pick(List.of(TrustTier.values()))), 0.3);
        one(() -> asked.withKeyAccepting(pick(List.of(TrustTier.values()))), 0.3);
        one(asked::readOnlyTools, 0.3);
        one(() -> asked.carrying("an AWS access key"), 0.1);
        one(() -> asked.seenBy(pick(List.of(INSIDER, OUTSIDER))), 0.5);
    }

    private void limits(Asked asked) {
        one(() -> asked.maxPrice(new MaxPrice(price(), price(), price(), null, null)), 0.2);
        one(() -> asked.minThroughput(thresholds()), 0.2);
        one(() -> asked.maxLatency(thresholds()), 0.2);
        one(() -> asked.maxOutput(pick(SIZES)), 0.4);
        one(() -> asked.compressing(pick(List.of(Compression.values()))), 0.5);
    }

    private String[] names() {
        List<String> suffixes = List.of("", "", ":nitro", ":floor", ":exacto");
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            names.add(maybe(0.05) ? "lab/unknown" : pick(MODELS) + pick(suffixes));
        }
        return names.toArray(String[]::new);
    }

    private Model model(String id) {
        return Scene.model(
                id,
                maybe(0.8),
                maybe(0.2) ? pick(List.of("2025-12-31", "2026-01-01")) : null,
                maybe(0.1) ? new Audience(Set.of("insiders"), Set.of()) : Audience.EVERYBODY);
    }

    private Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (int i = chance.nextInt(9); i > 0; i--) {
            tags.add(pick(SLUGS));
        }
        return tags;
    }

    private Offered endpoint(String tag) {
        Offered offered = Offered.endpoint(tag).at(pick(DOLLARS), pick(DOLLARS));
        offered.speaking(tag.startsWith("q") ? Dialect.ANTHROPIC : Dialect.RESPONSES);
        one(offered::withoutPrice, 0.1);
        one(() -> offered.charging(PriceKey.REQUEST, "0.001"), 0.2);
        one(() -> offered.discounted(pick(List.of("0.1", "0.5", "-0.2"))), 0.2);
        one(() -> offered.overriding(override(), override()), 0.2);
        one(() -> offered.tier(tier(tag)), 0.9);
        one(() -> offered.quantized(pick(List.of(Quantization.values()))), 0.5);
        one(() -> offered.trusted(pick(List.of(TrustTier.values()))), 0.4);
        one(() -> offered.policy(DataPolicy.ZERO_RETENTION), 0.4);
        one(() -> offered.policy(DataPolicy.UNKNOWN), 0.2);
        PARAMETERS.forEach(parameter -> one(() -> offered.supporting(parameter), 0.6));
        one(() -> offered.reading(Modality.IMAGE), 0.6);
        one(() -> offered.producing(Modality.EMBEDDINGS), 0.05);
        one(() -> offered.context(500), 0.1);
        one(() -> offered.maxPrompt(100), 0.1);
        one(() -> offered.maxCompletion(100), 0.1);
        return offered;
    }

    private static ServiceTier tier(String tag) {
        return tag.endsWith("/flex")
                ? ServiceTier.FLEX
                : tag.endsWith("/priority") ? ServiceTier.PRIORITY : ServiceTier.DEFAULT;
    }

    private PriceOverride override() {
        UtcWindow window = UtcWindow.ofHhmm(pick(List.of(0, 930)), pick(List.of(600, 2000)));
        return new PriceOverride(
                pick(List.of(-1L, 99L, 100L, 1000L)),
                maybe(0.5) ? window : null,
                Map.of(
                        pick(List.of(PriceKey.PROMPT, PriceKey.COMPLETION, PriceKey.REQUEST)),
                        Price.perMillion(pick(DOLLARS))));
    }

    private Health health() {
        return new Health(
                pick(List.of(0L, 20L, 80L, 95L, 1000L)),
                pick(List.of(0L, 0L, 5L, 20L, 100L)),
                pick(List.of(0L, 19L, 20L, 100L)),
                pick(List.of(0L, 0L, 0L, 1L, 5L)),
                maybe(0.1) ? Scene.NOW + chance.nextLong(86_400_000_000L) : 0,
                percentiles(),
                percentiles());
    }

    private Percentiles percentiles() {
        return maybe(0.3)
                ? Percentiles.UNMEASURED
                : new Percentiles(small(), small(), small(), small(), 10);
    }

    private Thresholds thresholds() {
        return new Thresholds(cutoff(), cutoff(), cutoff(), cutoff());
    }

    private @Nullable Double cutoff() {
        return maybe(0.5) ? small() : null;
    }

    private @Nullable Price price() {
        return maybe(0.5) ? Price.perMillion(pick(DOLLARS)) : null;
    }

    private double small() {
        return chance.nextInt(1, 5);
    }

    private String[] slugs() {
        List<String> slugs = new ArrayList<>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            slugs.add(pick(SLUGS));
        }
        return slugs.toArray(String[]::new);
    }

    private void one(Runnable change, double probability) {
        if (maybe(probability)) {
            change.run();
        }
    }

    private boolean maybe(double probability) {
        return chance.nextDouble() < probability;
    }

    private <T> T pick(List<T> values) {
        return values.get(chance.nextInt(values.size()));
    }
}
