package dev.bourse.gateway.upstream;

/** What came of fetching a document. */
public sealed interface Fetched {
    /**
     * All of it.
     *
     * @param bytes never to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(byte[] bytes) implements Fetched {}

    /**
     * Nothing, for a reason that its address gives: trying again is of no use.
     *
     * @param why one sentence for people
     */
    record Refused(String why) implements Fetched {}

    /**
     * Nothing this time.
     *
     * @param why one sentence for people
     */
    record Failed(String why) implements Fetched {}
}
