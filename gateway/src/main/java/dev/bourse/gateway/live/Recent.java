package dev.bourse.gateway.live;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.unit.GenerationId;

import java.util.Optional;

/**
 * The generations that ended last, so that they can be asked for before any database knows them,
 * and the plans of the very last ones, which no database ever knows. Keeps exactly the latest ones,
 * in the order of their end, and waits for nobody.
 */
public final class Recent {
    private static final int PLANS = 1_000;

    private final Latest<GenerationId, GenerationFinished> ends;
    private final Latest<GenerationId, Plan> plans;

    /**
     * @param capacity how many generations are kept
     */
    public Recent(int capacity) {
        ends = new Latest<>(capacity);
        plans = new Latest<>(Math.min(capacity, PLANS));
    }

    /** Keeps it, and forgets the oldest one when there are too many. */
    public void add(GenerationFinished finished) {
        ends.put(finished.id(), finished);
    }

    /** Keeps it together with the plan that it followed. */
    public void add(GenerationFinished finished, Plan plan) {
        add(finished);
        plans.put(finished.id(), plan);
    }

    /** The generation of that id, if it ended lately. */
    public Optional<GenerationFinished> find(GenerationId id) {
        return ends.find(id);
    }

    /** The plan of that generation, if it ended very lately. */
    public Optional<Plan> plan(GenerationId id) {
        return plans.find(id);
    }
}
