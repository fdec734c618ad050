package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Catalog;

import java.util.List;
import java.util.NavigableMap;

/**
 * A story that routing is put through.
 *
 * @param title its name
 * @param story what happens, in one or two sentences
 * @param endpoints how each endpoint behaves
 * @param catalogs the catalogue from each second on
 * @param asked what every request asks for
 * @param phases the parts that the report tells apart, in order
 */
record Scenario(
        String title,
        String story,
        List<SimulatedEndpoint> endpoints,
        NavigableMap<Long, Catalog> catalogs,
        Demand asked,
        List<Phase> phases) {
    /**
     * A part of a story.
     *
     * @param name what happens in it
     * @param from its first second
     * @param to the second after it
     */
    record Phase(String name, long from, long to) {}

    long seconds() {
        return phases.getLast().to();
    }
}
