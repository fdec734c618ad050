package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.wire.catalogdoc.ProviderDocument.Listing;
import dev.bourse.wire.catalogdoc.Reading.Complete;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the document of a listed provider offers, ready to be listed. Documents are written by
 * strangers: texts are bounded and can be seen, names can be routed, and one fault refuses the
 * whole document.
 */
public final class ProviderOffers {
    private static final int MOST = 1_000;

    private ProviderOffers() {}

    /**
     * What there is, and what a price list could not hold.
     *
     * @param offers at least one, each endpoint once
     * @param warnings what the document says and was not taken over
     */
    public record Offered(List<OfferSeen> offers, List<Problem> warnings) {
        public Offered {
            offers = List.copyOf(offers);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads a whole document.
     *
     * @param source on which terms the provider is listed
     * @param nowMicros when it was fetched, epoch microseconds
     */
    public static Reading<Offered> parse(byte[] json, ProviderListed source, long nowMicros) {
        return switch (ProviderDocument.parse(json)) {
            case Refused<List<Listing>>(List<Problem> problems) -> new Refused<>(problems);
            case Complete<List<Listing>>(List<Listing> listings) ->
                    offered(listings, new OfferReader(source, nowMicros));
        };
    }

    private static Reading<Offered> offered(List<Listing> listings, OfferReader reader) {
        if (listings.isEmpty() || listings.size() > MOST) {
            String why = "holds " + listings.size() + " models; 1 to " + MOST + " can be listed";
            return new Refused<>(List.of(new Problem("document", "data", why)));
        }
        Problems problems = new Problems();
        List<OfferSeen> offers = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < listings.size(); i++) {
            Listing listing = listings.get(i);
            OfferPlace place = new OfferPlace("data[" + i + "]", listing.id());
            problems.in(() -> offers.add(once(place, seen, reader.read(place, listing))));
            listing.warnings().forEach(one -> warnings.add(place.problem("pricing", one)));
        }
        return problems.unless(() -> new Offered(offers, warnings));
    }

    private static OfferSeen once(OfferPlace place, Set<String> seen, OfferSeen offer) {
        if (!seen.add(offer.endpoint().id())) {
            throw place.wrong("id", "is offered twice as " + offer.endpoint().id());
        }
        return offer;
    }
}
