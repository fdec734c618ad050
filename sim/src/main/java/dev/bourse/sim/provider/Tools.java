package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Turn.Speaker;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.List;
import java.util.Locale;

/**
 * The functions of a request, and which of them are called. Some are when one must be called, or
 * when the last turn is the user's and contains a word of four letters or more out of a function's
 * name ({@code weather} for {@code get_weather}): then each that is mentioned is called, or the
 * first where they may not be called side by side.
 *
 * @param functions what may be called
 * @param choice whether one must be
 * @param named the one that must be called; empty for any
 * @param parallel whether several may be called at once
 */
record Tools(List<Function> functions, Choice choice, String named, boolean parallel) {
    /** Nothing can be called. */
    static final Tools NONE = new Tools(List.of(), Choice.AUTO, "", true);

    private static final int SHORTEST_WORD = 4;

    Tools {
        functions = functions.stream().filter(one -> !one.name().isEmpty()).toList();
    }

    /** Whether a function must be called. */
    enum Choice {
        AUTO,
        NONE,
        REQUIRED
    }

    /**
     * A function.
     *
     * @param parameters schema of its arguments
     */
    record Function(String name, JsonObject parameters) {
        /** JSON text of arguments that fit. */
        String arguments() {
            return Json.text(Instances.of(parameters));
        }
    }

    /** What is called in answer to that turn. */
    List<Function> called(Turn last) {
        if (!named.isEmpty()) {
            return functions.stream().filter(one -> one.name().equals(named)).limit(1).toList();
        }
        return switch (choice) {
            case NONE -> List.of();
            case REQUIRED -> functions.stream().limit(1).toList();
            case AUTO -> mentioned(last);
        };
    }

    private List<Function> mentioned(Turn last) {
        String text = last.text().toLowerCase(Locale.ROOT);
        return last.speaker() == Speaker.USER
                ? functions.stream()
                        .filter(function -> mentions(text, function))
                        .limit(parallel ? functions.size() : 1)
                        .toList()
                : List.of();
    }

    private static boolean mentions(String text, Function function) {
        return List.of(function.name().split("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")).stream()
                .filter(word -> word.length() >= SHORTEST_WORD)
                .anyMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }
}
