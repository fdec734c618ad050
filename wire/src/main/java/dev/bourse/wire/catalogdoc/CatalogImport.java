package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.wire.catalogdoc.LiteLlmPrices.Listed;
import dev.bourse.wire.catalogdoc.ProviderDocument.Listing;
import dev.bourse.wire.catalogdoc.Reading.Complete;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns lists of models that others write into additions to a catalogue. */
public final class CatalogImport {
    private final Selection selection;
    private final CatalogParts known;

    private CatalogImport(CatalogParts known) {
        this.known = known;
        this.selection = new Selection(known);
    }

    /**
     * What the answer of a {@code GET /models} adds.
     *
     * @param provider who gave the answer
     * @param known the catalogue that it adds to
     */
    public static Reading<Imported> models(byte[] json, Provider provider, CatalogParts known) {
        CatalogImport into = new CatalogImport(known);
        return into.of(OpenRouterModels.parse(json, provider), parts -> into.add(parts, provider));
    }

    /** What LiteLLM's price map adds at the providers of a catalogue. */
    public static Reading<Imported> prices(byte[] json, CatalogParts known) {
        CatalogImport into = new CatalogImport(known);
        return into.of(LiteLlmPrices.parse(json), listed -> listed.forEach(into::add));
    }

    /**
     * What a provider's document adds.
     *
     * @param provider who wrote it
     * @param known the catalogue that it adds to
     */
    public static Reading<Imported> offers(byte[] json, Provider provider, CatalogParts known) {
        CatalogImport into = new CatalogImport(known);
        return into.of(
                ProviderDocument.parse(json),
                listings -> listings.forEach(one -> into.add(one, provider)));
    }

    private <T> Reading<Imported> of(Reading<T> reading, Consumer<T> adding) {
        return switch (reading) {
            case Refused<T>(List<Problem> problems) -> new Refused<>(problems);
            case Complete<T>(T value) -> {
                adding.accept(value);
                yield new Complete<>(selection.imported());
            }
        };
    }

    private void add(CatalogParts parts, Provider provider) {
        Map<String, Endpoint> endpoints =
                parts.endpoints().stream()
                        .collect(Collectors.toMap(Endpoint::modelId, Function.identity()));
        for (Model model : parts.models()) {
            Endpoint endpoint = endpoints.get(model.id());
            if (endpoint == null) {
                selection.leaveOut(model.id(), Selection.NO_CONTEXT);
            } else {
                selection.take(model.id(), model, endpoint, provider);
            }
        }
    }

    private void add(Listed listed) {
        LiteLlmProvider at = LiteLlmProvider.of(listed).orElse(null);
        ListedWork work = ListedWork.of(listed.mode()).orElse(null);
        if (at == null) {
            selection.leaveOut(
                    listed.name(), "is at " + listed.provider() + ", which is not mapped here");
        } else if (work == null) {
            selection.leaveOut(listed.name(), unknownWork(listed));
        } else {
            add(listed, work, at, provider(at.slug()));
        }
    }

    private void add(Listed listed, ListedWork work, LiteLlmProvider at, Provider provider) {
        Optional<String> obstacle = obstacle(listed, work, provider);
        if (obstacle.isPresent()) {
            selection.leaveOut(listed.name(), obstacle.get());
            return;
        }
        Model model = at.model(listed, work);
        selection.take(listed.name(), model, at.endpoint(listed, model, provider), provider);
    }

    private static String unknownWork(Listed listed) {
        return listed.mode() == null
                ? "does not say what it is for"
                : "is for " + listed.mode() + ", which is not taken over";
    }

    /** Chat without a known price is taken over and told; other work is sold by its price alone. */
    private static Optional<String> obstacle(Listed listed, ListedWork work, Provider provider) {
        boolean chats = work == ListedWork.CHAT;
        if (!chats && provider.dialect() != Dialect.OPENAI) {
            return Optional.of(
                    "is for " + listed.mode() + ", at a provider that is called for chat only");
        }
        if (!chats && !listed.prices().isKnownFor(work.outputs())) {
            return Optional.of("has no price for " + listed.mode() + " that can be billed here");
        }
        return listed.maxInputTokens() == 0 ? Optional.of(Selection.NO_CONTEXT) : Optional.empty();
    }

    private Provider provider(String slug) {
        return known.providers().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the catalogue lacks " + slug));
    }

    private void add(Listing listing, Provider provider) {
        Endpoint endpoint = listing.endpoint(provider).orElse(null);
        if (!listing.operation().ready()) {
            selection.leaveOut(listing.id(), "is not ready, as it says");
        } else if (endpoint == null) {
            selection.leaveOut(listing.id(), Selection.NO_CONTEXT);
        } else {
            selection.take(
                    listing.id(), listing.model(listing.modelId(provider)), endpoint, provider);
            listing.warnings().forEach(one -> selection.warn(listing.id(), one));
        }
    }
}
