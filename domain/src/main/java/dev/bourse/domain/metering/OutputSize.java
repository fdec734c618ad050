package dev.bourse.domain.metering;

/**
 * How long an answer may get.
 *
 * <p>The ceiling is the caller's cap where there is one, and never more than the endpoint gives.
 * The likely length is the smaller of that and 512 tokens: answers in published production traces
 * have medians below that, and a cap says what is allowed, not what is expected.
 *
 * @param cap the caller's cap in tokens; -1 when there is none
 * @param most what the endpoint gives at most
 */
public record OutputSize(long cap, long most) {
    private static final long TYPICAL = 512;

    public OutputSize {
        if (cap < -1 || most <= 0) {
            throw new IllegalArgumentException("no length of an answer: " + cap + ", " + most);
        }
    }

    public long likely() {
        return Math.min(ceiling(), TYPICAL);
    }

    public long ceiling() {
        return cap < 0 ? most : Math.min(cap, most);
    }
}
