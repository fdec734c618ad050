package dev.bourse.domain.routing;

import java.util.List;

/**
 * One step of a funnel as it went.
 *
 * @param step which step
 * @param left how many endpoints it left
 * @param removed what it removed, in the order of the catalogue
 */
public record Stage(Step step, int left, List<Exclusion> removed) {
    public Stage {
        removed = List.copyOf(removed);
    }
}
