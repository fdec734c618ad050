package dev.bourse.gateway.market;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.store.MarketQueries;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What answers are made from.
 *
 * @param queries the rollups
 * @param catalog what is offered now
 * @param health how endpoints fare now
 * @param clock epoch microseconds
 */
public record Sources(
        MarketQueries queries, Supplier<Catalog> catalog, HealthBoard health, LongSupplier clock) {
    long now() {
        return clock.getAsLong();
    }
}
