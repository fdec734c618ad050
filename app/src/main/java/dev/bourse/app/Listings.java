package dev.bourse.app;

import dev.bourse.wire.catalogdoc.CatalogDocument;
import dev.bourse.wire.catalogdoc.CatalogParts;
import dev.bourse.wire.catalogdoc.Reading;
import dev.bourse.wire.catalogdoc.StarterCatalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What is known to exist: the starter catalogue, and the operator's own files before it. */
final class Listings {
    private Listings() {}

    /**
     * All that is known.
     *
     * @throws Complaint when a file of the operator cannot be read
     */
    static Inventory known(Config config) {
        return known(config, StarterCatalog.parts());
    }

    /**
     * The same.
     *
     * @param known the starter catalogue
     */
    static Inventory known(Config config, CatalogParts known) {
        List<String> own = config.catalog().stream().map(Listings::text).toList();
        return Inventory.of(own.isEmpty() ? known : read(own, known));
    }

    /** What is known, and what catalogue files that may speak of it add. */
    static CatalogParts read(List<String> yaml, CatalogParts known) {
        return switch (CatalogDocument.parse(yaml, known)) {
            case Reading.Complete<CatalogParts>(CatalogParts parts) -> parts;
            case Reading.Refused<CatalogParts>(List<Reading.Problem> problems) ->
                    throw new Complaint(lines(problems));
        };
    }

    static String lines(List<Reading.Problem> problems) {
        return problems.stream().map(Reading.Problem::toString).collect(Collectors.joining("\n"));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Complaint("can't read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
