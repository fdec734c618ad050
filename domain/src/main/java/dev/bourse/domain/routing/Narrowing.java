package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Parameter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Filters that choose and never leave nothing: an endpoint falls only when one that fits better
 * stays. Reasoning that a vendor has signed stays with that vendor as long as one of its endpoints
 * can answer, and a request to reason goes to endpoints that can be told so, within each model. A
 * conversation is compressed only when no endpoint holds all of it: none of the model when that was
 * asked for, else none at all.
 */
final class Narrowing {
    private static final long REASONING =
            Bits.of(Set.of(Parameter.REASONING, Parameter.REASONING_EFFORT));

    private final @Nullable Signer signer;
    private final boolean reasons;
    private final Compression compression;
    private final Size size;
    private final Listing[] listings;
    private final @Nullable Reason[] fates;

    Narrowing(Demand demand, Listing[] listings, @Nullable Reason[] fates) {
        signer = demand.signer();
        reasons = (Bits.of(demand.parameters()) & REASONING) != 0;
        compression = demand.compression();
        size = Size.of(demand);
        this.listings = listings;
        this.fates = fates;
    }

    void run(List<Leg> legs) {
        if (signer != null) {
            keep(0, listings.length, one -> one.signer == signer, Reason.OTHER_SIGNER);
        }
        if (reasons) {
            keep(legs, one -> (one.parameters & REASONING) != 0, Reason.REASONING_UNSUPPORTED);
        }
        switch (compression) {
            case OFF -> {}
            case USUAL -> keep(0, listings.length, size::fits, Reason.WOULD_COMPRESS);
            case ON -> keep(legs, size::fits, Reason.WOULD_COMPRESS);
        }
    }

    private void keep(List<Leg> legs, Predicate<Listing> fits, Reason reason) {
        int from = 0;
        for (Leg leg : legs) {
            int to = from + leg.offer().listings().length;
            keep(from, to, fits, reason);
            from = to;
        }
    }

    private void keep(int from, int to, Predicate<Listing> fits, Reason reason) {
        boolean any = false;
        for (int i = from; i < to && !any; i++) {
            any = fates[i] == null && fits.test(listings[i]);
        }
        for (int i = from; any && i < to; i++) {
            if (fates[i] == null && !fits.test(listings[i])) {
                fates[i] = reason;
            }
        }
    }
}
