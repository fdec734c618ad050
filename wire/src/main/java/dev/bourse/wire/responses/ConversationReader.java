package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a Responses request, already checked, into a conversation. */
final class ConversationReader {
    private static final Set<Field> FOREIGN =
            EnumSet.of(Field.MAX_TOOL_CALLS, Field.TRUNCATION, Field.STREAM_OPTIONS);

    private final JsonObject body;
    private final List<String> foreign = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();

    private ConversationReader(JsonObject body) {
        this.body = body;
    }

    /**
     * @throws JsonException when something in it makes no sense, naming it
     */
    static Conversation read(JsonObject body) {
        return new ConversationReader(body).conversation();
    }

    /** The tools of a body; nothing else of it is looked at. */
    static Offer offer(JsonObject body) {
        ConversationReader reader = new ConversationReader(body);
        body.items("tools").forEach(reader::tool);
        return new Offer(reader.tools, !reader.foreign.isEmpty());
    }

    /** The form of a body; nothing else of it is looked at. */
    static Format format(JsonObject body) {
        return new ConversationReader(body).format();
    }

    private Conversation conversation() {
        if (body.get("prompt").isPresent()) {
            throw new JsonException("'prompt' names a template that only its own provider has");
        }
        body.items("tools").forEach(this::tool);
        body.members().forEach(this::note);
        noteInside("text", Set.of("format", "verbosity"));
        noteInside("reasoning", ReasoningWish.CARRIED);
        return new Conversation(
                messages(),
                tools,
                body.get("tool_choice").map(this::choice).orElse(null),
                body.flag("parallel_tool_calls").orElse(null),
                format(),
                ReasoningWish.read(body.object("reasoning")),
                sampling(),
                number("max_output_tokens").orElse(-1L),
                1,
                body.object("text").text("verbosity").orElse(null),
                outputs(),
                promptCache(),
                body.get("cache_control").map(ConversationReader::cache).orElse(null),
                body.flag("stream").orElse(false),
                foreign);
    }

    /** Notes a member with a value that nobody but a Responses upstream knows. */
    private void note(String name, JsonValue value) {
        Field field = Field.of(name);
        boolean known = (field != null && !FOREIGN.contains(field)) || isUsual(field, value);
        if (!known && value != JsonNull.NULL) {
            foreign.add(name);
        }
        if (field == Field.INCLUDE) {
            value.asItems().forEach(this::included);
        }
    }

    /** What every answer is like is nothing that could be left out. */
    private static boolean isUsual(@Nullable Field field, JsonValue value) {
        return field == Field.TRUNCATION && value.asText().orElse("").equals("disabled");
    }

    private void noteInside(String name, Set<String> carried) {
        JsonObject object = body.object(name);
        object.members().keySet().stream()
                .filter(key -> !carried.contains(key) && object.get(key).isPresent())
                .forEach(key -> foreign.add(name + "." + key));
    }

    private PromptCache promptCache() {
        return new PromptCache(
                body.text("prompt_cache_key").orElse(null),
                body.text("prompt_cache_retention").orElse(null),
                body.get("prompt_cache_options").flatMap(JsonValue::asObject).orElse(null));
    }

    private void included(JsonValue what) {
        String name = what.asText().orElse("");
        if (!name.equals(Rules.LOGPROBS) && !name.equals("reasoning.encrypted_content")) {
            foreign.add("include." + name);
        }
    }

    private List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        body.text("instructions")
                .ifPresent(text -> messages.add(Message.of(Role.SYSTEM, Part.Text.of(text))));
        JsonValue input = body.members().get("input");
        if (input instanceof JsonString(String text)) {
            messages.add(Message.of(Role.USER, Part.Text.of(text)));
        } else {
            messages.addAll(new ItemsReader(body.items("input")).messages());
        }
        return messages;
    }

    private void tool(JsonValue value) {
        JsonObject tool = value.asObject().orElse(JsonObject.EMPTY);
        String type = tool.text("type").orElse("");
        String name = tool.text("name").orElse("");
        if (!type.equals("function") || name.isBlank()) {
            foreign.add("tools." + type);
            return;
        }
        tools.add(
                new Tool(
                        name,
                        tool.text("description").orElse(null),
                        tool.object("parameters"),
                        tool.flag("strict").orElse(null),
                        tool.get("cache_control").map(ConversationReader::cache).orElse(null)));
    }

    private @Nullable ToolChoice choice(JsonValue value) {
        if (value instanceof JsonString(String word)) {
            if (word.equals("required") && tools.isEmpty()) {
                foreign.add("tool_choice");
            }
            return switch (word) {
                case "none" -> new ToolChoice.None();
                case "required" -> new ToolChoice.Required();
                default -> new ToolChoice.Auto();
            };
        }
        JsonObject chosen = value.asObject().orElse(JsonObject.EMPTY);
        String type = chosen.text("type").orElse("");
        if (type.equals("function")) {
            if (tools.isEmpty()) {
                foreign.add("tool_choice");
            }
            return chosen.text("name")
                    .<ToolChoice>map(ToolChoice.Named::new)
                    .orElseThrow(() -> new JsonException("'tool_choice' names no function"));
        }
        foreign.add("tool_choice." + type);
        return null;
    }

    private Format format() {
        JsonObject format = body.object("text").object("format");
        return switch (format.text("type").orElse("text")) {
            case "json_object" -> new Format.Json();
            case "json_schema" ->
                    new Format.Schema(
                            format.text("name").orElse("answer"),
                            format.text("description").orElse(null),
                            format.object("schema"),
                            format.flag("strict").orElse(null));
            case "text" -> new Format.Text();
            default -> {
                foreign.add("text.format");
                yield new Format.Text();
            }
        };
    }

    private Sampling sampling() {
        boolean probable =
                body.items("include").stream()
                        .flatMap(item -> item.asText().stream())
                        .anyMatch(Rules.LOGPROBS::equals);
        if (!probable && number("top_logprobs").orElse(0L) > 0) {
            foreign.add("top_logprobs");
        }
        return new Sampling(
                decimal("temperature"),
                decimal("top_p"),
                decimal("top_k"),
                null,
                null,
                decimal("frequency_penalty"),
                decimal("presence_penalty"),
                null,
                null,
                List.of(),
                null,
                probable ? Boolean.TRUE : null,
                probable ? number("top_logprobs").map(Math::toIntExact).orElse(null) : null);
    }

    private Set<Modality> outputs() {
        Set<Modality> outputs = EnumSet.noneOf(Modality.class);
        for (JsonValue item : body.items("modalities")) {
            item.asText().flatMap(Modality::of).ifPresent(outputs::add);
        }
        return outputs.isEmpty() ? Set.of(Modality.TEXT) : outputs;
    }

    private @Nullable BigDecimal decimal(String name) {
        return body.number(name).orElse(null);
    }

    private Optional<Long> number(String name) {
        return body.number(name).map(BigDecimal::longValueExact);
    }

    static CacheMark cache(JsonValue value) {
        return new CacheMark(value.asObject().flatMap(it -> it.text("ttl")).orElse(null));
    }
}
