package dev.bourse.gateway.http;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The orders of {@code GET /models}; a model without the figure comes last. */
enum ModelSort {
    MOST_POPULAR,
    TOP_WEEKLY,
    NEWEST,
    PRICING_LOW_TO_HIGH,
    PRICING_HIGH_TO_LOW,
    CONTEXT_HIGH_TO_LOW,
    THROUGHPUT_HIGH_TO_LOW,
    LATENCY_LOW_TO_HIGH,
    INTELLIGENCE_HIGH_TO_LOW,
    CODING_HIGH_TO_LOW,
    AGENTIC_HIGH_TO_LOW,
    DESIGN_ARENA_ELO_HIGH_TO_LOW;

    /**
     * The order of that name.
     *
     * @throws BadQuery listing the names there are
     */
    static ModelSort of(String name) {
        return Arrays.stream(values())
                .filter(sort -> sort.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadQuery("sort", "one of " + names() + ", not " + name));
    }

    /** Ties keep the order of the catalogue. */
    Comparator<ModelFacts> comparator() {
        return switch (this) {
            case MOST_POPULAR, TOP_WEEKLY -> descending(facts -> Optional.of(facts.popularity()));
            case NEWEST -> descending(facts -> Optional.of(facts.model().created()));
            case PRICING_LOW_TO_HIGH -> ascending(ModelSort::price);
            case PRICING_HIGH_TO_LOW -> descending(ModelSort::price);
            case CONTEXT_HIGH_TO_LOW ->
                    descending(facts -> Optional.of(facts.model().contextLength()));
            case THROUGHPUT_HIGH_TO_LOW -> descending(facts -> Optional.of(facts.throughput()));
            case LATENCY_LOW_TO_HIGH -> ascending(facts -> Optional.of(facts.latency()));
            case INTELLIGENCE_HIGH_TO_LOW -> byIndex("intelligence_index");
            case CODING_HIGH_TO_LOW -> byIndex("coding_index");
            case AGENTIC_HIGH_TO_LOW -> byIndex("agentic_index");
            case DESIGN_ARENA_ELO_HIGH_TO_LOW -> descending(facts -> facts.scores().rating());
        };
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String names() {
        return Arrays.stream(values()).map(ModelSort::wireName).collect(Collectors.joining(", "));
    }

    private static Comparator<ModelFacts> byIndex(String name) {
        return descending(facts -> facts.scores().index(name));
    }

    private static Optional<BigDecimal> price(ModelFacts facts) {
        return facts.promptPrice().flatMap(prompt -> facts.completionPrice().map(prompt::add));
    }

    private static <T extends Comparable<T>> Comparator<ModelFacts> ascending(
            Function<ModelFacts, Optional<T>> figure) {
        return by(figure, Comparator.naturalOrder());
    }

    private static <T extends Comparable<T>> Comparator<ModelFacts> descending(
            Function<ModelFacts, Optional<T>> figure) {
        return by(figure, Comparator.reverseOrder());
    }

    private static <T> Comparator<ModelFacts> by(
            Function<ModelFacts, Optional<T>> figure, Comparator<T> order) {
        return (one, other) -> {
            Optional<T> left = figure.apply(one);
            Optional<T> right = figure.apply(other);
            return left.isPresent() && right.isPresent()
                    ? order.compare(left.get(), right.get())
                    : Boolean.compare(right.isPresent(), left.isPresent());
        };
    }
}
