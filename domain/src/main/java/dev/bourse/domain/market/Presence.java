package dev.bourse.domain.market;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The traffic of one account with one subject in some stretch of time.
 *
 * @param subject model id, author, provider slug or app
 * @param account a keyed hash of whoever pays
 * @param traffic what it sent
 */
public record Presence(String subject, long account, Traffic traffic) {
    /** One presence for each subject and account, in a fixed order. */
    public static List<Presence> merged(Collection<Presence> present) {
        Map<String, Map<Long, Traffic>> sums = new HashMap<>();
        for (Presence one : present) {
            sums.computeIfAbsent(one.subject(), _ -> new HashMap<>())
                    .merge(one.account(), one.traffic(), Traffic::plus);
        }
        return sums.entrySet().stream()
                .flatMap(subject ->
                        subject.getValue().entrySet().stream()
                                .map(one ->
                                        new Presence(
                                                subject.getKey(), one.getKey(), one.getValue())))
                .sorted(comparing(Presence::subject).thenComparingLong(Presence::account))
                .toList();
    }
}
