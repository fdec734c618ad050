package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;

import java.time.Instant;
import java.util.List;

/**
 * What came of a list of models that somebody else wrote.
 *
 * @param parts what a catalogue is to have beside what it has
 * @param leftOut what was not taken over, in the order of the list
 * @param warnings what was taken over, and not all of it
 */
public record Imported(CatalogParts parts, List<LeftOut> leftOut, List<LeftOut> warnings) {
    public Imported {
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
    }

    /**
     * An entry, or a part of one, that was not taken over.
     *
     * @param name the entry's name in the list
     * @param why the reason, as the end of a sentence that begins with the name
     */
    public record LeftOut(String name, String why) {}

    /** Models whose endpoint takes no paid traffic, since what it costs is not known. */
    public List<String> unpriced() {
        return parts.endpoints().stream()
                .filter(one -> !one.prices().isKnownFor(one.outputs()))
                .map(Endpoint::modelId)
                .toList();
    }

    /** Models whose last day is over, so that requests for them are refused. */
    public List<String> ended(Instant now) {
        return parts.models().stream()
                .filter(one -> one.expiresSeconds() <= now.getEpochSecond())
                .map(Model::id)
                .toList();
    }

    /** The catalogue document of it, as YAML. */
    public String yaml() {
        return CatalogWriter.yaml(parts);
    }
}
