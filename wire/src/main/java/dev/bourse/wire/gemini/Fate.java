package dev.bourse.wire.gemini;

/** What becomes of a member of a request on its way to an upstream. */
enum Fate {
    /** It goes on, byte for byte. */
    KEPT,
    /** It was for the exchange, which may write its own. */
    DROPPED
}
