package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.PositionedFact;

import java.util.List;

/** Consecutive facts that are written together. For one thread at a time. */
interface Gathering {
    /** Adds the facts that come next. */
    void add(List<PositionedFact> facts);

    /** About so many rows they change. */
    int size();

    /** What they change in each lane, worked out before any transaction begins. */
    List<Change> changes();
}
