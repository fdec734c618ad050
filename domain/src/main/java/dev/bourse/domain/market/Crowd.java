package dev.bourse.domain.market;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which sums of money may be told (audit.md 4.5): those of cells with at least {@link Standing#K}
 * accounts, since the sum of fewer tells what one of them spent.
 *
 * @param isCounted whether anybody counted accounts; otherwise nothing is told
 * @param few the accounts of each subject that has fewer
 */
public record Crowd(boolean isCounted, Map<String, Set<Long>> few) {
    /** Where accounts are not known. */
    public static final Crowd UNCOUNTED = new Crowd(false, Map.of());

    public Crowd {
        few = Map.copyOf(few);
    }

    /** Of who was present with which subject. */
    public static Crowd of(Collection<Presence> present) {
        Map<String, Set<Long>> accounts = new HashMap<>();
        for (Presence one : present) {
            accounts.computeIfAbsent(one.subject(), _ -> new HashSet<>()).add(one.account());
        }
        accounts.values().removeIf(some -> isTold(some.size()));
        return new Crowd(true, accounts);
    }

    /** Whether a cell of so many accounts may be told. */
    public static boolean isTold(long accounts) {
        return accounts >= Standing.K;
    }

    /** Whether the money of that subject may be told. */
    public boolean isTold(String subject) {
        return isCounted && !few.containsKey(subject);
    }

    /**
     * Whether a sum over some subjects may be told where the sums of all that may be told are known
     * too: what is left of it then must be nothing, or be of enough accounts.
     */
    public boolean isSumTold(Predicate<String> subjects) {
        Set<Long> left = new HashSet<>();
        for (Map.Entry<String, Set<Long>> one : few.entrySet()) {
            if (subjects.test(one.getKey())) {
                left.addAll(one.getValue());
            }
            if (isTold(left.size())) {
                return isCounted;
            }
        }
        return isCounted && left.isEmpty();
    }
}
