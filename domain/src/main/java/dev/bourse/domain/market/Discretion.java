package dev.bourse.domain.market;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose money may be told of a time of whole days (audit.md 4.5), so that no two answers that are
 * subtracted tell what fewer than {@link Standing#K} accounts paid.
 *
 * <p>Hiding small cells of an answer is not enough: a week less six of its days is the seventh, and
 * an author less one of its models is the other. So all answers are made of the same parts, none of
 * which is small. On each day a part is a model that enough accounts paid for; all other models of
 * an author together, when enough paid for these; and all that is then left of the market, when
 * enough paid for that. A model, an author or the market is told on a day when parts make the whole
 * of it, and for a longer time when it is told on every day. Whatever is added or subtracted then
 * is a sum of whole parts. It is the price of this that a single quiet day silences the month of a
 * model, and that money can be cut by nothing that runs across models, such as apps or providers.
 *
 * @param models that are silent, since they had a day with too few
 * @param authors that are silent
 * @param isTotalTold whether the market as a whole is not
 */
public record Discretion(Set<String> models, Set<String> authors, boolean isTotalTold) {
    public Discretion {
        models = Set.copyOf(models);
        authors = Set.copyOf(authors);
    }

    /** Of the models that too few paid for, on all days of the time. */
    public static Discretion of(Collection<Handful> few) {
        Set<String> models = new HashSet<>();
        Map<Long, Map<String, Set<Long>>> rest = new HashMap<>();
        for (Handful one : few) {
            models.add(one.model());
            rest.computeIfAbsent(one.day(), _ -> new HashMap<>())
                    .computeIfAbsent(Group.author(one.model()), _ -> new HashSet<>())
                    .addAll(one.payers());
        }
        Set<String> authors = new HashSet<>();
        boolean total = true;
        for (Map<String, Set<Long>> day : rest.values()) {
            day.values().removeIf(Discretion::isTold);
            authors.addAll(day.keySet());
            total &= isTold(all(day));
        }
        return new Discretion(models, authors, total);
    }

    /** Whether the money of a subject may be told. */
    public boolean isTold(Group group, String subject) {
        return switch (group) {
            case MODEL -> !models.contains(subject);
            case AUTHOR -> !authors.contains(subject);
            case MARKET -> isTotalTold;
            case APP, PROVIDER -> false;
        };
    }

    private static boolean isTold(Set<Long> payers) {
        return payers.isEmpty() || Crowd.isTold(payers.size());
    }

    private static Set<Long> all(Map<String, Set<Long>> day) {
        Set<Long> all = new HashSet<>();
        day.values().forEach(all::addAll);
        return all;
    }
}
