package dev.bourse.domain.fact;

import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;

import org.jspecify.annotations.Nullable;

/**
 * A provider offers itself by a document, on these terms: this is the whole of it from now on.
 *
 * @param atMicros when
 * @param who the provider, as a catalogue names it
 * @param document where its document is
 * @param sealedKey its API key, encrypted; null when it asks for none
 * @param trust the tier that the operator gives its endpoints
 * @param authorHidden whether it is not told whose models they are; the tier then is T3
 * @param automatic whether its endpoints are published as soon as their tests pass
 */
public record ProviderListed(
        long atMicros,
        Provider who,
        String document,
        @Nullable String sealedKey,
        TrustTier trust,
        boolean authorHidden,
        boolean automatic)
        implements ListingFact {
    public ProviderListed {
        if (authorHidden && trust != TrustTier.T3) {
            throw new IllegalArgumentException("whose author is hidden is of tier T3: " + trust);
        }
    }

    @Override
    public String provider() {
        return who.slug();
    }

    /** Never shows the key, not even encrypted. */
    @Override
    public String toString() {
        return "ProviderListed[" + provider() + ", " + document + "]";
    }
}
