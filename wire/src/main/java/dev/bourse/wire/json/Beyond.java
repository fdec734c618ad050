package dev.bourse.wire.json;

/** What {@link QuickTokens} leaves to the library; without a trace, which nobody asks for. */
final class Beyond extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Beyond() {
        super("", null, false, false);
    }
}
