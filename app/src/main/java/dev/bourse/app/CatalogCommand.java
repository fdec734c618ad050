package dev.bourse.app;

import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.CatalogParts;
import dev.bourse.wire.catalogdoc.StarterCatalog;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bourse catalog}: what is known to exist, and files that add to it. */
@Command(
        name = "catalog",
        description = "Show what models and endpoints are known, and check catalogue files.",
        mixinStandardHelpOptions = true)
final class CatalogCommand implements Runnable {
    @Option(names = "--json", scope = ScopeType.INHERIT, description = "as JSON")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list or check?");
    }

    @Command(description = "List all known models.", mixinStandardHelpOptions = true)
    int list(@Mixin ConfigOptions options) {
        Inventory known = Listings.known(options.read(System.getenv()));
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> rows =
                known.models().stream().map(model -> row(model, known)).toList();
        if (json) {
            out.println(Json.text(JsonValue.of(rows)));
        } else {
            out.printf("%-48s %10s %10s %10s%n", "model", "context", "endpoints", "from $/M");
            rows.forEach(one ->
                    out.printf(
                            "%-48s %10s %10s %10s%n",
                            one.get("id"),
                            one.get("context_length"),
                            one.get("endpoints"),
                            one.get("from_prompt_per_million")));
        }
        out.flush();
        return 0;
    }

    @Command(description = "Check catalogue files (YAML).", mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "catalogue files")
                    List<Path> files) {
        CatalogParts known = StarterCatalog.parts();
        CatalogParts all = Listings.read(files.stream().map(Listings::text).toList(), known);
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("models", all.models().size() - known.models().size());
        added.put("providers", all.providers().size() - known.providers().size());
        added.put("endpoints", all.endpoints().size() - known.endpoints().size());
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(JsonValue.of(added)) : "good: adds " + added);
        out.flush();
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
