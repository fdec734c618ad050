package dev.bourse.gateway.listing;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.listing.Listed;
import dev.bourse.domain.listing.Listing;
import dev.bourse.domain.listing.Register;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The register in force. What is posted is on disk before it counts. For any thread. */
final class Registry {
    private final Consumer<List<? extends Fact>> keep;
    private Register register = new Register();
    private boolean loaded;

    Registry(Consumer<List<? extends Fact>> keep) {
        this.keep = keep;
    }

    /** Begins with what was recorded before. */
    synchronized void load(List<ListingFact> recorded) {
        register = Register.recall(recorded);
        loaded = true;
    }

    synchronized boolean isLoaded() {
        return loaded;
    }

    synchronized void post(List<? extends ListingFact> facts) {
        if (!facts.isEmpty()) {
            keep.accept(facts);
            facts.forEach(register::post);
        }
    }

    /** Lists a provider; false, and nothing happens, when one of that name is listed already. */
    synchronized boolean begin(ProviderListed source, List<? extends ListingFact> facts) {
        if (register.provider(source.provider()).isPresent()) {
            return false;
        }
        post(facts);
        return true;
    }

    synchronized Optional<Listed> provider(String slug) {
        return register.provider(slug);
    }

    synchronized List<Listed> providers() {
        return register.providers();
    }

    synchronized List<Listing> listings() {
        return register.listings();
    }
}
