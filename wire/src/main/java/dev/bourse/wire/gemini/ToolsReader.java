package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code tools} and {@code toolConfig}. */
final class ToolsReader {
    private static final String DECLARATIONS = "functionDeclarations";

    private final ProtoObject calling;
    private final List<Tool> tools = new ArrayList<>();

    /**
     * @param foreign gets the names of tools that only Google has
     */
    ToolsReader(ProtoObject body, List<String> foreign) {
        calling = body.object("toolConfig").object("functionCallingConfig");
        for (JsonValue item : body.items("tools")) {
            ProtoObject tool = ProtoObject.of(item);
            tool.items(DECLARATIONS).forEach(one -> tools.add(tool(ProtoObject.of(one))));
            tool.json().members().keySet().stream()
                    .filter(name -> !ProtoNames.camel(name).equals(DECLARATIONS))
                    .forEach(name -> foreign.add("tools." + name));
        }
        body.object("toolConfig").json().members().keySet().stream()
                .filter(name -> !ProtoNames.camel(name).equals("functionCallingConfig"))
                .forEach(name -> foreign.add("toolConfig." + name));
    }

    /** The tools of a body; nothing else of it is looked at. */
    static Offer offer(ProtoObject body) {
        List<String> foreign = new ArrayList<>();
        List<Tool> functions = new ToolsReader(body, foreign).tools;
        return new Offer(functions, !foreign.isEmpty());
    }

    /** The functions that may be called: where only some are allowed, those. */
    List<Tool> tools() {
        Set<String> allowed = allowed();
        return allowed.isEmpty()
                ? tools
                : tools.stream().filter(tool -> allowed.contains(tool.name())).toList();
    }

    @Nullable ToolChoice choice() {
        return switch (calling.text("mode").orElse("")) {
            case "NONE" -> new ToolChoice.None();
            case "AUTO", "VALIDATED" -> new ToolChoice.Auto();
            case "ANY" -> any(allowed());
            default -> null;
        };
    }

    private static ToolChoice any(Set<String> allowed) {
        return allowed.size() == 1
                ? new ToolChoice.Named(allowed.iterator().next())
                : new ToolChoice.Required();
    }

    private Set<String> allowed() {
        return calling.items("allowedFunctionNames").stream()
                .flatMap(name -> name.asText().stream())
                .collect(Collectors.toSet());
    }

    private static Tool tool(ProtoObject function) {
        return new Tool(
                function.text("name").orElse(""),
                function.text("description").orElse(null),
                parameters(function),
                null,
                null);
    }

    private static JsonObject parameters(ProtoObject function) {
        ProtoObject asJson = function.object("parametersJsonSchema");
        return asJson.isEmpty() ? Schemas.json(function.object("parameters")) : asJson.json();
    }
}
