package dev.bourse.domain.routing;

/**
 * An explicit order of endpoints; it switches the price lottery off.
 *
 * @param by what is compared
 * @param partition whether endpoints are sorted inside each model or across all requested models
 */
public record Sort(By by, Partition partition) {
    /** What is compared. */
    public enum By {
        PRICE,
        THROUGHPUT,
        LATENCY,
        EXACTO
    }

    /** How far a sort reaches. */
    public enum Partition {
        /** Inside each model; the order of fallback models is kept. */
        MODEL,
        /** One pool across all requested models. */
        NONE
    }
}
