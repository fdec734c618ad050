package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How the endpoints of the requested models became candidates. It keeps one reason per endpoint and
 * writes the stages only when somebody reads them.
 */
public final class Funnel {
    private final Demand demand;
    private final Listing[] listings;
    private final @Nullable Reason[] fates;

    Funnel(Demand demand, Listing[] listings, @Nullable Reason[] fates) {
        this.demand = demand;
        this.listings = listings;
        this.fates = fates;
    }

    /** How many endpoints went in. */
    public int initial() {
        return listings.length;
    }

    /** Every step in order, also those that removed nothing. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        int left = initial();
        for (Step step : Step.values()) {
            List<Exclusion> removed = removedBy(step);
            left -= removed.size();
            stages.add(new Stage(step, left, removed));
        }
        return List.copyOf(stages);
    }

    /** Everything that was removed, in the order of the catalogue. */
    public List<Exclusion> exclusions() {
        List<Exclusion> exclusions = new ArrayList<>();
        for (int i = 0; i < listings.length; i++) {
            Reason reason = fates[i];
            if (reason != null) {
                Endpoint endpoint = listings[i].endpoint;
                exclusions.add(new Exclusion(endpoint, reason, Lack.of(demand, endpoint, reason)));
            }
        }
        return List.copyOf(exclusions);
    }

    private List<Exclusion> removedBy(Step step) {
        return exclusions().stream().filter(one -> one.reason().step() == step).toList();
    }
}
