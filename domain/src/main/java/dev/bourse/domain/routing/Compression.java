package dev.bourse.domain.routing;

/**
 * Whether the middle of a conversation may be left out where it is too long for an endpoint
 * (openrouter.md 1.13). Endpoints that hold all of it are always used instead.
 */
public enum Compression {
    /** Never. */
    OFF,
    /** Nobody said: only for endpoints with a short context, and when no other endpoint is left. */
    USUAL,
    /** For any endpoint of a model none of whose endpoints holds all of it. */
    ON;

    private static final long SHORT_CONTEXT = 8_192;
    private static final long LEAST_ROOM = 64;
    private static final long USUAL_OUTPUT = 1_024;
    private static final long OUTPUT_SHARE = 4;

    /**
     * The most prompt tokens that leave room for the answer: for its cap, or else for a quarter of
     * the context, at most 1024.
     *
     * @param promptLimit most prompt tokens that the endpoint takes
     * @param contextLength its tokens of prompt and answer together
     * @param outputCap the caller's cap; 0 or less for none
     */
    public static long room(long promptLimit, long contextLength, long outputCap) {
        long usual = Math.min(USUAL_OUTPUT, contextLength / OUTPUT_SHARE);
        long output = outputCap > 0 ? outputCap : usual;
        return Math.min(promptLimit, contextLength - output);
    }

    /** Whether a conversation that is too long for an endpoint may be compressed for it. */
    boolean allows(Listing listing, Size size) {
        boolean may = this == ON || (this == USUAL && listing.contextLength <= SHORT_CONTEXT);
        return may
                && room(listing.promptLimit, listing.contextLength, size.outputCap()) >= LEAST_ROOM;
    }
}
