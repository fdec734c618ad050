package dev.bourse.domain.listing;

import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All listed providers, as facts tell of them. Only the last fact of each kind about a provider or
 * an endpoint counts, so that what was forgotten in between is not missed. Facts about what is not
 * there change nothing. For one thread at a time.
 */
public final class Register {
    private final Map<String, ProviderListed> sources = new TreeMap<>();
    private final Map<String, Map<String, Listing>> listings = new TreeMap<>();

    /**
     * The register that the last facts of each kind tell, in the order in which they came.
     *
     * @param last for each provider and each endpoint the last fact of each kind
     */
    public static Register recall(Collection<? extends ListingFact> last) {
        Register register = new Register();
        last.stream().sorted(Comparator.comparingInt(Register::rank)).forEach(register::post);
        return register;
    }

    /** A test or a decision may be older than the last reading of what it is about. */
    private static int rank(ListingFact fact) {
        return switch (fact) {
            case ProviderWithdrawn _, ProviderListed _ -> 0;
            case OfferSeen _, OfferGone _ -> 1;
            case OfferTested _, OfferDecided _ -> 2;
        };
    }

    /** Adds what happened. */
    public void post(ListingFact fact) {
        switch (fact) {
            case ProviderListed listed -> listed(listed);
            case ProviderWithdrawn withdrawn -> forget(withdrawn.provider());
            case OfferSeen offer -> seen(offer);
            case OfferGone gone -> change(gone, gone.endpoint(), Listing::withdrawn);
            case OfferTested test -> change(test, test.endpoint(), one -> one.tested(test));
            case OfferDecided word ->
                    change(word, word.endpoint(), one -> one.decided(word.publish()));
        }
    }

    /** A listed provider. */
    public Optional<Listed> provider(String slug) {
        return Optional.ofNullable(sources.get(slug)).map(this::view);
    }

    /** All listed providers, by slug. */
    public List<Listed> providers() {
        return sources.values().stream().map(this::view).toList();
    }

    /** All listings, by provider and endpoint. */
    public List<Listing> listings() {
        return listings.values().stream().map(Map::values).flatMap(Collection::stream).toList();
    }

    private void listed(ProviderListed source) {
        sources.put(source.provider(), source);
        of(source.provider()).replaceAll((_, listing) -> listing.on(source));
    }

    private void forget(String slug) {
        sources.remove(slug);
        listings.remove(slug);
    }

    private void seen(OfferSeen offer) {
        ProviderListed source = sources.get(offer.provider());
        if (source != null) {
            of(offer.provider())
                    .merge(
                            offer.endpoint().id(),
                            new Listing(source, offer, false, null, null),
                            (known, _) -> known.seen(offer));
        }
    }

    private void change(ListingFact fact, String endpoint, UnaryOperator<Listing> change) {
        if (sources.containsKey(fact.provider())) {
            of(fact.provider()).computeIfPresent(endpoint, (_, known) -> change.apply(known));
        }
    }

    private Map<String, Listing> of(String slug) {
        return listings.computeIfAbsent(slug, _ -> new TreeMap<>());
    }

    private Listed view(ProviderListed source) {
        return new Listed(source, listings.getOrDefault(source.provider(), Map.of()));
    }
}
