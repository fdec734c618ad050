package dev.bourse.gateway.market;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Notes when list prices change, endpoints come, or endpoints go. For one thread. */
public final class PriceWatch {
    private final Sources sources;
    private final Consumer<Fact> record;
    private final Map<String, PriceListed> said = new HashMap<>();

    /**
     * @param record keeps what changed
     */
    public PriceWatch(Sources sources, Consumer<Fact> record) {
        this.sources = sources;
        this.record = record;
    }

    /** Compares the catalogue with what was noted last. Blocks. */
    public void look() {
        Map<String, PriceListed> known = new HashMap<>();
        sources.queries().notebook().latestPrices().forEach(one -> known.put(one.endpoint(), one));
        known.putAll(said);
        Map<String, PriceListed> now = listed(sources.catalog().get(), sources.now());
        now.forEach((endpoint, price) -> {
            PriceListed before = known.get(endpoint);
            if (before == null || !before.saysTheSameAs(price)) {
                note(price);
            }
        });
        known.values().stream()
                .filter(before -> before.offered() && !now.containsKey(before.endpoint()))
                .forEach(before -> note(withdrawn(before, sources.now())));
    }

    private void note(PriceListed price) {
        record.accept(price);
        said.put(price.endpoint(), price);
    }

    /** The price of every endpoint of a catalogue, by its id, as it is noted at that moment. */
    public static Map<String, PriceListed> listed(Catalog catalog, long now) {
        Map<String, PriceListed> listed = new HashMap<>();
        catalog.models().stream()
                .flatMap(model -> catalog.endpoints(model.id()).stream())
                .forEach(endpoint -> listed.put(endpoint.id(), listed(endpoint, now)));
        return listed;
    }

    private static PriceListed listed(Endpoint endpoint, long now) {
        return new PriceListed(
                now,
                endpoint.id(),
                endpoint.modelId(),
                endpoint.provider(),
                true,
                price(endpoint, PriceKey.PROMPT),
                price(endpoint, PriceKey.COMPLETION),
                price(endpoint, PriceKey.INPUT_CACHE_READ),
                price(endpoint, PriceKey.INPUT_CACHE_WRITE),
                price(endpoint, PriceKey.REQUEST));
    }

    private static PriceListed withdrawn(PriceListed before, long now) {
        return new PriceListed(
                now,
                before.endpoint(),
                before.model(),
                before.provider(),
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable Price price(Endpoint endpoint, PriceKey key) {
        return endpoint.prices().at(key, 0, 0).orElse(null);
    }
}
