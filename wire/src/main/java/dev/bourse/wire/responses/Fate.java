package dev.bourse.wire.responses;

/** What becomes of a member of a request on its way to an upstream. */
enum Fate {
    /** It goes on, byte for byte. */
    KEPT,
    /** It was for the exchange and ends here. */
    DROPPED,
    /** The exchange writes its own. */
    REPLACED,
    /** It ends here, nothing is done with it, and the caller is told. */
    IGNORED
}
