package dev.bourse.gateway.upstream;

/** Where a URL of a stranger leads. */
public sealed interface Destination {
    /**
     * To a place that may be called.
     *
     * @param address the address that was looked at, as a number: what is called is this one,
     *     whatever the name leads to by then
     */
    record Allowed(String address) implements Destination {}

    /**
     * To one that may not.
     *
     * @param why one sentence for people
     */
    record Refused(String why) implements Destination {}

    /** Nowhere at present: the name is not known, or nobody says. */
    record Unknown(String why) implements Destination {}
}
