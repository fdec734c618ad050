package dev.bourse.domain.market;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which cells of one answer may be told (audit.md 4.5): those of at least {@link Standing#K}
 * accounts. Of money, which can be added up and subtracted, {@link Discretion} decides.
 *
 * @param few the accounts of each subject that has fewer
 */
public record Crowd(Map<String, Set<Long>> few) {
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
        return new Crowd(accounts);
    }

    /** Whether a cell of so many accounts may be told. */
    public static boolean isTold(long accounts) {
        return accounts >= Standing.K;
    }

    /** Whether the cell of that subject may be told. */
    public boolean isTold(String subject) {
        return !few.containsKey(subject);
    }
}
