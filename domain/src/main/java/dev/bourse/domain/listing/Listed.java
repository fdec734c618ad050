package dev.bourse.domain.listing;

import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A listed provider and all that its document ever offered.
 *
 * @param source on which terms it is listed
 * @param listings by endpoint
 */
public record Listed(ProviderListed source, Map<String, Listing> listings) {
    public Listed {
        listings = Collections.unmodifiableMap(new TreeMap<>(listings));
    }

    /** One of its listings. */
    public Optional<Listing> listing(String endpoint) {
        return Optional.ofNullable(listings.get(endpoint));
    }

    /**
     * What is new when its document is read again: offers that were not there or say something
     * else, and offers that are not there any more. Nothing when nothing changed.
     *
     * @param offers everything that the document offers
     */
    public List<ListingFact> changes(Collection<OfferSeen> offers, long nowMicros) {
        List<ListingFact> changes = new ArrayList<>();
        Map<String, Listing> missing = new TreeMap<>(listings);
        for (OfferSeen offer : offers) {
            Listing known = missing.remove(offer.endpoint().id());
            if (known == null || known.gone() || !known.offer().saysTheSameAs(offer)) {
                changes.add(offer);
            }
        }
        missing.forEach((endpoint, listing) -> {
            if (!listing.gone()) {
                changes.add(new OfferGone(nowMicros, source.provider(), endpoint));
            }
        });
        return changes;
    }
}
