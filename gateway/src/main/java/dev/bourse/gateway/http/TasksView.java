package dev.bourse.gateway.http;

import static java.util.Comparator.comparingLong;

import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.market.PartsQuestion.Part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What models are used for, by spend and by tokens. The tag for what fits no other is in no
 * denominator.
 *
 * @param now the tasks of the window
 * @param before those of the window before
 */
record TasksView(List<Part> now, List<Part> before) {
    private static final String OTHER = "other";
    private static final int POINTS = 100;

    Members members() {
        return new Members()
                .put("macro", macro())
                .put("tasks", told().stream().map(this::task).toList());
    }

    /** How many tags too few accounts asked for. */
    long hidden() {
        return tagged(now).stream().filter(part -> !part.isTold()).count();
    }

    private List<Part> told() {
        return tagged(now).stream()
                .filter(Part::isTold)
                .sorted(
                        comparingLong((Part part) -> part.total().spend())
                                .thenComparingLong(part -> part.total().tokens())
                                .reversed()
                                .thenComparing(Part::name))
                .toList();
    }

    private List<?> macro() {
        Map<String, Traffic> groups = new TreeMap<>();
        told().forEach(part ->
                groups.merge(Labels.macro(part.name()), part.total(), Traffic::plus));
        return groups.entrySet().stream()
                .map(group ->
                        new Members()
                                .put("macro_category", group.getKey())
                                .share("spend_share", group.getValue().spend(), spent())
                                .share(
                                        "token_share",
                                        group.getValue().tokens(),
                                        sum(Traffic::tokens))
                                .map())
                .toList();
    }

    private Map<String, ?> task(Part part) {
        Traffic traffic = part.total();
        return new Members()
                .put("tag", part.name())
                .put("display_name", Labels.task(part.name()))
                .put("macro_category", Labels.macro(part.name()))
                .put("prompts", traffic.samples())
                .share("spend_share", traffic.spend(), spent())
                .share("token_share", traffic.tokens(), sum(Traffic::tokens))
                .put("models", models(part, traffic))
                .map();
    }

    /** Shares of spend are of the models that are told, so that the rest tells nobody's. */
    private List<?> models(Part part, Traffic total) {
        long spent = part.told().values().stream().mapToLong(Traffic::spend).sum();
        Map<String, Traffic> earlier = new LinkedHashMap<>();
        before.stream()
                .filter(one -> one.name().equals(part.name()))
                .forEach(one -> earlier.putAll(one.told()));
        long spentBefore = earlier.values().stream().mapToLong(Traffic::spend).sum();
        return UseResource.top(part.told(), Traffic::spend).stream()
                .map(one -> {
                    double share = (double) one.getValue().spend() / spent;
                    long then = earlier.getOrDefault(one.getKey(), Traffic.NONE).spend();
                    return new Members()
                            .put("id", one.getKey())
                            .figure("share", share)
                            .share("token_share", one.getValue().tokens(), total.tokens())
                            .figureIf(
                                    spentBefore > 0,
                                    "delta_pp",
                                    POINTS * (share - (double) then / spentBefore))
                            .map();
                })
                .toList();
    }

    /** By the tags that are told: otherwise the rest would tell what is not. */
    private long spent() {
        return told().stream().mapToLong(part -> part.total().spend()).sum();
    }

    private long sum(ToLongFunction<Traffic> measure) {
        return tagged(now).stream().mapToLong(part -> measure.applyAsLong(part.total())).sum();
    }

    static List<Part> tagged(List<Part> all) {
        return all.stream().filter(part -> !part.name().equals(OTHER)).toList();
    }
}
