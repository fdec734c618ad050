package dev.bourse.wire.chat;

/** What an upstream's whole body, received with status 200, turns out to be. */
public sealed interface WholeAnswer permits Answer, UpstreamError, WholeAnswer.Garbage {
    /**
     * No answer at all.
     *
     * @param why what is wrong with it, for logs
     */
    record Garbage(String why) implements WholeAnswer {}
}
