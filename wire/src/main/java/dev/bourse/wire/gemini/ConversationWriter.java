package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes a conversation as a {@code generateContent} request. */
final class ConversationWriter {
    private final Conversation conversation;
    private final UpstreamEdit edit;
    private final Set<String> leftOut = new TreeSet<>();
    private final Map<String, Object> body = new LinkedHashMap<>();

    private ConversationWriter(Conversation conversation, UpstreamEdit edit) {
        this.conversation = conversation;
        this.edit = edit;
    }

    static Rendered write(Conversation conversation, UpstreamEdit edit) {
        return new ConversationWriter(conversation, edit).rendered();
    }

    private Rendered rendered() {
        leftOut.addAll(conversation.foreign());
        ModelGeneration generation = ModelGeneration.of(edit.model());
        ContentsWriter contents = new ContentsWriter(generation, leftOut);
        conversation.messages().forEach(contents::add);
        if (contents.impossible() != null) {
            return new Rendered.Impossible(contents.impossible());
        }
        contents.into(body);
        tools();
        Map<String, Object> config =
                new ConfigWriter(conversation, edit, generation, leftOut).config();
        if (!config.isEmpty()) {
            body.put("generationConfig", config);
        }
        if (edit.serviceTier() != null) {
            body.put("serviceTier", edit.serviceTier());
        }
        noteWhatHasNoPlace();
        return new Rendered.Written(Json.bytes(JsonValue.of(body)), List.copyOf(leftOut));
    }

    private void tools() {
        if (conversation.tools().isEmpty() || edit.drop().contains(Parameter.TOOLS)) {
            return;
        }
        List<Object> declarations = conversation.tools().stream().map(this::declaration).toList();
        body.put("tools", List.of(Map.of("functionDeclarations", declarations)));
        ToolChoice choice = conversation.toolChoice();
        if (choice != null && !edit.drop().contains(Parameter.TOOL_CHOICE)) {
            body.put("toolConfig", Map.of("functionCallingConfig", calling(choice)));
        }
    }

    private Object declaration(Tool tool) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        if (!tool.parameters().members().isEmpty()) {
            function.put("parametersJsonSchema", tool.parameters());
        }
        if (tool.cache() != null) {
            leftOut.add("cache_control");
        }
        if (Boolean.TRUE.equals(tool.strict())) {
            leftOut.add("tools.strict");
        }
        return function;
    }

    private static Map<String, Object> calling(ToolChoice choice) {
        Map<String, Object> config = new LinkedHashMap<>();
        switch (choice) {
            case ToolChoice.Auto _ -> config.put("mode", "AUTO");
            case ToolChoice.None _ -> config.put("mode", "NONE");
            case ToolChoice.Required _ -> config.put("mode", "ANY");
            case ToolChoice.Named(String name) -> {
                config.put("mode", "ANY");
                config.put("allowedFunctionNames", List.of(name));
            }
        }
        return config;
    }

    private void noteWhatHasNoPlace() {
        note("parallel_tool_calls", Boolean.FALSE.equals(conversation.parallelToolCalls()));
        note("verbosity", conversation.verbosity() != null);
        note("prompt_cache_key", conversation.promptCache().key() != null);
        note("prompt_cache_retention", conversation.promptCache().retention() != null);
        note("prompt_cache_options", conversation.promptCache().options() != null);
        note("cache_control", conversation.cache() != null);
    }

    private void note(String name, boolean said) {
        if (said) {
            leftOut.add(name);
        }
    }
}
