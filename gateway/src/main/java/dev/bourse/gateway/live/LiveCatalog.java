package dev.bourse.gateway.live;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.routing.Planner;

/** The catalogue in force. Reading is one volatile load; a request reads once and keeps it. */
public final class LiveCatalog {
    private volatile Snapshot snapshot;

    public LiveCatalog(Catalog catalog) {
        snapshot = new Snapshot(catalog, new Planner(catalog));
    }

    public Snapshot get() {
        return snapshot;
    }

    /** Requests that begin from now on see this catalogue; those that run keep the old one. */
    public void replace(Catalog catalog) {
        snapshot = new Snapshot(catalog, new Planner(catalog));
    }

    /**
     * A catalogue and the planner that was built for it: they are never mixed.
     *
     * @param catalog what is offered
     * @param planner plans over exactly that
     */
    public record Snapshot(Catalog catalog, Planner planner) {}
}
