package dev.bourse.gateway.upstream;

/** Who wants a connection to ask something over it, and hears the answer. */
interface Asker {
    /** Here is one, to be used at once. */
    void connected(Connection connection);

    /** There is none to be had. */
    void unreachable();

    /** The answer begins like that. */
    void headed(AnswerHead head);

    /** Some of its body. */
    void read(byte[] bytes);

    /** It is complete, and the connection somebody else's. */
    void ended();

    /**
     * There will be no more of it; the connection is closed.
     *
     * @param stale whether the connection had been used before, and nothing at all came this time
     */
    void lost(boolean stale);
}
