package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.routing.Health;
import dev.bourse.domain.routing.HealthView;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.domain.routing.ToolRecord;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * What the list of models filters, sorts and shows by, gathered over a model's endpoints.
 *
 * @param model the model
 * @param target the model that this one is an alias of; null when it is none
 * @param endpoints all its endpoints
 * @param best its cheapest priced endpoint of the default tier; empty when none has a known price
 * @param simulated whether all its providers are simulated
 * @param throughput the best median of tokens per second among its endpoints; 0 when unmeasured
 * @param latency the best median of seconds to the first token; infinite when unmeasured
 * @param tools how well its endpoints called tools lately, all together
 * @param popularity tokens that went through it in the last seven days
 * @param scores what published benchmarks say of it
 */
record ModelFacts(
        Model model,
        @Nullable Model target,
        List<Endpoint> endpoints,
        Optional<Endpoint> best,
        boolean simulated,
        double throughput,
        double latency,
        ToolRecord tools,
        long popularity,
        ModelScores scores) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    ModelFacts {
        endpoints = List.copyOf(endpoints);
    }

    static ModelFacts of(
            Model model, Catalog catalog, HealthView health, long popularity, ModelScores scores) {
        List<Endpoint> endpoints = catalog.endpoints(model.id());
        return new ModelFacts(
                model,
                null,
                endpoints,
                cheapest(endpoints),
                endpoints.stream().allMatch(one -> isSimulated(catalog, one)),
                measured(endpoints, health, Health::throughput).max().orElse(0),
                measured(endpoints, health, Health::latency).min().orElse(Double.POSITIVE_INFINITY),
                tools(endpoints, health),
                popularity,
                scores);
    }

    /** The same under the name of an alias for it. */
    ModelFacts under(Alias alias) {
        return new ModelFacts(
                model.under(alias),
                model,
                endpoints,
                best,
                simulated,
                throughput,
                latency,
                tools,
                popularity,
                scores);
    }

    /** The id of the model itself, whatever alias it goes by. */
    String ownId() {
        return (target == null ? model : target).id();
    }

    /** Who made the model. */
    String author() {
        return (target == null ? model : target).author();
    }

    /** USD per million prompt tokens at the best endpoint. */
    Optional<BigDecimal> promptPrice() {
        return perMillion(PriceKey.PROMPT);
    }

    /** USD per million completion tokens at the best endpoint. */
    Optional<BigDecimal> completionPrice() {
        return perMillion(PriceKey.COMPLETION);
    }

    /** Share of faultless answers among those that called tools; empty when none did. */
    Optional<BigDecimal> toolSuccess() {
        return tools.toolRequests() == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(tools.success()));
    }

    private Optional<BigDecimal> perMillion(PriceKey key) {
        return best.flatMap(one -> one.prices().at(key, 0, 0))
                .map(price -> price.dollars().multiply(MILLION));
    }

    private static Optional<Endpoint> cheapest(List<Endpoint> endpoints) {
        return endpoints.stream()
                .filter(one -> one.tier() == ServiceTier.DEFAULT && isPriced(one))
                .min(Comparator.comparing(ModelFacts::sum).thenComparing(Endpoint::tag));
    }

    private static boolean isPriced(Endpoint endpoint) {
        return endpoint.prices().isKnownFor(endpoint.outputs());
    }

    private static BigDecimal sum(Endpoint endpoint) {
        return dollars(endpoint, PriceKey.PROMPT).add(dollars(endpoint, PriceKey.COMPLETION));
    }

    private static BigDecimal dollars(Endpoint endpoint, PriceKey key) {
        return endpoint.prices().at(key, 0, 0).map(Price::dollars).orElse(BigDecimal.ZERO);
    }

    private static boolean isSimulated(Catalog catalog, Endpoint endpoint) {
        return catalog.provider(endpoint.provider()).map(Provider::simulated).orElse(false);
    }

    private static ToolRecord tools(List<Endpoint> endpoints, HealthView health) {
        return endpoints.stream()
                .map(one -> health.of(one).tools())
                .reduce(ToolRecord.NONE, ToolRecord::plus);
    }

    private static DoubleStream measured(
            List<Endpoint> endpoints, HealthView health, Function<Health, Percentiles> which) {
        return endpoints.stream()
                .map(health::of)
                .map(which)
                .filter(Percentiles::isMeasured)
                .mapToDouble(Percentiles::p50);
    }
}
