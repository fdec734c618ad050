package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.Viewer;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who asks, as far as it matters to routing, and what the request would give away.
 *
 * @param viewer decides which models exist; null for somebody without a key
 * @param minTrust the least trusted tier that the key or its account accepts; null when neither
 *     says anything
 * @param credentials kinds of credentials that were found in the request; empty when there are
 *     none, or nobody has looked
 */
public record Party(
        @Nullable Viewer viewer, @Nullable TrustTier minTrust, List<String> credentials) {
    /** Nobody in particular. */
    public static final Party NOBODY = new Party(null, null, List.of());

    public Party {
        credentials = List.copyOf(credentials);
    }

    /** The same with a request in which these were found. */
    public Party carrying(List<String> found) {
        return new Party(viewer, minTrust, found);
    }

    /** The least trusted tier that may answer a request that says nothing about it. */
    public TrustTier usual() {
        return least(null, true);
    }

    /**
     * The least trusted tier that may answer. What the key or its account says can only be
     * tightened by a request; where they say nothing the request decides, and where nobody says
     * anything nothing anonymous answers. A fallback is anonymous only where the request itself
     * asks for it: a key's word stands for what its user names first.
     *
     * @param asked what the request accepts; null when it says nothing
     * @param named whether the model is the one named first, and no fallback
     */
    TrustTier least(@Nullable TrustTier asked, boolean named) {
        if (minTrust == null) {
            return asked == null ? TrustTier.T2 : asked;
        }
        if (asked != null) {
            return asked.stricter(minTrust);
        }
        return named ? minTrust : minTrust.stricter(TrustTier.T2);
    }
}
