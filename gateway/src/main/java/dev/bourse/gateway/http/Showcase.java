package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Viewer;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What of the catalogue somebody who asks may see: with a good key also the private models of that
 * key and its account.
 *
 * @param gate knows who asks
 * @param open what everybody may see
 * @param shownTo what that one may see
 */
record Showcase(Gate gate, Supplier<Catalog> open, Function<Viewer, Catalog> shownTo) {
    Catalog to(Ask ask) {
        return gate.viewer(ask).map(shownTo).orElseGet(open);
    }
}
