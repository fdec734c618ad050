package dev.bourse.domain.market;

import dev.bourse.domain.fact.GenerationFinished;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What is summed about one model. */
final class ModelSums {
    private final String model;
    private final Function<Series, Sums> begin;
    private final Sums whole;
    private final Map<Slice, Sums> parts = new HashMap<>();
    private final ByTime<Available> availability = new ByTime<>(Available::new);

    /** Whether it could be had in an hour. */
    private static final class Available {
        private Availability sum = Availability.NONE;
    }

    /**
     * @param begin makes the sums of a series that is new
     */
    ModelSums(String model, Function<Series, Sums> begin) {
        this.model = model;
        this.begin = begin;
        this.whole = begin.apply(Series.model(model));
    }

    /** All of its traffic. */
    Sums whole() {
        return whole;
    }

    /** A part of it. */
    Sums part(Slice slice) {
        Sums known = parts.get(slice);
        if (known == null) {
            known = begin.apply(new Series(Group.MODEL, slice, model));
            parts.put(slice, known);
        }
        return known;
    }

    void addAvailability(Moment at, GenerationFinished end) {
        Available hour = availability.at(at.hour());
        hour.sum = hour.sum.plus(Availability.of(end));
    }

    void availability(Map<Delta.Hour, Availability> all) {
        availability.forEach((start, one) -> all.put(new Delta.Hour(model, start), one.sum));
    }
}
