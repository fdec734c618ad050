package dev.bourse.app;

import dev.bourse.wire.catalogdoc.CatalogParts;
import dev.bourse.wire.catalogdoc.StarterCatalog;

/** What a start needs whatever it is told, begun while the configuration is still being read. */
final class Ahead {
    private final Beside<CatalogParts> starter;

    private Ahead(Beside<CatalogParts> starter) {
        this.starter = starter;
    }

    /** Begins. */
    static Ahead begin() {
        Beside<CatalogParts> starter = Beside.begin("catalog", StarterCatalog::parts);
        Beside.begin("native", Loops::load);
        return new Ahead(starter);
    }

    /** The starter catalogue; waits for it. */
    CatalogParts starter() {
        return starter.join();
    }
}
