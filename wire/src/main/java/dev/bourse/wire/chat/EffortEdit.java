package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes the word for how hard to think in a request that is written already. */
public final class EffortEdit {
    private static final List<List<String>> OPENAI =
            List.of(List.of("reasoning_effort"), List.of("reasoning", "effort"));
    private static final List<List<String>> RESPONSES = List.of(List.of("reasoning", "effort"));
    private static final List<List<String>> ANTHROPIC = List.of(List.of("output_config", "effort"));
    private static final List<List<String>> GEMINI =
            List.of(
                    List.of("generationConfig", "thinkingConfig", "thinkingLevel"),
                    List.of("generation_config", "thinking_config", "thinking_level"));

    private EffortEdit() {}

    /**
     * The body with another word in place of the one it has.
     *
     * @param words from the word that is there, in small letters, to the one that shall be there
     * @return empty when nothing changes
     */
    public static Optional<byte[]> of(byte[] body, Dialect dialect, UnaryOperator<String> words) {
        JsonObject read = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
        JsonObject changed = read;
        for (List<String> path : paths(dialect)) {
            changed = changed(changed, path, words);
        }
        return changed.equals(read) ? Optional.empty() : Optional.of(Json.bytes(changed));
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
