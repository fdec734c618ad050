package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a chat completion request, already checked, into a conversation. */
final class ConversationReader {
    private static final String PROMPT_CACHE_OPTIONS = "prompt_cache_options";
    private static final String TOOL_CHOICE = "tool_choice";
    private static final Set<String> CARRIED =
            Set.of(
                    "model",
                    "messages",
                    "stream",
                    "stream_options",
                    "usage",
                    "max_tokens",
                    "max_completion_tokens",
                    "temperature",
                    "top_p",
                    "top_k",
                    "min_p",
                    "top_a",
                    "frequency_penalty",
                    "presence_penalty",
                    "repetition_penalty",
                    "seed",
                    "stop",
                    "logit_bias",
                    "logprobs",
                    "top_logprobs",
                    "n",
                    "response_format",
                    "tools",
                    TOOL_CHOICE,
                    "parallel_tool_calls",
                    "reasoning",
                    "reasoning_effort",
                    "include_reasoning",
                    "verbosity",
                    "modalities",
                    "service_tier",
                    "user",
                    "cache_control",
                    "safety_identifier",
                    "prompt_cache_key",
                    "prompt_cache_retention",
                    PROMPT_CACHE_OPTIONS);

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
        reader.readTools();
        return new Offer(reader.tools, !reader.foreign.isEmpty());
    }

    /** The form of a body; nothing else of it is looked at. */
    static Format format(JsonObject body) {
        return new ConversationReader(body).format();
    }

    private Conversation conversation() {
        readTools();
        body.members().keySet().forEach(this::note);
        noteInside("reasoning", ThinkingReader.CARRIED);
        noteInside("stream_options", Set.of("include_usage"));
        ToolChoice choice = body.get(TOOL_CHOICE).map(this::choice).orElse(null);
        return new Conversation(
                new MessagesReader(body.items("messages")).messages(),
                tools,
                choice,
                body.flag("parallel_tool_calls").orElse(null),
                format(),
                ThinkingReader.read(body),
                sampling(),
                number("max_completion_tokens").or(() -> number("max_tokens")).orElse(-1L),
                Math.toIntExact(number("n").orElse(1L)),
                body.text("verbosity").orElse(null),
                outputs(),
                promptCache(),
                body.get("cache_control").map(ConversationReader::cache).orElse(null),
                body.flag("stream").orElse(false),
                foreign);
    }

    /** A member with a value that nobody but an OpenAI upstream knows. */
    private void note(String name) {
        RequestField field = RequestField.of(name);
        boolean own =
                field != null && (field.fate() == Fate.DROPPED || field.fate() == Fate.IGNORED);
        if (!own && !CARRIED.contains(name) && !isUnasked(name) && body.get(name).isPresent()) {
            foreign.add(name);
        }
    }

    /** Not to keep the answer is what everybody does who is not asked to. */
    private boolean isUnasked(String name) {
        return name.equals("store") && !body.flag(name).orElse(true);
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
                body.get(PROMPT_CACHE_OPTIONS).flatMap(JsonValue::asObject).orElse(null));
    }

    private void readTools() {
        for (JsonValue item : body.items("tools")) {
            JsonObject tool = item.asObject().orElse(JsonObject.EMPTY);
            JsonObject function = tool.object("function");
            String name = function.text("name").orElse("");
            if (!name.isBlank()) {
                tools.add(tool(tool, function, name));
            } else {
                foreign.add("tools." + tool.text("type").orElse("unknown"));
            }
        }
    }

    private static Tool tool(JsonObject tool, JsonObject function, String name) {
        return new Tool(
                name,
                function.text("description").orElse(null),
                function.object("parameters"),
                function.flag("strict").orElse(null),
                cache(tool));
    }

    /** Null, and told as foreign, when it chooses something that is no function. */
    private @Nullable ToolChoice choice(JsonValue value) {
        if (value instanceof JsonString(String word)) {
            if (word.equals("required") && tools.isEmpty()) {
                foreign.add(TOOL_CHOICE);
            }
            return switch (word) {
                case "none" -> new ToolChoice.None();
                case "required" -> new ToolChoice.Required();
                default -> new ToolChoice.Auto();
            };
        }
        JsonObject named = value.asObject().orElse(JsonObject.EMPTY);
        String name = named.object("function").text("name").orElse("");
        if (name.isEmpty() || tools.isEmpty()) {
            foreign.add(TOOL_CHOICE);
            return null;
        }
        return new ToolChoice.Named(name);
    }

    private Format format() {
        JsonObject format = body.object("response_format");
        return switch (format.text("type").orElse("text")) {
            case "json_object" -> new Format.Json();
            case "json_schema" -> schema(format.object("json_schema"));
            case "text" -> new Format.Text();
            default -> {
                foreign.add("response_format");
                yield new Format.Text();
            }
        };
    }

    private static Format schema(JsonObject named) {
        return new Format.Schema(
                named.text("name").orElse("answer"),
                named.text("description").orElse(null),
                named.object("schema"),
                named.flag("strict").orElse(null));
    }

    private Sampling sampling() {
        return new Sampling(
                decimal("temperature"),
                decimal("top_p"),
                decimal("top_k"),
                decimal("min_p"),
                decimal("top_a"),
                decimal("frequency_penalty"),
                decimal("presence_penalty"),
                decimal("repetition_penalty"),
                decimal("seed"),
                stops(),
                body.get("logit_bias").flatMap(JsonValue::asObject).orElse(null),
                body.flag("logprobs").orElse(null),
                number("top_logprobs").map(Math::toIntExact).orElse(null));
    }

    private List<String> stops() {
        JsonValue stop = body.members().get("stop");
        return stop instanceof JsonString(String one)
                ? List.of(one)
                : body.items("stop").stream().flatMap(it -> it.asText().stream()).toList();
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

    /** A mark by either of its names; null when there is none. */
    static @Nullable CacheMark cache(JsonObject marked) {
        return marked.get("cache_control")
                .or(() -> marked.get("prompt_cache_breakpoint"))
                .map(ConversationReader::cache)
                .orElse(null);
    }
}
