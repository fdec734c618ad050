package dev.bourse.sim.provider;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a request is answered with a tool call. It is when {@code tool_choice} is {@code
 * required} or names a function, or when the last message is the user's and contains a word of four
 * letters or more out of a function's name ({@code weather} for {@code get_weather}).
 */
final class Tools {
    private static final int SHORTEST_WORD = 4;

    private Tools() {}

    /** The call to answer with, or nothing for an answer in text. */
    static Optional<Call> call(ChatRequest request) {
        List<JsonObject> functions =
                request.body().items("tools").stream()
                        .flatMap(tool -> tool.asObject().stream())
                        .map(tool -> tool.object("function"))
                        .filter(function -> function.text("name").isPresent())
                        .toList();
        JsonObject body = request.body();
        return body.text("tool_choice")
                .map(choice -> byWord(choice, functions, request))
                .orElseGet(() -> byName(named(body), functions, request))
                .map(Tools::filled);
    }

    private static Optional<JsonObject> byWord(
            String choice, List<JsonObject> functions, ChatRequest request) {
        return switch (choice) {
            case "none" -> Optional.empty();
            case "required" -> functions.stream().findFirst();
            default -> wanted(functions, request);
        };
    }

    private static Optional<String> named(JsonObject body) {
        return body.object("tool_choice").object("function").text("name");
    }

    private static Optional<JsonObject> byName(
            Optional<String> name, List<JsonObject> functions, ChatRequest request) {
        return name.isEmpty()
                ? wanted(functions, request)
                : functions.stream().filter(one -> one.text("name").equals(name)).findFirst();
    }

    private static Optional<JsonObject> wanted(List<JsonObject> functions, ChatRequest request) {
        if (!request.last().role().equals("user")) {
            return Optional.empty();
        }
        String text = request.last().text().toLowerCase(Locale.ROOT);
        return functions.stream().filter(function -> mentions(text, function)).findFirst();
    }

    private static boolean mentions(String text, JsonObject function) {
        String name = function.text("name").orElse("");
        return List.of(name.split("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")).stream()
                .filter(word -> word.length() >= SHORTEST_WORD)
                .anyMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static Call filled(JsonObject function) {
        JsonValue arguments = Instances.of(function.object("parameters"));
        return new Call(function.text("name").orElse(""), Json.text(arguments));
    }

    /**
     * A call of a tool.
     *
     * @param name the function
     * @param arguments JSON text of its arguments
     */
    record Call(String name, String arguments) {}
}
