/**
 * Rankings and statistics as pages ask for them. A {@link dev.bourse.gateway.market.Question} is
 * answered from rollups and kept for a minute by the {@link dev.bourse.gateway.market.MarketDesk},
 * so that nothing is computed per page view.
 */
@NullMarked
package dev.bourse.gateway.market;

import org.jspecify.annotations.NullMarked;
