package dev.bourse.domain.routing;

/**
 * How well an endpoint has called tools lately (openrouter.md 2.5).
 *
 * @param requests good answers of the last 30 minutes, with tools or without
 * @param toolRequests answers of the last two hours that called tools
 * @param faulty those among them in which any call was wrong
 */
public record ToolRecord(long requests, long toolRequests, long faulty) {
    /** Nothing is known. */
    public static final ToolRecord NONE = new ToolRecord(0, 0, 0);

    private static final long ENOUGH_REQUESTS = 100;
    private static final long ENOUGH_TOOL_REQUESTS = 200;

    public ToolRecord {
        if (requests < 0 || faulty < 0 || toolRequests < faulty) {
            throw new IllegalArgumentException("faulty answers are some of those with tool calls");
        }
    }

    /** Whether there is enough to judge the endpoint by. */
    public boolean isProven() {
        return requests >= ENOUGH_REQUESTS && toolRequests >= ENOUGH_TOOL_REQUESTS;
    }

    /** Both together. */
    public ToolRecord plus(ToolRecord other) {
        return new ToolRecord(
                requests + other.requests,
                toolRequests + other.toolRequests,
                faulty + other.faulty);
    }

    /** Share of faultless answers among those that called tools; 1 when none did. */
    public double success() {
        return toolRequests == 0 ? 1 : 1 - (double) faulty / toolRequests;
    }
}
