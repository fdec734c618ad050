package dev.bourse.bench;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time of a thread, or of threads whose names differ in digits only.
 *
 * @param name as the kernel has it, which keeps 15 bytes; each number in a group's is {@code #}
 */
record Spent(String name, long userMicros, long systemMicros) {
    private static final Comparator<Spent> MOST_FIRST =
            Comparator.comparingLong(Spent::micros).reversed();

    /**
     * What was spent between two readings, most first: of threads that ended in between, nothing.
     *
     * @param first threads by number
     * @param last the same threads later, and newer ones
     */
    static List<Spent> between(Map<Long, Spent> first, Map<Long, Spent> last) {
        Map<String, Spent> groups = new TreeMap<>();
        last.forEach((thread, spent) -> {
            Spent lately = spent.since(first.get(thread)).folded();
            groups.merge(lately.name(), lately, Spent::plus);
        });
        return groups.values().stream()
                .filter(group -> group.micros() > 0)
                .sorted(MOST_FIRST)
                .toList();
    }

    long micros() {
        return userMicros + systemMicros;
    }

    /** The members of its JSON object. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("group", name);
        members.put("user_us", userMicros);
        members.put("system_us", systemMicros);
        return members;
    }

    private Spent folded() {
        return new Spent(name.replaceAll("#?[0-9]+", "#"), userMicros, systemMicros);
    }

    private Spent plus(Spent other) {
        return new Spent(name, userMicros + other.userMicros, systemMicros + other.systemMicros);
    }

    private Spent since(@Nullable Spent earlier) {
        return earlier == null
                ? this
                : new Spent(
                        name, userMicros - earlier.userMicros, systemMicros - earlier.systemMicros);
    }
}
