package dev.bourse.domain.market;

import java.util.Set;

/**
 * Those who paid for a model on a day on which fewer than {@link Standing#K} accounts used it or
 * paid for it.
 *
 * @param model its id
 * @param day when the day begins, epoch microseconds
 * @param payers a keyed hash of each; nobody where all of it was free
 */
public record Handful(String model, long day, Set<Long> payers) {
    public Handful {
        payers = Set.copyOf(payers);
    }
}
