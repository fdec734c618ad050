package dev.bourse.gateway.store;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.wire.fact.FactCodec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the tables know of listed providers. Blocks. */
public final class ListingQueries {
    private static final String ALL = "select fact from listing_fact order by at_micros, ordinal";

    private final Query query;

    ListingQueries(Query query) {
        this.query = query;
    }

    /**
     * Of each provider and each endpoint the last fact of each kind, in the order in which they
     * came.
     *
     * @throws StoreException when the database does not answer
     */
    public List<ListingFact> facts() {
        return query.rows(ALL, Map.of(), (row, _) -> row.getString("fact")).stream()
                .map(text -> FactCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .flatMap(ListingQueries::listing)
                .toList();
    }

    private static Stream<ListingFact> listing(Fact fact) {
        return fact instanceof ListingFact listing ? Stream.of(listing) : Stream.empty();
    }
}
