package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.StrictMode;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a message request, already checked, into a conversation. */
final class ConversationReader {
    private static final Set<String> CONFIG = Set.of("effort", "format");
    private static final Set<String> THINKING = Set.of("type", "budget_tokens", "display");
    private static final Set<String> TOOL =
            Set.of("type", "name", "description", "input_schema", "strict", "cache_control");

    private static final Set<String> FORCED = Set.of("any", "tool");

    private final JsonObject body;
    private final Set<String> foreign = new LinkedHashSet<>();

    private ConversationReader(JsonObject body) {
        this.body = body;
    }

    /**
     * @throws dev.bourse.wire.json.JsonException when something in it makes no sense, naming it
     */
    static Conversation read(JsonObject body) {
        return new ConversationReader(body).conversation();
    }

    /** The tools of a body; nothing else of it is looked at. */
    static Offer offer(JsonObject body) {
        ConversationReader reader = new ConversationReader(body);
        List<Tool> functions = reader.tools();
        return new Offer(functions, functions.size() < body.items("tools").size());
    }

    /** The form of a body; nothing else of it is looked at. */
    static Format format(JsonObject body) {
        return new ConversationReader(body).format();
    }

    private Conversation conversation() {
        body.members().keySet().forEach(this::note);
        List<Tool> tools = tools();
        JsonObject choice = body.object("tool_choice");
        if (tools.isEmpty() && FORCED.contains(choice.text("type").orElse(""))) {
            foreign.add("tool_choice");
        }
        Thinking thinking = thinking();
        MessagesReader messages = new MessagesReader(body, foreign);
        return new Conversation(
                messages.messages(),
                tools,
                choice(choice),
                choice.flag("disable_parallel_tool_use").map(disabled -> !disabled).orElse(null),
                format(),
                thinking,
                sampling(),
                number(body, "max_tokens").orElse(-1L),
                1,
                thinking.isOn() ? null : body.object("output_config").text("effort").orElse(null),
                Set.of(Modality.TEXT),
                PromptCache.UNSAID,
                body.get("cache_control").map(ConversationReader::cache).orElse(null),
                body.flag("stream").orElse(false),
                List.copyOf(foreign));
    }

    /** A member with a value that nobody but an Anthropic upstream knows. */
    private void note(String name) {
        boolean known =
                RequestField.of(name) != null
                        && RequestField.of(name) != RequestField.CONTEXT_MANAGEMENT;
        if (!known && body.get(name).isPresent()) {
            foreign.add(name);
        }
        switch (name) {
            case "output_config" -> noteInside(name, body.object(name), CONFIG);
            case "thinking" -> noteInside(name, body.object(name), THINKING);
            default -> {}
        }
    }

    private void noteInside(String name, JsonObject object, Set<String> carried) {
        object.members().keySet().stream()
                .filter(key -> !carried.contains(key) && object.get(key).isPresent())
                .forEach(key -> foreign.add(name + "." + key));
    }

    /** Tools with a type of their own are run by Anthropic. */
    private List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        for (JsonValue item : body.items("tools")) {
            JsonObject tool = item.asObject().orElse(JsonObject.EMPTY);
            String type = tool.text("type").orElse("custom");
            if (type.equals("custom")) {
                noteInside("tools", tool, TOOL);
                tools.add(
                        new Tool(
                                tool.text("name").orElse(""),
                                tool.text("description").orElse(null),
                                tool.object("input_schema"),
                                strict(tool),
                                tool.get("cache_control")
                                        .map(ConversationReader::cache)
                                        .orElse(null)));
            } else {
                foreign.add("tools." + type);
            }
        }
        return tools;
    }

    /** Anthropic's own models may leave out what a strict tool does not require, OpenAI's not. */
    private @Nullable Boolean strict(JsonObject tool) {
        Boolean strict = tool.flag("strict").orElse(null);
        if (Boolean.TRUE.equals(strict) && !StrictMode.takes(tool.object("input_schema"))) {
            foreign.add("tools.strict");
            return null;
        }
        return strict;
    }

    private static @Nullable ToolChoice choice(JsonObject choice) {
        return switch (choice.text("type").orElse("")) {
            case "auto" -> new ToolChoice.Auto();
            case "any" -> new ToolChoice.Required();
            case "tool" -> new ToolChoice.Named(choice.text("name").orElse(""));
            case "none" -> new ToolChoice.None();
            default -> null;
        };
    }

    /** Anthropic keeps to the schema to the letter, whether or not others would call it strict. */
    private Format format() {
        JsonObject format =
                body.object("output_config")
                        .get("format")
                        .or(() -> body.get("output_format"))
                        .flatMap(JsonValue::asObject)
                        .orElse(JsonObject.EMPTY);
        JsonObject schema = format.object("schema");
        return format.members().isEmpty()
                ? new Format.Text()
                : new Format.Schema(
                        format.text("name").orElse("answer"),
                        null,
                        schema,
                        StrictMode.takes(schema) ? true : null);
    }

    private Thinking thinking() {
        JsonObject thinking = body.object("thinking");
        String type = thinking.text("type").orElse("");
        if (type.isEmpty()) {
            return Thinking.UNSAID;
        }
        boolean enabled = !type.equals("disabled");
        return new Thinking(
                enabled
                        ? body.object("output_config").text("effort").map(Effort::of).orElse(null)
                        : null,
                number(thinking, "budget_tokens").orElse(-1L),
                enabled,
                thinking.text("display").orElse("").equals("omitted"),
                null);
    }

    private Sampling sampling() {
        return new Sampling(
                body.number("temperature").orElse(null),
                body.number("top_p").orElse(null),
                body.number("top_k").orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                body.items("stop_sequences").stream().flatMap(it -> it.asText().stream()).toList(),
                null,
                null,
                null);
    }

    private static Optional<Long> number(JsonObject object, String name) {
        return object.number(name).map(BigDecimal::longValueExact);
    }

    static CacheMark cache(JsonValue value) {
        return new CacheMark(value.asObject().flatMap(it -> it.text("ttl")).orElse(null));
    }
}
