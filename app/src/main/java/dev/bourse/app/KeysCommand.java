package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code bourse keys}: API keys of a running exchange. */
final class KeysCommand {
    private static final String JSON = "json";
    private static final String LIMIT = "limit";
    private static final String RESET = "reset";
    private static final String MANAGEMENT = "management";
    private static final String UNDO = "undo";
    private static final int SHORT_HASH = 12;

    private KeysCommand() {}

    static Command list() {
        return new Task(
                Usage.of("keys list", "List all keys of a running exchange.", Remote.and(json())),
                KeysCommand::list);
    }

    static Command create() {
        return new Task(
                Usage.of(
                        "keys create",
                        "NAME",
                        "Make a key; it is shown once.",
                        Remote.and(
                                Usage.value(LIMIT, "USD", "the most it may spend"),
                                Usage.value(RESET, "INTERVAL", "daily, weekly or monthly"),
                                Usage.flag(MANAGEMENT, "a management key"),
                                json())),
                KeysCommand::create);
    }

    static Command disable() {
        return new Task(
                Usage.of(
                        "keys disable",
                        "HASH",
                        "Disable a key that 'keys list --json' shows, or enable it again.",
                        Remote.and(Usage.flag(UNDO, "enable it again"), json())),
                (words, terminal) -> print(disable(words), words, terminal));
    }

    static Command delete() {
        return new Task(
                Usage.of(
                        "keys delete",
                        "HASH",
                        "Delete a key that 'keys list --json' shows, for good.",
                        Remote.and(json())),
                (words, terminal) ->
                        print(api(words).call("DELETE", path(words), null), words, terminal));
    }

    private static Option json() {
        return Usage.flag(JSON, "as JSON");
    }

    private static int list(Words words, Terminal terminal) {
        JsonObject answer = api(words).call("GET", "/keys?include_disabled=true", null);
        if (words.has(JSON)) {
            return print(answer, words, terminal);
        }
        PrintWriter out = terminal.out();
        out.printf("%-12s  %-24s  %-22s  %12s  %12s%n", "hash", "name", "key", "spent", "limit");
        for (JsonValue one : answer.items("data")) {
            row(out, one.asObject().orElse(JsonObject.EMPTY));
        }
        out.flush();
        return 0;
    }

    private static int create(Words words, Terminal terminal) {
        Map<String, @Nullable Object> wish = new LinkedHashMap<>();
        wish.put("name", words.parameters().getFirst());
        wish.put("limit", words.as(LIMIT, BigDecimal::new).orElse(null));
        wish.put("limit_reset", words.text(RESET).orElse(null));
        wish.put("is_management_key", words.has(MANAGEMENT));
        JsonObject answer = api(words).call("POST", "/keys", JsonValue.of(wish));
        if (words.has(JSON)) {
            return print(answer, words, terminal);
        }
        terminal.say(answer.text("key").orElse(""));
        return 0;
    }

    private static JsonObject disable(Words words) {
        JsonValue wish = JsonValue.of(Map.of("disabled", !words.has(UNDO)));
        return api(words).call("PATCH", path(words), wish);
    }

    private static String path(Words words) {
        return "/keys/" + words.parameters().getFirst();
    }

    private static AdminApi api(Words words) {
        return Remote.managed(words, System.getenv());
    }

    private static int print(JsonObject answer, Words words, Terminal terminal) {
        terminal.say(words.has(JSON) ? Json.text(answer) : Json.pretty(answer));
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
