package dev.bourse.gateway.http;

import dev.bourse.gateway.market.MarketDesk;

import java.util.function.LongSupplier;

/**
 * What the resources about the market share.
 *
 * @param desk answers questions
 * @param names what the catalogue knows
 * @param behind facts that are not counted yet
 * @param clock epoch microseconds
 */
record MarketParts(MarketDesk desk, Names names, LongSupplier behind, LongSupplier clock) {
    long now() {
        return clock.getAsLong();
    }
}
