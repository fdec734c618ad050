package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.gateway.upstream.AddressGuard;
import dev.bourse.gateway.upstream.Destination;
import dev.bourse.gateway.upstream.Reach;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How listed providers are reached: their keys, and the addresses that were looked up last. A name
 * that can't be looked up for now keeps the address it had.
 */
final class Reaches {
    private final AddressGuard guard;
    private final Vault vault;
    private final Catalog own;
    private final Map<String, Reached> known = new ConcurrentHashMap<>();

    Reaches(ListingParts parts) {
        guard = parts.guard();
        vault = parts.vault();
        own = parts.own();
    }

    /** What was found last. */
    Reached of(ProviderListed source) {
        Reached last = known.get(source.provider());
        return last == null ? look(source) : last;
    }

    /** Looks anew. Blocks. */
    Reached look(ProviderListed source) {
        Reached found = found(source);
        known.put(source.provider(), found);
        return found;
    }

    void forget(String slug) {
        known.remove(slug);
    }

    private Reached found(ProviderListed source) {
        if (own.provider(source.provider()).isPresent()) {
            return Reached.not("the exchange has a provider of that name of its own");
        }
        return switch (guard.look(source.who().baseUrl())) {
            case Destination.Allowed(String address) -> opened(source, address);
            case Destination.Refused(String why) -> Reached.not(why);
            case Destination.Unknown(String why) ->
                    before(source).orElseGet(() -> Reached.not(why));
        };
    }

    private Optional<Reached> before(ProviderListed source) {
        return Optional.ofNullable(known.get(source.provider()))
                .map(Reached::reach)
                .map(reach -> opened(source, String.valueOf(reach.address())));
    }

    private Reached opened(ProviderListed source, String address) {
        String sealed = source.sealedKey();
        if (sealed == null) {
            return new Reached(new Reach(null, address), null);
        }
        return vault.open(source.provider(), sealed)
                .map(key -> new Reached(new Reach(key, address), null))
                .orElseGet(() ->
                        Reached.not(
                                "its key can't be decrypted, since the exchange's own key is"
                                        + " another one: give the provider's key again"));
    }
}
