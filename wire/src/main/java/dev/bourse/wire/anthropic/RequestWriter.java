package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a conversation of another dialect as a message request. */
final class RequestWriter {
    private final Conversation conversation;
    private final UpstreamEdit edit;
    private final ClaudeModel model;
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Map<String, Object> body = new LinkedHashMap<>();

    private RequestWriter(Conversation conversation, UpstreamEdit edit) {
        this.conversation = conversation;
        this.edit = edit;
        model = ClaudeModel.of(edit.model());
        leftOut.addAll(conversation.foreign());
    }

    static Rendered render(Conversation conversation, UpstreamEdit edit) {
        if (conversation.choices() > 1) {
            return new Rendered.Impossible("n");
        }
        if (!Set.of(Modality.TEXT).containsAll(conversation.outputs())) {
            return new Rendered.Impossible("modalities");
        }
        return new RequestWriter(conversation, edit).rendered();
    }

    /** {@code metadata} that names the end user. */
    static JsonObject metadata(String user) {
        return new JsonObject(Map.of("user_id", JsonValue.of(user)));
    }

    /** Anthropic calls its dearer and faster service a speed. */
    static boolean isFast(UpstreamEdit edit) {
        return "priority".equals(edit.serviceTier());
    }

    private Rendered rendered() {
        MessagesWriter messages = new MessagesWriter(leftOut);
        messages.write(conversation.messages());
        if (messages.impossible() != null) {
            return new Rendered.Impossible(messages.impossible());
        }
        if (messages.messages().isEmpty()) {
            return new Rendered.Impossible("messages");
        }
        ThinkingWriter thinking = thinking();
        body.put("model", edit.model());
        body.put("max_tokens", thinking.maxTokens());
        cache(messages);
        put("system", messages.system().isEmpty() ? null : messages.system());
        body.put("messages", messages.messages());
        tools();
        put("thinking", thinking.thinking());
        outputConfig(thinking);
        new SamplingWriter(conversation.sampling(), edit.drop(), leftOut, body)
                .write(model, thinking.isOn());
        put("metadata", edit.user() == null ? null : metadata(edit.user()));
        put("speed", isFast(edit) ? "fast" : null);
        put("stream", conversation.stream() ? true : null);
        return new Rendered.Written(Json.bytes(JsonValue.of(body)), List.copyOf(leftOut));
    }

    private ThinkingWriter thinking() {
        UpstreamEdit.Cap cap = edit.cap();
        ThinkingWriter thinking =
                new ThinkingWriter(
                        conversation,
                        model,
                        cap == null ? conversation.maxOutputTokens() : cap.tokens(),
                        !edit.drop().contains(Parameter.REASONING));
        note("reasoning", thinking.isRefused() ? true : null);
        note("reasoning.max_tokens", thinking.isChanged() ? true : null);
        String summary = conversation.thinking().summary();
        note("reasoning.summary", "auto".equals(summary) ? null : summary);
        return thinking;
    }

    /** Other vendors cache by themselves what a key groups; here it has to be asked for. */
    private void cache(MessagesWriter messages) {
        if (conversation.cache() != null) {
            messages.cacheAll(conversation.cache());
        } else if (conversation.promptCache().key() != null) {
            messages.cacheAll(new CacheMark(null));
        }
        note("prompt_cache_retention", conversation.promptCache().retention());
        note("prompt_cache_options", conversation.promptCache().options());
    }

    private void tools() {
        if (conversation.tools().isEmpty() || edit.drop().contains(Parameter.TOOLS)) {
            return;
        }
        body.put("tools", conversation.tools().stream().map(this::tool).toList());
        if (!edit.drop().contains(Parameter.TOOL_CHOICE)) {
            put("tool_choice", choice());
        }
    }

    private Map<String, Object> tool(Tool tool) {
        boolean strict = Boolean.TRUE.equals(tool.strict()) && canConstrain();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", tool.name());
        if (tool.description() != null) {
            members.put("description", tool.description());
        }
        JsonObject schema = object(tool.parameters());
        members.put("input_schema", strict ? Schemas.constrained(schema) : schema);
        if (strict) {
            members.put("strict", true);
        }
        return MessagesWriter.marked(members, tool.cache());
    }

    private boolean canConstrain() {
        return !edit.drop().contains(Parameter.STRUCTURED_OUTPUTS);
    }

    /** A tool's input is always an object. */
    private static JsonObject object(JsonObject schema) {
        if (schema.get("type").isPresent()) {
            return schema;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", JsonValue.of("object"));
        members.putAll(schema.members());
        members.putIfAbsent("properties", JsonObject.EMPTY);
        return new JsonObject(members);
    }

    private @Nullable Map<String, Object> choice() {
        boolean single = Boolean.FALSE.equals(conversation.parallelToolCalls());
        ToolChoice choice = conversation.toolChoice();
        if (choice == null && !single) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        switch (choice) {
            case null -> members.put("type", "auto");
            case ToolChoice.Auto _ -> members.put("type", "auto");
            case ToolChoice.Required _ -> members.put("type", "any");
            case ToolChoice.None _ -> members.put("type", "none");
            case ToolChoice.Named(String name) -> {
                members.put("type", "tool");
                members.put("name", name);
            }
        }
        if (single && !(choice instanceof ToolChoice.None)) {
            members.put("disable_parallel_tool_use", true);
        }
        return members;
    }

    private void outputConfig(ThinkingWriter thinking) {
        Map<String, Object> config = new LinkedHashMap<>();
        String effort = thinking.effort() == null ? verbosity(thinking) : thinking.effort();
        if (effort != null) {
            config.put("effort", effort);
        }
        switch (conversation.format()) {
            case Format.Text _ -> {}
            case Format.Json _ -> leftOut.add("response_format");
            case Format.Schema schema -> {
                if (canConstrain()) {
                    config.put("format", format(schema));
                } else {
                    leftOut.add("response_format");
                }
            }
        }
        put("output_config", config.isEmpty() ? null : config);
    }

    /** How long answers are follows from the effort too. */
    private @Nullable String verbosity(ThinkingWriter thinking) {
        String verbosity = conversation.verbosity();
        if (verbosity == null) {
            return null;
        }
        if (model.knowsEffort()) {
            return thinking.word(Effort.of(verbosity));
        }
        leftOut.add("verbosity");
        return null;
    }

    private static Map<String, Object> format(Format.Schema schema) {
        Map<String, Object> format = new LinkedHashMap<>();
        format.put("type", "json_schema");
        format.put("schema", Schemas.constrained(schema.schema()));
        return format;
    }

    private void note(String name, @Nullable Object value) {
        if (value != null) {
            leftOut.add(name);
        }
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
