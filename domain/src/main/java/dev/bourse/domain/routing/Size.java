package dev.bourse.domain.routing;

/**
 * How large a request is, and is expected to become.
 *
 * <p>The price of an endpoint is what the request is expected to cost there: its prompt tokens at
 * the prompt price, {@link #TYPICAL_OUTPUT} completion tokens (fewer when the caller caps them) at
 * the completion price, and the fee per request. 256 lies between the mean outputs of public
 * production traces: 28 tokens for code completion, 343 for chat.
 *
 * @param prompt estimated prompt tokens
 * @param outputCap the cap on completion tokens; 0 when the caller set none
 * @param expectedOutput completion tokens to reckon with
 */
record Size(long prompt, long outputCap, long expectedOutput) {
    private static final long TYPICAL_OUTPUT = 256;

    /** Whether prompt and answer fit into the context of an endpoint. */
    boolean fits(Listing listing) {
        return prompt <= listing.promptLimit && outputCap <= listing.contextLength - prompt;
    }

    static Size of(Demand demand) {
        long cap = demand.maxOutputTokens();
        return cap < 0
                ? new Size(demand.promptTokens(), 0, TYPICAL_OUTPUT)
                : new Size(demand.promptTokens(), cap, Math.min(cap, TYPICAL_OUTPUT));
    }
}
