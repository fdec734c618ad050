package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.GenerationId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which generations were settled: the latest of them by id, and about all others only that they
 * began no later than a certain moment. With that moment a bounded memory is enough to never settle
 * twice: whatever is not remembered and began later was certainly never settled.
 */
final class SettledIds {
    private final int capacity;
    private final Map<GenerationId, Long> startById = new LinkedHashMap<>();
    private long forgottenUpToMicros;

    SettledIds(int capacity, List<Settled> settled, long forgottenUpToMicros) {
        this.capacity = capacity;
        this.forgottenUpToMicros = forgottenUpToMicros;
        settled.forEach(one -> add(one.id(), one.startedAtMicros()));
    }

    boolean contains(GenerationId id) {
        return startById.containsKey(id);
    }

    /** Whether a generation that is not contained may have been settled all the same. */
    boolean mayHaveForgotten(long startedAtMicros) {
        return startedAtMicros <= forgottenUpToMicros;
    }

    void add(GenerationId id, long startedAtMicros) {
        startById.put(id, startedAtMicros);
        if (startById.size() > capacity) {
            Map.Entry<GenerationId, Long> eldest = startById.entrySet().iterator().next();
            forgottenUpToMicros = Math.max(forgottenUpToMicros, eldest.getValue());
            startById.remove(eldest.getKey());
        }
    }

    /** The remembered ones, oldest settlement first. */
    List<Settled> list() {
        return startById.entrySet().stream()
                .map(one -> new Settled(one.getKey(), one.getValue()))
                .toList();
    }

    long forgottenUpToMicros() {
        return forgottenUpToMicros;
    }
}
