package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.TrustTier;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The endpoints to try, in this order. The same demand, health, moment and seed give the same plan.
 *
 * @param candidates what may be tried, best first; empty when nothing can answer
 * @param funnel how the candidates were left
 * @param strategy how endpoints of equal standing were ordered, for the first model
 * @param seed what the lottery was drawn from
 * @param availability why nothing can answer; null when there are candidates
 * @param confidential whether one of its models is private, so that nobody else may hear of it
 */
public record Plan(
        List<Candidate> candidates,
        Funnel funnel,
        Strategy strategy,
        long seed,
        @Nullable Availability availability,
        boolean confidential) {
    /** Whether anybody anonymous may get the request. */
    public boolean reachesAnonymous() {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).endpoint().trust() == TrustTier.T3) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing can answer. */
    public boolean isEmpty() {
        return candidates.isEmpty();
    }
}
