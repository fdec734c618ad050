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
import java.util.function.LongSupplier;

/**
 * Tables that are a fold over a journal. The rows and the mark, up to which facts are in them,
 * change in one transaction: each fact counts exactly once, whatever crashes or repeats. Several
 * journals may be folded into the same tables, each with its own mark.
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

    /**
     * The position of the first fact that is not in the tables.
     *
     * @throws StoreException when the tables hold facts that the journal does not: then it is not
     *     the journal that was folded, and what it says next must not be skipped
     */
    long mark() {
        long mark =
                jdbi.inTransaction(handle -> {
                    named(handle.createUpdate(BEGIN)).bind("first", beginning()).execute();
                    return named(handle.createQuery(MARK)).mapTo(Long.class).one();
                });
        if (mark > journal.end()) {
            throw new StoreException(
                    "the tables hold facts up to %d, the journal only up to %d"
                            .formatted(mark, journal.end()),
                    null);
        }
        return mark;
    }

    /**
     * What came of facts that were handed over.
     *
     * @param isAdded false when the mark was not where they begin, and nothing changed
     * @param held for how long nobody else could write
     */
    record Applied(boolean isAdded, Duration held) {}

    /** Adds consecutive facts. */
    Applied apply(List<PositionedFact> facts) {
        Change change = fold.of(facts);
        @Nullable Applied applied = null;
        try {
            applied = transaction(facts, change);
            return applied;
        } catch (SQLException failure) {
            throw new StoreException("facts cannot be folded", failure);
        } finally {
            if (applied != null && applied.isAdded()) {
                change.kept();
            } else {
                fold.forget();
            }
        }
    }

    private Applied transaction(List<PositionedFact> facts, Change change) throws SQLException {
        long[] began = new long[1];
        boolean added =
                jdbi.inTransaction(handle -> {
                    began[0] = ticks.getAsLong();
                    return advance(handle, facts, change);
                });
        return new Applied(added, Duration.ofNanos(ticks.getAsLong() - began[0]));
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
            handle.createUpdate(RESTART).bind("name", name).execute();
            fold.clear(handle);
        });
    }

    private long beginning() {
        return fold.needsTheBeginning() ? 0 : journal.first();
    }

    private boolean advance(Handle handle, List<PositionedFact> facts, Change change)
            throws SQLException {
        long from = facts.getFirst().position();
        Update advance = named(handle.createUpdate(ADVANCE));
        if (advance.bind("from", from).bind("to", from + facts.size()).execute() != 1) {
            return false;
        }
        change.write(handle);
        return true;
    }

    private <S extends SqlStatement<S>> S named(S statement) {
        return statement.bind("name", name).bind("journal", journal.id().toString());
    }
}
