package dev.bourse.bench.load;

/** Decides when a connection that could send does send. */
sealed interface Feed permits ClosedFeed, OpenFeed {
    /** This connection has nothing to do. */
    void ready(Caller caller);

    /** This connection is gone. */
    void gone(Caller caller);
}
