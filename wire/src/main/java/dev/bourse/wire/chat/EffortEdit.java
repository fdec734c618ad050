package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Efforts;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes the word for how hard to think in a request that is written already. What switches
 * thinking off in another way than by a word goes where the model has no word for it.
 */
public final class EffortEdit {
    private static final List<List<String>> OPENAI =
            List.of(List.of("reasoning_effort"), List.of("reasoning", "effort"));
    private static final List<List<String>> RESPONSES = List.of(List.of("reasoning", "effort"));
    private static final List<List<String>> ANTHROPIC = List.of(List.of("output_config", "effort"));
    private static final List<List<String>> GEMINI =
            List.of(
                    List.of("generationConfig", "thinkingConfig", "thinkingLevel"),
                    List.of("generation_config", "thinking_config", "thinking_level"));

    private static final String THINKING = "thinking";
    private static final List<String> REASONING = List.of("reasoning");
    private static final List<String> CAMEL = List.of("generationConfig", "thinkingConfig");
    private static final List<String> SNAKE = List.of("generation_config", "thinking_config");
    private static final Set<String> BUDGETS = Set.of("thinkingBudget", "thinking_budget");
    private static final Set<String> SWITCHES = Set.of("enabled", "max_tokens");

    private EffortEdit() {}

    /**
     * The body with another word in place of the one it has.
     *
     * @param words from the word that is there, in small letters, to the one that shall be there
     * @return empty when nothing changes
     */
    public static Optional<byte[]> of(byte[] body, Dialect dialect, UnaryOperator<String> words) {
        JsonObject read = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
        String least = words.apply(Efforts.NONE);
        JsonObject changed = least.equals(Efforts.NONE) ? read : thinking(read, dialect, least);
        for (List<String> path : paths(dialect)) {
            changed = changed(changed, path, words);
        }
        return changed.equals(read) ? Optional.empty() : Optional.of(Json.bytes(changed));
    }

    private static JsonObject thinking(JsonObject body, Dialect dialect, String least) {
        return switch (dialect) {
            case OPENAI -> inside(body, REASONING, it -> isOff(it) ? on(it, least) : it);
            case GEMINI -> inside(inside(body, CAMEL, EffortEdit::free), SNAKE, EffortEdit::free);
            case ANTHROPIC -> isDisabled(body) ? less(body, Set.of(THINKING)) : body;
            case RESPONSES -> body;
        };
    }

    private static boolean isDisabled(JsonObject body) {
        return body.object(THINKING).text("type").orElse("").equals("disabled");
    }

    /** Without a budget of nothing, the model thinks as it does by itself. */
    private static JsonObject free(JsonObject thinking) {
        return isNone(thinking, BUDGETS) ? less(thinking, BUDGETS) : thinking;
    }

    private static boolean isOff(JsonObject reasoning) {
        return !reasoning.flag("enabled").orElse(true) || isNone(reasoning, SWITCHES);
    }

    private static boolean isNone(JsonObject object, Set<String> budgets) {
        return budgets.stream()
                .flatMap(name -> object.number(name).stream())
                .anyMatch(budget -> budget.signum() == 0);
    }

    private static JsonObject on(JsonObject reasoning, String least) {
        return with(less(reasoning, SWITCHES), "effort", new JsonString(least));
    }

    private static JsonObject less(JsonObject object, Set<String> names) {
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.keySet().removeAll(names);
        return new JsonObject(members);
    }

    private static JsonObject inside(
            JsonObject object, List<String> path, UnaryOperator<JsonObject> edit) {
        if (path.isEmpty()) {
            return edit.apply(object);
        }
        String name = path.getFirst();
        return object.members().get(name) instanceof JsonObject inner
                ? with(object, name, inside(inner, path.subList(1, path.size()), edit))
                : object;
    }

    private static List<List<String>> paths(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> OPENAI;
            case RESPONSES -> RESPONSES;
            case ANTHROPIC -> ANTHROPIC;
            case GEMINI -> GEMINI;
        };
    }

    private static JsonObject changed(
            JsonObject object, List<String> path, UnaryOperator<String> words) {
        String name = path.getFirst();
        JsonValue changed =
                switch (object.members().get(name)) {
                    case JsonObject inner when path.size() > 1 ->
                            changed(inner, path.subList(1, path.size()), words);
                    case JsonString word when path.size() == 1 -> changed(word, words);
                    case null, default -> null;
                };
        return changed == null ? object : with(object, name, changed);
    }

    private static JsonString changed(JsonString word, UnaryOperator<String> words) {
        String small = word.text().toLowerCase(Locale.ROOT);
        String said = words.apply(small);
        return said.equals(small) ? word : new JsonString(said);
    }

    private static JsonObject with(JsonObject object, String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.put(name, value);
        return new JsonObject(members);
    }
}
