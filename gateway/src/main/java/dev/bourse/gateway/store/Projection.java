package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/**
 * Tables that are a fold over a journal. The rows and the mark, up to which facts are in them,
 * change in one transaction: each fact counts exactly once, whatever crashes or repeats. Several
 * journals may be folded into the same tables, each with its own mark.
 */
final class Projection {
    private final Jdbi jdbi;
    private final String name;
    private final Journal journal;
    private final Fold fold;

    Projection(Jdbi jdbi, String name, Journal journal, Fold fold) {
        this.jdbi = jdbi;
        this.name = name;
        this.journal = journal;
        this.fold = fold;
    }

    /** The position of the first fact that is not in the tables. */
    long mark() {
        return jdbi.inTransaction(handle -> {
            marked(
                    handle,
                    "insert into projection (name, journal, mark)"
                            + " values (:name, :journal, 0) on conflict do nothing");
            return handle.createQuery(
                            "select mark from projection"
                                    + " where name = :name and journal = :journal")
                    .bind("name", name)
                    .bind("journal", journal.id().toString())
                    .mapTo(Long.class)
                    .one();
        });
    }

    /**
     * Adds consecutive facts.
     *
     * @return false when the mark is not where they begin, and nothing changed
     */
    boolean apply(List<PositionedFact> facts) {
        long from = facts.getFirst().position();
        return jdbi.inTransaction(handle -> {
            boolean advanced = advance(handle, from, from + facts.size());
            if (advanced) {
                fold.apply(handle, facts);
            }
            return advanced;
        });
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
            handle.createUpdate("update projection set mark = 0 where name = :name")
                    .bind("name", name)
                    .execute();
            fold.clear(handle);
        });
    }

    private boolean advance(Handle handle, long from, long to) {
        return handle.createUpdate(
                                "update projection set mark = :to"
                                        + " where name = :name and journal = :journal"
                                        + " and mark = :from")
                        .bind("name", name)
                        .bind("journal", journal.id().toString())
                        .bind("from", from)
                        .bind("to", to)
                        .execute()
                == 1;
    }

    private void marked(Handle handle, String sql) {
        handle.createUpdate(sql)
                .bind("name", name)
                .bind("journal", journal.id().toString())
                .execute();
    }
}
