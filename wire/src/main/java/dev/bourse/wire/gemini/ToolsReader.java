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
    private static final String CALLING = "toolConfig.functionCallingConfig";
    private static final Set<String> KNOWN = Set.of("mode", "allowedFunctionNames");
    private static final Set<String> FUNCTION =
            Set.of("name", "description", "parameters", "parametersJsonSchema");

    private final ProtoObject calling;
    private final List<Tool> tools = new ArrayList<>();

    /**
     * @param foreign gets the names of tools that only Google has
     */
    ToolsReader(ProtoObject body, List<String> foreign) {
        calling = body.object("toolConfig").object("functionCallingConfig");
        for (JsonValue item : body.items("tools")) {
            ProtoObject tool = ProtoObject.of(item);
            for (JsonValue one : tool.items(DECLARATIONS)) {
                noteFunction(ProtoObject.of(one), foreign);
                tools.add(tool(ProtoObject.of(one)));
            }
            tool.json().members().keySet().stream()
                    .filter(name -> !ProtoNames.camel(name).equals(DECLARATIONS))
                    .forEach(name -> foreign.add("tools." + name));
        }
        body.object("toolConfig").json().members().keySet().stream()
                .filter(name -> !ProtoNames.camel(name).equals("functionCallingConfig"))
                .forEach(name -> foreign.add("toolConfig." + name));
        noteCalling(foreign);
    }

    /** {@code VALIDATED} holds calls to their schemas, which others are told tool by tool. */
    private void noteCalling(List<String> foreign) {
        boolean validated = calling.text("mode").orElse("").equals("VALIDATED");
        boolean forced = tools.isEmpty() && calling.text("mode").orElse("").equals("ANY");
        if (validated || forced) {
            foreign.add(CALLING + ".mode");
        }
        calling.json().members().keySet().stream()
                .filter(name -> !KNOWN.contains(ProtoNames.camel(name)))
                .forEach(name -> foreign.add(CALLING + "." + name));
    }

    private static void noteFunction(ProtoObject function, List<String> foreign) {
        function.json().members().keySet().stream()
                .filter(name -> !FUNCTION.contains(ProtoNames.camel(name)))
                .map(name -> "tools." + DECLARATIONS + "." + name)
                .filter(name -> !foreign.contains(name))
                .forEach(foreign::add);
    }

    /** The tools of a body; nothing else of it is looked at. */
    static Offer offer(ProtoObject body) {
        List<String> foreign = new ArrayList<>();
        List<Tool> functions = new ToolsReader(body, foreign).tools;
        return new Offer(functions, foreign.stream().anyMatch(ToolsReader::isOfServer));
    }

    private static boolean isOfServer(String name) {
        return name.startsWith("tools.") && !name.startsWith("tools." + DECLARATIONS);
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
