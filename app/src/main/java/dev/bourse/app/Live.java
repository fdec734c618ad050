package dev.bourse.app;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.live.LiveCatalog;
import dev.bourse.gateway.live.Recent;
import dev.bourse.gateway.live.Stickiness;

/**
 * What requests read and write in memory, and what begins anew at each start.
 *
 * @param catalog what is offered
 * @param health how endpoints fare
 * @param stickiness which endpoint a session last used
 * @param recent the latest generations
 */
record Live(LiveCatalog catalog, HealthBoard health, Stickiness stickiness, Recent recent) {
    private static final long SESSIONS = 100_000;
    private static final int GENERATIONS = 20_000;

    static Live of(Catalog catalog) {
        return new Live(
                new LiveCatalog(catalog),
                new HealthBoard(Clocks::epochMicros),
                new Stickiness(Clocks::epochMicros, SESSIONS),
                new Recent(GENERATIONS));
    }
}
