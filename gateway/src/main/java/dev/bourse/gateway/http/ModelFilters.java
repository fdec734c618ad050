package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.TrustTier;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The filters of {@code GET /models} (openrouter.md 1.9), by query parameter. A filter on a figure
 * that is not known (a price, a benchmark) removes the model.
 */
final class ModelFilters {
    private static final long DAY_SECONDS = 86_400;

    private final Map<String, Function<String, Predicate<ModelFacts>>> filters =
            new LinkedHashMap<>();
    private final long nowSeconds;
    private final Function<String, Set<String>> usedFor;

    /**
     * @param nowSeconds the present, epoch seconds, for ages
     * @param usedFor gives the ids of the models that are used for a category
     */
    ModelFilters(long nowSeconds, Function<String, Set<String>> usedFor) {
        this.nowSeconds = nowSeconds;
        this.usedFor = usedFor;
        byContent();
        byNumber();
        byPolicy();
    }

    /**
     * Whether a model passes all filters that the query names.
     *
     * @throws BadQuery naming a parameter whose value makes no sense
     */
    Predicate<ModelFacts> of(Map<String, String> query) {
        Predicate<ModelFacts> all = outputs(query.getOrDefault("output_modalities", "text"));
        for (Map.Entry<String, Function<String, Predicate<ModelFacts>>> one : filters.entrySet()) {
            String value = query.getOrDefault(one.getKey(), "");
            if (!value.isBlank()) {
                all = all.and(one.getValue().apply(value.strip()));
            }
        }
        return all;
    }

    /** Whether a list shall have aliases among the models; it has them unless told otherwise. */
    static boolean wantsAliases(Map<String, String> query) {
        return flag("aliases", query.getOrDefault("aliases", "true"));
    }

    private void byContent() {
        filters.put("q", ModelFilters::text);
        filters.put("supported_parameters", ModelFilters::parameters);
        filters.put("input_modalities", ModelFilters::inputs);
        filters.put("arch", value -> facts -> same(facts.model().tokenizer(), value));
        filters.put("model_authors", value -> facts -> list(value).contains(facts.author()));
        filters.put("providers", value -> facts -> has(facts, one -> names(value, one)));
        filters.put("category", this::category);
        filters.put("region", value -> facts -> has(facts, one -> same(one.region(), value)));
    }

    private void byNumber() {
        filters.put(
                "context",
                value -> {
                    BigDecimal least = number("context", value);
                    return facts -> compare(facts.model().contextLength(), least) >= 0;
                });
        filters.put("min_price", value -> atLeast("min_price", value, ModelFacts::promptPrice));
        filters.put("max_price", value -> atMost("max_price", value, ModelFacts::promptPrice));
        filters.put(
                "min_output_price",
                value -> atLeast("min_output_price", value, ModelFacts::completionPrice));
        filters.put(
                "max_output_price",
                value -> atMost("max_output_price", value, ModelFacts::completionPrice));
        filters.put("min_age_days", value -> atLeast("min_age_days", value, this::ageDays));
        filters.put("max_age_days", value -> atMost("max_age_days", value, this::ageDays));
        for (String index : List.of("intelligence_index", "coding_index", "agentic_index")) {
            byFigure(index, facts -> facts.scores().index(index));
        }
        byFigure("tool_success_rate", ModelFacts::toolSuccess);
    }

    private void byFigure(String name, Function<ModelFacts, Optional<BigDecimal>> figure) {
        String least = "min_" + name;
        String most = "max_" + name;
        filters.put(least, value -> atLeast(least, value, figure));
        filters.put(most, value -> atMost(most, value, figure));
    }

    private void byPolicy() {
        filters.put(
                "min_trust",
                value -> {
                    TrustTier least = TrustView.tier(value);
                    return facts -> has(facts, one -> !one.trust().isBelow(least));
                });
        filters.put(
                "distillable",
                value -> {
                    boolean wanted = flag("distillable", value);
                    return facts -> facts.model().distillable() == wanted;
                });
        filters.put(
                "zdr",
                value -> {
                    boolean wanted = flag("zdr", value);
                    return facts -> has(facts, one -> one.dataPolicy().zeroRetention() == wanted);
                });
    }

    private Optional<BigDecimal> ageDays(ModelFacts facts) {
        long seconds = nowSeconds - facts.model().created();
        return Optional.of(BigDecimal.valueOf(Math.floorDiv(seconds, DAY_SECONDS)));
    }

    private static Predicate<ModelFacts> text(String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        return facts ->
                (facts.model().id()
                                + " "
                                + facts.model().name()
                                + " "
                                + facts.model().description())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    private Predicate<ModelFacts> category(String value) {
        Set<String> used = usedFor.apply(value);
        return facts -> used.contains(facts.ownId());
    }

    private static Predicate<ModelFacts> parameters(String value) {
        List<Parameter> wanted =
                list(value).stream()
                        .map(name -> known("supported_parameters", name, Parameter.of(name)))
                        .toList();
        return facts -> facts.model().parameters().containsAll(wanted);
    }

    private static Predicate<ModelFacts> inputs(String value) {
        List<Modality> wanted = modalities("input_modalities", value);
        return facts -> facts.model().inputs().containsAll(wanted);
    }

    private static Predicate<ModelFacts> outputs(String value) {
        if (value.isBlank() || same(value, "all")) {
            return _ -> true;
        }
        Set<Modality> wanted = Set.copyOf(modalities("output_modalities", value));
        return facts -> facts.model().outputs().containsAll(wanted);
    }

    private static List<Modality> modalities(String parameter, String value) {
        return list(value).stream().map(name -> known(parameter, name, Modality.of(name))).toList();
    }

    private static Predicate<ModelFacts> atLeast(
            String name, String value, Function<ModelFacts, Optional<BigDecimal>> figure) {
        BigDecimal least = number(name, value);
        return facts -> figure.apply(facts).filter(it -> it.compareTo(least) >= 0).isPresent();
    }

    private static Predicate<ModelFacts> atMost(
            String name, String value, Function<ModelFacts, Optional<BigDecimal>> figure) {
        BigDecimal most = number(name, value);
        return facts -> figure.apply(facts).filter(it -> it.compareTo(most) <= 0).isPresent();
    }

    private static boolean has(ModelFacts facts, Predicate<Endpoint> condition) {
        return facts.endpoints().stream().anyMatch(condition);
    }

    private static boolean names(String slugs, Endpoint endpoint) {
        List<String> wanted = list(slugs);
        return wanted.contains(endpoint.provider()) || wanted.contains(endpoint.tag());
    }

    private static List<String> list(String value) {
        return List.of(value.split("\\s*,\\s*"));
    }

    private static int compare(long figure, BigDecimal bound) {
        return BigDecimal.valueOf(figure).compareTo(bound);
    }

    private static boolean same(@Nullable String one, String other) {
        return other.equalsIgnoreCase(one);
    }

    private static <T> T known(String parameter, String name, Optional<T> found) {
        return found.orElseThrow(() -> new BadQuery(parameter, "there is no '" + name + "'"));
    }

    private static BigDecimal number(String name, String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException _) {
            throw new BadQuery(name, "'" + value + "' is no number");
        }
    }

    private static boolean flag(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new BadQuery(name, "true or false, not '" + value + "'");
        };
    }
}
