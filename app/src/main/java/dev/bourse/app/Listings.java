package dev.bourse.app;

import dev.bourse.wire.catalogdoc.CatalogDocument;
import dev.bourse.wire.catalogdoc.CatalogParts;
import dev.bourse.wire.catalogdoc.ImportFormat;
import dev.bourse.wire.catalogdoc.Reading;
import dev.bourse.wire.catalogdoc.StarterCatalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        List<Path> own = config.catalog();
        return Inventory.of(own.isEmpty() ? known : files(own, known));
    }

    /**
     * The starter catalogue and what files add to it.
     *
     * @throws Complaint when one cannot be read, naming it
     */
    static CatalogParts read(List<Path> files) {
        return files(files, StarterCatalog.parts());
    }

    private static CatalogParts files(List<Path> files, CatalogParts known) {
        List<String> texts = files.stream().map(Listings::text).toList();
        try {
            return texts.isEmpty() ? known : read(texts, known);
        } catch (Complaint wrong) {
            String names = files.stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new Complaint(names + ":\n" + wrong.getMessage(), wrong);
        }
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

    /**
     * What is in a catalogue file.
     *
     * @throws Complaint when there is none, or it is a list of somebody else's
     */
    static String text(Path file) {
        try {
            String text = Files.readString(file);
            ImportFormat.of(text.getBytes(StandardCharsets.UTF_8))
                    .ifPresent(format -> {
                        throw new Complaint(
                                "%s is %s, no catalogue file: 'bourse catalog import %s --out=FILE.yaml' makes one"
                                        .formatted(file, format.title(), file));
                    });
            return text;
        } catch (NoSuchFileException missing) {
            throw new Complaint("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new Complaint("can't read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
