package dev.bourse.wire.preset;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tools of a preset and of a request, each once: of two with one identity the request's counts.
 * A function is known by its name, whatever else offers to do something by its type and name.
 */
final class ToolUnion {
    private static final List<String> DECLARATIONS =
            List.of("functionDeclarations", "function_declarations");

    private ToolUnion() {}

    /** The preset's tools that the request does not have, then the request's. */
    static JsonArray of(Dialect dialect, List<JsonValue> preset, List<JsonValue> request) {
        return dialect == Dialect.GEMINI
                ? declared(preset, request)
                : new JsonArray(joined(preset, request));
    }

    private static List<JsonValue> joined(List<JsonValue> preset, List<JsonValue> request) {
        Set<String> taken = new HashSet<>();
        request.forEach(tool -> taken.add(identity(tool)));
        List<JsonValue> tools = new ArrayList<>();
        preset.stream().filter(tool -> !taken.contains(identity(tool))).forEach(tools::add);
        tools.addAll(request);
        return tools;
    }

    private static String identity(JsonValue value) {
        JsonObject tool = value.asObject().orElse(JsonObject.EMPTY);
        String type = tool.text("type").orElse("custom");
        String name =
                tool.object("function")
                        .text("name")
                        .or(() -> tool.text("name"))
                        .or(() -> tool.text("server_label"))
                        .orElse("");
        return type + " " + name;
    }

    /** Gemini keeps functions in lists of their own; the first such list takes them all. */
    private static JsonArray declared(List<JsonValue> preset, List<JsonValue> request) {
        List<JsonValue> own = functions(request);
        Set<String> taken = new HashSet<>();
        own.forEach(function -> taken.add(identity(function)));
        List<JsonValue> all = new ArrayList<>();
        functions(preset).stream().filter(it -> !taken.contains(identity(it))).forEach(all::add);
        all.addAll(own);
        List<JsonValue> tools = new ArrayList<>();
        tools.add(JsonValue.of(Map.of(DECLARATIONS.getFirst(), all)));
        request.stream()
                .map(ToolUnion::withoutFunctions)
                .filter(ToolUnion::isAny)
                .forEach(tools::add);
        return new JsonArray(tools);
    }

    private static List<JsonValue> functions(List<JsonValue> tools) {
        List<JsonValue> functions = new ArrayList<>();
        for (JsonValue tool : tools) {
            JsonObject object = tool.asObject().orElse(JsonObject.EMPTY);
            DECLARATIONS.forEach(name -> functions.addAll(object.items(name)));
        }
        return functions;
    }

    private static JsonValue withoutFunctions(JsonValue tool) {
        Map<String, JsonValue> members =
                new LinkedHashMap<>(tool.asObject().orElse(JsonObject.EMPTY).members());
        DECLARATIONS.forEach(members::remove);
        return new JsonObject(members);
    }

    private static boolean isAny(JsonValue tool) {
        return !tool.equals(JsonObject.EMPTY);
    }
}
