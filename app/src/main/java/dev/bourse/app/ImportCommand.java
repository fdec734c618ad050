package dev.bourse.app;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.wire.catalogdoc.CatalogImport;
import dev.bourse.wire.catalogdoc.CatalogParts;
import dev.bourse.wire.catalogdoc.ImportFormat;
import dev.bourse.wire.catalogdoc.Imported;
import dev.bourse.wire.catalogdoc.Reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code bourse catalog import}: a list of models of somebody else's becomes a catalogue file. */
final class ImportCommand {
    private static final String FORMAT = "format";
    private static final String PROVIDER = "provider";
    private static final String BASE_URL = "base-url";
    private static final String BESIDE = "beside";
    private static final String OUT = "out";
    private static final String JSON = "json";

    private final Words words;
    private final InstantSource clock;
    private final List<Path> beside;
    private final CatalogParts known;

    private ImportCommand(Words words, InstantSource clock) {
        this.words = words;
        this.clock = clock;
        beside = words.texts(BESIDE).stream().map(Path::of).toList();
        known = Listings.read(beside);
    }

    static Command command() {
        return command(Clocks.wall());
    }

    /**
     * The same.
     *
     * @param clock tells which models have ended
     */
    static Command command(InstantSource clock) {
        return new Task(
                Usage.of(
                                "catalog import",
                                "FILE",
                                "Make a catalogue file of somebody else's list of models.",
                                List.of(
                                        Usage.value(
                                                FORMAT,
                                                "NAME",
                                                "openrouter, litellm or provider; recognised when"
                                                        + " left out"),
                                        Usage.value(
                                                PROVIDER,
                                                "SLUG",
                                                "who wrote it: openrouter when left out, needed for"
                                                        + " a provider's document"),
                                        Usage.value(
                                                BASE_URL,
                                                "URL",
                                                "where that provider is called, when the catalogue"
                                                        + " does not know it"),
                                        Usage.value(
                                                BESIDE,
                                                "FILE",
                                                "a catalogue file that it goes with; may be given"
                                                        + " again"),
                                        Usage.value(
                                                OUT, "FILE", "the file to write; else it is shown"),
                                        Usage.flag(JSON, "report as JSON")))
                        .withFooter(
                                "Reads OpenRouter's GET /models, LiteLLM's price map or a"
                                        + " provider's document."),
                (words, terminal) -> new ImportCommand(words, clock).run(terminal));
    }

    private int run(Terminal terminal) throws IOException {
        Path file = Path.of(words.parameters().getFirst());
        byte[] bytes = ImportFile.bytes(file);
        requireUnread(file);
        ImportFormat format = format(file, bytes);
        Imported imported = read(file, bytes, format);
        ImportReport report = new ImportReport(file, format, imported, clock.instant());
        Terminal about =
                out().isPresent() ? terminal : new Terminal(terminal.err(), terminal.err());
        about.say(words.has(JSON) ? report.json() : report.text());
        if (imported.parts().endpoints().isEmpty()) {
            throw new Complaint("nothing of " + file + " can be taken over; nothing was written");
        }
        write(report, terminal, about);
        return 0;
    }

    /** Insists that what is written takes the place of nothing that is read. */
    private void requireUnread(Path file) throws IOException {
        Path out = out().orElse(null);
        if (out == null) {
            return;
        }
        for (Path read : Stream.concat(Stream.of(file), beside.stream()).toList()) {
            if (ImportFile.isSame(out, read)) {
                throw new Complaint("--out would overwrite " + read);
            }
        }
    }

    private void write(ImportReport report, Terminal terminal, Terminal about) {
        String yaml = report.yaml();
        Listings.read(List.of(yaml), known);
        Path out = out().orElse(null);
        if (out == null) {
            terminal.say(yaml.stripTrailing());
            return;
        }
        ImportFile.write(out, yaml);
        if (!words.has(JSON)) {
            about.say(
                    "written to " + out + "; serve it with 'bourse up --set catalog=" + out + "'");
        }
    }

    private Optional<Path> out() {
        return words.path(OUT);
    }

    private ImportFormat format(Path file, byte[] bytes) {
        Optional<ImportFormat> said = words.text(FORMAT).map(ImportCommand::named);
        return said.or(() -> ImportFormat.of(bytes))
                .orElseThrow(() -> new Complaint(ImportFile.unknown(file, bytes)));
    }

    private static ImportFormat named(String word) {
        return ImportFormat.named(word)
                .orElseThrow(() ->
                        new Misuse(
                                "--format is openrouter, litellm or provider, not '" + word + "'"));
    }

    private Imported read(Path file, byte[] bytes, ImportFormat format) {
        Reading<Imported> reading =
                switch (format) {
                    case OPENROUTER -> CatalogImport.models(bytes, provider("openrouter"), known);
                    case LITELLM -> CatalogImport.prices(bytes, known);
                    case PROVIDER -> CatalogImport.offers(bytes, provider(""), known);
                };
        return switch (reading) {
            case Reading.Complete<Imported>(Imported imported) -> imported;
            case Reading.Refused<Imported>(List<Reading.Problem> problems) ->
                    throw new Complaint(
                            file + " as " + format.title() + ":\n" + Listings.lines(problems));
        };
    }

    /** The one that was named, or that stands for this format when none was. */
    private Provider provider(String otherwise) {
        String slug = words.text(PROVIDER).orElse(otherwise);
        if (slug.isEmpty()) {
            throw new Misuse("a provider's document does not say whose it is: --provider=SLUG");
        }
        Optional<Provider> listed =
                known.providers().stream().filter(one -> one.slug().equals(slug)).findFirst();
        return listed.orElseGet(() -> stranger(slug));
    }

    private Provider stranger(String slug) {
        String url =
                words.text(BASE_URL)
                        .orElseThrow(() ->
                                new Misuse(
                                        "the catalogue knows no provider "
                                                + slug
                                                + ": --base-url=URL says where it is called"));
        return new Provider(
                slug,
                slug,
                url,
                Dialect.OPENAI,
                List.of(slug.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_API_KEY"),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.UNKNOWN,
                false);
    }
}
