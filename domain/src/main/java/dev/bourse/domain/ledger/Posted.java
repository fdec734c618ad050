package dev.bourse.domain.ledger;

/** What became of an entry. Everything but the first two left the books as they were. */
public enum Posted {
    /** As expected; also for the end of a generation that was refused, so had no hold or charge. */
    POSTED,
    /** A generation that was never seen to start was charged: its work had been done. */
    WITHOUT_HOLD,
    /** The same grant, hold, key or settlement was posted before. */
    DUPLICATE,
    /** A change or deletion of a key that is not there. */
    NO_SUCH_KEY,
    /**
     * A settlement without a hold, of a generation so old that the books no longer remember whether
     * it was settled. Charging it could charge it twice.
     */
    TOO_OLD
}
