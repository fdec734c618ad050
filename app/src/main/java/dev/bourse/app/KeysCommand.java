package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code bourse keys}: API keys of a running exchange. */
@Command(
        name = "keys",
        description = "List, create, disable and delete API keys of a running exchange.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {
    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:BOURSE_URL:-http://127.0.0.1:8080}",
            description = "the exchange (default: ${DEFAULT-VALUE}; BOURSE_URL)")
    private String url = "";

    @Option(
            names = "--management-key",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:BOURSE_MANAGEMENT_KEY}",
            description = "a management key (BOURSE_MANAGEMENT_KEY)")
    private @Nullable String managementKey;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "as JSON")
    private boolean json;

    private static final int SHORT_HASH = 12;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, create, disable or delete?");
    }

    @Command(description = "List all keys.", mixinStandardHelpOptions = true)
    int list() {
        JsonObject answer = api().call("GET", "/keys?include_disabled=true", null);
        if (json) {
            return print(answer);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-12s  %-24s  %-22s  %12s  %12s%n", "hash", "name", "key", "spent", "limit");
        for (JsonValue one : answer.items("data")) {
            row(out, one.asObject().orElse(JsonObject.EMPTY));
        }
        out.flush();
        return 0;
    }

    @Command(description = "Make a key; it is shown once.", mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "NAME", description = "a name for people") String name,
            @Option(names = "--limit", paramLabel = "USD", description = "the most it may spend")
                    @Nullable BigDecimal limit,
            @Option(
                            names = "--reset",
                            paramLabel = "INTERVAL",
                            description = "daily, weekly or monthly")
                    @Nullable String reset,
            @Option(names = "--management", description = "a management key") boolean management) {
        Map<String, @Nullable Object> wish = new LinkedHashMap<>();
        wish.put("name", name);
        wish.put("limit", limit);
        wish.put("limit_reset", reset);
        wish.put("is_management_key", management);
        JsonObject answer = api().call("POST", "/keys", JsonValue.of(wish));
        if (json) {
            return print(answer);
        }
        spec.commandLine().getOut().println(answer.text("key").orElse(""));
        spec.commandLine().getOut().flush();
        return 0;
    }

    @Command(description = "Disable a key, or enable it again.", mixinStandardHelpOptions = true)
    int disable(
            @Parameters(paramLabel = "HASH", description = "as 'keys list --json' shows it")
                    String hash,
            @Option(names = "--undo", description = "enable it again") boolean undo) {
        JsonValue wish = JsonValue.of(Map.of("disabled", !undo));
        return print(api().call("PATCH", "/keys/" + hash, wish));
    }

    @Command(description = "Delete a key for good.", mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = "HASH", description = "as 'keys list --json' shows it")
                    String hash) {
        return print(api().call("DELETE", "/keys/" + hash, null));
    }

    private AdminApi api() {
        if (managementKey == null || managementKey.isBlank()) {
            throw new Complaint(
                    "a management key is needed: --management-key or BOURSE_MANAGEMENT_KEY");
        }
        return new AdminApi(url, managementKey);
    }

    private int print(JsonObject answer) {
        spec.commandLine().getOut().println(json ? Json.text(answer) : Json.pretty(answer));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static void row(PrintWriter out, JsonObject key) {
        out.printf(
                "%-12s  %-24s  %-22s  %12s  %12s%s%n",
                key.text("hash").orElse("").substring(0, SHORT_HASH),
                key.text("name").orElse(""),
                key.text("label").orElse(""),
                key.number("usage").map(BigDecimal::toPlainString).orElse("-"),
                key.number("limit").map(BigDecimal::toPlainString).orElse("none"),
                key.flag("disabled").orElse(false) ? "  disabled" : "");
    }
}
