package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Named values from the YAML file, the environment and the command line, flattened to dotted keys
 * ({@code timeouts.connect_ms}). Each value is text; {@code ${NAME}} in the file stands for the
 * environment variable of that name.
 */
final class Settings {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * @param yaml the text of the configuration file; empty when there is none
     * @param environment all environment variables
     * @param options what the command line gave, by dotted key
     * @param known the dotted keys that exist
     * @throws IllegalArgumentException naming a key that does not exist, or a variable that is not
     *     set
     */
    static Settings of(
            String yaml,
            Map<String, String> environment,
            Map<String, String> options,
            Iterable<String> known) {
        Map<String, String> values = new TreeMap<>();
        Map<String, String> file = file(yaml, environment);
        for (String key : known) {
            Optional.ofNullable(file.remove(key)).ifPresent(value -> values.put(key, value));
            Optional.ofNullable(environment.get(variable(key)))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> values.put(key, value));
        }
        requireNothingLeft(file);
        values.putAll(options);
        return new Settings(values);
    }

    /** The environment name of a dotted key: {@code BOURSE_TIMEOUTS_CONNECT_MS}. */
    static String variable(String key) {
        return "BOURSE_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A whole number. */
    long number(String key, long otherwise) {
        return text(key).map(value -> whole(key, value)).orElse(otherwise);
    }

    int count(String key, int otherwise) {
        return Math.toIntExact(number(key, otherwise));
    }

    BigDecimal decimal(String key, String otherwise) {
        String value = text(key).orElse(otherwise);
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(key + ": '" + value + "' is no number");
        }
    }

    /** A comma-separated list. */
    List<String> list(String key) {
        return text(key).map(value -> List.of(value.split("\\s*,\\s*"))).orElse(List.of());
    }

    private static long whole(String key, String value) {
        try {
            return Long.parseLong(value.replace("_", ""));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(key + ": '" + value + "' is no whole number");
        }
    }

    private static Map<String, String> file(String yaml, Map<String, String> environment) {
        Map<String, String> flat = new LinkedHashMap<>();
        if (!yaml.isBlank()) {
            flatten("", root(yaml), flat);
        }
        flat.replaceAll((key, value) -> resolve(key, value, environment));
        return flat;
    }

    private static JsonObject root(String yaml) {
        try {
            return Json.parseYaml(yaml)
                    .asObject()
                    .orElseThrow(() -> new IllegalArgumentException("the file is no mapping"));
        } catch (JsonException malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    private static void flatten(String prefix, JsonObject object, Map<String, String> flat) {
        object.members()
                .forEach((name, value) -> {
                    String key = prefix + name;
                    if (value instanceof JsonObject nested) {
                        flatten(key + ".", nested, flat);
                    } else {
                        flat.put(key, scalar(value));
                    }
                });
    }

    private static String scalar(JsonValue value) {
        if (value instanceof JsonArray(List<JsonValue> items)) {
            return String.join(",", items.stream().map(Settings::scalar).toList());
        }
        return value.asText().orElseGet(() -> Json.text(value));
    }

    private static String resolve(String key, String value, Map<String, String> environment) {
        Matcher reference = REFERENCE.matcher(value);
        return reference.replaceAll(
                match -> Matcher.quoteReplacement(variable(key, match.group(1), environment)));
    }

    private static String variable(String key, String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(
                        () -> new IllegalArgumentException(key + ": ${" + name + "} is not set"));
    }

    private static void requireNothingLeft(Map<String, String> file) {
        if (!file.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown configuration keys: " + String.join(", ", file.keySet()));
        }
    }
}
