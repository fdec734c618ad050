package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;

import org.jspecify.annotations.Nullable;

/**
 * How a provider shall be listed.
 *
 * @param who the provider, as a catalogue names it
 * @param document where its document is
 * @param key its API key; null when it asks for none
 * @param trust the tier that its endpoints shall have
 * @param authorHidden whether it is not told whose models they are
 * @param automatic whether its endpoints are published as soon as their tests pass
 */
public record Application(
        Provider who,
        String document,
        @Nullable String key,
        TrustTier trust,
        boolean authorHidden,
        boolean automatic) {
    /** Never shows the key. */
    @Override
    public String toString() {
        return "Application[" + who.slug() + ", " + document + "]";
    }
}
