package dev.bourse.domain.market;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What is summed about one app. */
final class AppSums {
    private final String slug;
    private final Function<Series, Sums> begin;
    private final Sums whole;
    private final Map<String, Sums> byModel = new HashMap<>();

    /**
     * @param begin makes the sums of a series that is new
     */
    AppSums(String slug, Function<Series, Sums> begin) {
        this.slug = slug;
        this.begin = begin;
        this.whole = begin.apply(new Series(Group.APP, Slice.ALL, slug));
    }

    /** All of its traffic. */
    Sums whole() {
        return whole;
    }

    /** Its traffic with a model. */
    Sums with(String model) {
        return byModel.computeIfAbsent(
                model,
                _ -> begin.apply(new Series(Group.APP, new Slice(Facet.MODEL, model), slug)));
    }
}
