package dev.bourse.domain.fact;

import java.util.List;

/**
 * An endpoint was called as callers would call it, to see whether it does what its provider says.
 *
 * @param atMicros when
 * @param provider slug of the provider
 * @param endpoint id of the endpoint
 * @param terms what was tested: everything that calls depend on, in one line; the result is about
 *     that and nothing else
 * @param checks what was looked at; at least one
 */
public record OfferTested(
        long atMicros, String provider, String endpoint, String terms, List<Check> checks)
        implements ListingFact {
    public OfferTested {
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("nothing was looked at");
        }
        checks = List.copyOf(checks);
    }

    /** Whether everything that was looked at was good. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }

    /**
     * One thing that was looked at.
     *
     * @param name such as {@code chat} or {@code stream}
     * @param passed whether it was good
     * @param detail what was seen, one line for people, without secrets; may be empty
     * @param micros how long the call took; 0 without a call
     */
    public record Check(String name, boolean passed, String detail, long micros) {
        public Check {
            if (name.isBlank() || micros < 0) {
                throw new IllegalArgumentException("a check has a name and takes its time");
            }
        }
    }
}
