package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Tables that are a fold over a journal. The rows of a lane and its mark, up to which facts are in
 * them, change in one transaction: each fact counts exactly once, whatever crashes or repeats.
 * Several journals may be folded into the same tables, each with its own marks. Whoever changes
 * several marks does so in the order of lanes, so that nobody waits in a circle.
 */
final class Projection {
    private static final String BEGIN =
            """
            insert into projection (name, journal, mark) values (:name, :journal, :first)
            on conflict do nothing\
            """;

    private static final String MARK =
            "select mark from projection where name = :name and journal = :journal";

    private static final String ADVANCE =
            """
            update projection set mark = :to
            where name = :name and journal = :journal and mark = :from\
            """;

    private static final String RESTART = "update projection set mark = 0 where name = :name";

    private final Jdbi jdbi;
    private final String name;
    private final Journal journal;
    private final Fold fold;
    private final LongSupplier ticks;

    /**
     * @param ticks nanoseconds that pass
     */
    Projection(Jdbi jdbi, String name, Journal journal, Fold fold, LongSupplier ticks) {
        this.jdbi = jdbi;
        this.name = name;
        this.journal = journal;
        this.fold = fold;
        this.ticks = ticks;
    }

    /** Begins to gather facts. */
    Gathering gather() {
        return fold.gather();
    }

    int lanes() {
        return fold.lanes();
    }

    /**
     * For each lane the position of the first fact that is not in the tables.
     *
     * @throws StoreException when the tables hold facts that the journal does not: then it is not
     *     the journal that was folded, and what it says next must not be skipped
     */
    Marks marks() {
        Marks marks = new Marks(jdbi.inTransaction(this::marks));
        if (marks.last() > journal.end()) {
            throw new StoreException(
                    "the tables hold facts up to %d, the journal only up to %d"
                            .formatted(marks.last(), journal.end()),
                    null);
        }
        return marks;
    }

    private long[] marks(Handle handle) {
        return IntStream.range(0, lanes())
                .mapToLong(lane -> {
                    of(lane, handle.createUpdate(BEGIN)).bind("first", beginning()).execute();
                    return of(lane, handle.createQuery(MARK)).mapTo(Long.class).one();
                })
                .toArray();
    }

    /** The first position that some lane does not have. */
    long mark() {
        return marks().first();
    }

    /**
     * What came of facts that were handed over.
     *
     * @param isAdded false when a mark was not where they begin, and nothing changed
     * @param held for how long nobody else could write
     */
    record Applied(boolean isAdded, Duration held) {}

    /** Adds consecutive facts to all lanes at once. */
    Applied apply(List<PositionedFact> facts) {
        Gathering gathering = gather();
        gathering.add(facts);
        SortedMap<Integer, Change> lanes = new TreeMap<>();
        gathering.changes().forEach(change -> lanes.put(lanes.size(), change));
        long from = facts.getFirst().position();
        return apply(from, from + facts.size(), lanes);
    }

    /**
     * Adds consecutive facts to some lanes.
     *
     * @param from position of the first
     * @param to the position behind the last
     * @param lanes what they change in each
     */
    Applied apply(long from, long to, SortedMap<Integer, Change> lanes) {
        @Nullable Applied applied = null;
        try {
            applied = transaction(from, to, lanes);
            return applied;
        } catch (SQLException failure) {
            throw new StoreException("facts cannot be folded", failure);
        } finally {
            if (applied != null && applied.isAdded()) {
                lanes.values().forEach(Change::kept);
            } else {
                fold.forget();
            }
        }
    }

    private Applied transaction(long from, long to, SortedMap<Integer, Change> lanes)
            throws SQLException {
        long[] began = new long[1];
        boolean added =
                jdbi.inTransaction(handle -> {
                    began[0] = ticks.getAsLong();
                    return write(handle, from, to, lanes);
                });
        return new Applied(added, Duration.ofNanos(ticks.getAsLong() - began[0]));
    }

    /** All or nothing: where one mark has moved, none does. */
    private boolean write(Handle handle, long from, long to, SortedMap<Integer, Change> lanes)
            throws SQLException {
        for (int lane : lanes.keySet()) {
            Update advance = of(lane, handle.createUpdate(ADVANCE));
            if (advance.bind("from", from).bind("to", to).execute() != 1) {
                handle.rollback();
                return false;
            }
        }
        for (Change change : lanes.values()) {
            change.write(handle);
        }
        return true;
    }

    /**
     * Empties the tables and sets all marks to the beginning, so that whoever follows a journal
     * folds it again. The marks come first: their row locks keep others from adding meanwhile.
     */
    void rebuild() {
        if (journal.first() > 0) {
            throw new StoreException("the journal no longer holds what was folded", null);
        }
        jdbi.useTransaction(handle -> {
            for (int lane = 0; lane < lanes(); lane++) {
                handle.createUpdate(RESTART).bind("name", name(lane)).execute();
            }
            fold.clear(handle);
        });
    }

    private long beginning() {
        return fold.needsTheBeginning() ? 0 : journal.first();
    }

    private <S extends SqlStatement<S>> S of(int lane, S statement) {
        return statement.bind("name", name(lane)).bind("journal", journal.id().toString());
    }

    private String name(int lane) {
        return lane == 0 ? name : name + "/" + lane;
    }
}
