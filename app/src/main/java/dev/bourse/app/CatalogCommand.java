package dev.bourse.app;

import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.CatalogParts;
import dev.bourse.wire.catalogdoc.StarterCatalog;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bourse catalog}: what is known to exist, and files that add to it. */
final class CatalogCommand {
    private static final String JSON = "json";

    private CatalogCommand() {}

    static Command list() {
        return new Task(
                Usage.of(
                        "catalog list",
                        "List all known models.",
                        ConfigOptions.and(Usage.flag(JSON, "as JSON"))),
                CatalogCommand::list);
    }

    static Command check() {
        return new Task(
                new Usage(
                        "catalog check",
                        "FILE...",
                        1,
                        Integer.MAX_VALUE,
                        "Check catalogue files (YAML).",
                        List.of(Usage.flag(JSON, "as JSON")),
                        ""),
                CatalogCommand::check);
    }

    private static int list(Words words, Terminal terminal) {
        Inventory known = Listings.known(ConfigOptions.read(words, System.getenv()));
        List<Map<String, Object>> rows =
                known.models().stream().map(model -> row(model, known)).toList();
        if (words.has(JSON)) {
            terminal.say(Json.text(JsonValue.of(rows)));
        } else {
            table(rows, terminal.out());
        }
        return 0;
    }

    private static void table(List<Map<String, Object>> rows, PrintWriter out) {
        out.printf("%-48s %10s %10s %10s%n", "model", "context", "endpoints", "from $/M");
        rows.forEach(one ->
                out.printf(
                        "%-48s %10s %10s %10s%n",
                        one.get("id"),
                        one.get("context_length"),
                        one.get("endpoints"),
                        one.get("from_prompt_per_million")));
        out.flush();
    }

    private static int check(Words words, Terminal terminal) {
        List<Path> files = words.parameters().stream().map(Path::of).toList();
        CatalogParts known = StarterCatalog.parts();
        CatalogParts all = Listings.read(files);
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("models", all.models().size() - known.models().size());
        added.put("providers", all.providers().size() - known.providers().size());
        added.put("endpoints", all.endpoints().size() - known.endpoints().size());
        terminal.say(words.has(JSON) ? Json.text(JsonValue.of(added)) : "good: adds " + added);
        return 0;
    }

    private static Map<String, Object> row(Model model, Inventory known) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", model.id());
        row.put("context_length", model.contextLength());
        row.put(
                "endpoints",
                known.endpoints().stream().filter(it -> it.modelId().equals(model.id())).count());
        row.put("from_prompt_per_million", cheapest(model, known).orElse("unknown"));
        return row;
    }

    private static Optional<String> cheapest(Model model, Inventory known) {
        return known.endpoints().stream()
                .filter(one -> one.modelId().equals(model.id()))
                .flatMap(one -> one.prices().at(PriceKey.PROMPT, 0, 0).stream())
                .min(Price::compareTo)
                .map(price -> price.dollars().movePointRight(6).toPlainString());
    }
}
