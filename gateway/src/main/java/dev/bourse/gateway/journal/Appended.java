package dev.bourse.gateway.journal;

/** What became of a fact that was handed to the journal. */
public sealed interface Appended {
    /**
     * It has its place and will be on disk within a commit window.
     *
     * @param position the place
     */
    record At(long position) implements Appended {}

    /**
     * It was not taken.
     *
     * @param why for people: full, broken, closed
     */
    record Refused(String why) implements Appended {}
}
