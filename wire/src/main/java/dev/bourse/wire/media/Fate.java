package dev.bourse.wire.media;

/** What becomes of a member of a request on its way to an upstream. */
enum Fate {
    /** It goes on as it is. */
    KEPT,
    /** It is for the exchange alone. */
    DROPPED,
    /** The upstream's own name of the model takes its place. */
    MODEL,
    /** A hash of the end user takes its place. */
    USER
}
