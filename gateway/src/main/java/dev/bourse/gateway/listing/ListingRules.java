package dev.bourse.gateway.listing;

import java.time.Duration;
import java.util.Set;

/**
 * How providers are listed here.
 *
 * @param poll how often their documents are read again
 * @param simulated {@code host:port} of providers that are simulated, to be marked so
 */
public record ListingRules(Duration poll, Set<String> simulated) {
    public ListingRules {
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("documents are read again after some time: " + poll);
        }
        simulated = Set.copyOf(simulated);
    }
}
