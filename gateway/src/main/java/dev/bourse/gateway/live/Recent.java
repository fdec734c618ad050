package dev.bourse.gateway.live;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.fact.PackedCodec;

import java.util.Optional;

/**
 * The generations that ended last, so that they can be asked for before any database knows them,
 * and the plans of the very last ones, which no database ever knows. Keeps exactly the latest ones,
 * in the order of their end.
 *
 * <p>Many are kept and few are asked for, so they are kept as stored, in memory that is used again:
 * the hundred objects of a fact would have to be moved again and again by the collector.
 */
public final class Recent {
    private static final int PLANS = 1_000;

    /** FNV-1a, 64 bits (draft-eastlake-fnv). */
    private static final long FIRST = 0xcbf29ce484222325L;

    private static final long FACTOR = 0x100000001b3L;

    private final LatestBytes ends;
    private final Latest<GenerationId, Plan> plans;

    /**
     * @param capacity how many generations are kept
     */
    public Recent(int capacity) {
        ends = new LatestBytes(capacity);
        plans = new Latest<>(Math.min(capacity, PLANS));
    }

    /**
     * Keeps it, and forgets the oldest one when there are too many.
     *
     * @param stored the end of the generation as {@link PackedCodec} writes it
     */
    public void add(GenerationId id, byte[] stored) {
        ends.put(key(id), stored);
    }

    /** Keeps it together with the plan that it followed. */
    public void add(GenerationId id, byte[] stored, Plan plan) {
        add(id, stored);
        plans.put(id, plan);
    }

    /** The generation of that id, if it ended lately. */
    public Optional<GenerationFinished> find(GenerationId id) {
        return Optional.ofNullable(ends.get(key(id)))
                .map(stored -> (GenerationFinished) PackedCodec.decode(stored))
                .filter(end -> end.id().equals(id));
    }

    /** Two ids share a key so seldom that the older one may be forgotten for it. */
    private static long key(GenerationId id) {
        long key = FIRST;
        for (int i = 0; i < id.value().length(); i++) {
            key = (key ^ id.value().charAt(i)) * FACTOR;
        }
        return key;
    }

    /** The plan of that generation, if it ended very lately. */
    public Optional<Plan> plan(GenerationId id) {
        return plans.find(id);
    }
}
