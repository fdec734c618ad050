package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.StrictMode;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code generateContent} request, already checked, into a conversation. */
final class ConversationReader {
    private static final Set<String> CARRIED =
            Set.of("contents", "systemInstruction", "tools", "toolConfig", "generationConfig");
    private static final String CACHED = "cachedContent";
    private static final String PLAIN = "text/plain";
    private static final Set<String> FORMS = Set.of(PLAIN, "application/json");

    private final ProtoObject body;
    private final ProtoObject config;
    private final List<String> foreign = new ArrayList<>();

    private ConversationReader(ProtoObject body) {
        this.body = body;
        config = body.object("generationConfig");
    }

    /**
     * @param stream whether the path asks for a stream
     * @throws JsonException when something in it makes no sense, naming it
     */
    static Conversation read(ProtoObject body, boolean stream) {
        return new ConversationReader(body).conversation(stream);
    }

    /** The form of a body; nothing else of it is looked at. */
    static Format format(ProtoObject body) {
        return new ConversationReader(body).format();
    }

    private Conversation conversation(boolean stream) {
        if (body.get(CACHED).isPresent()) {
            throw new JsonException("'" + CACHED + "' lies at Google, only its models can read it");
        }
        body.json().members().keySet().forEach(this::noteMember);
        config.json().members().keySet().forEach(this::noteConfig);
        ToolsReader tools = new ToolsReader(body, foreign);
        noteInside(foreign);
        List<Message> messages = new ContentsReader(foreign).messages(body);
        ToolChoice choice = tools.choice();
        return new Conversation(
                messages,
                tools.tools(),
                choice,
                null,
                format(),
                ThinkingReader.read(config.object("thinkingConfig")),
                sampling(),
                config.whole("maxOutputTokens").orElse(-1L),
                Math.toIntExact(config.whole("candidateCount").orElse(1L)),
                null,
                outputs(),
                PromptCache.UNSAID,
                null,
                stream,
                foreign);
    }

    /** A member with a value that nobody but a Gemini upstream knows. */
    private void noteMember(String name) {
        RequestField field = RequestField.of(name);
        boolean own = field != null && field.fate() == Fate.DROPPED;
        if (!own
                && !CARRIED.contains(ProtoNames.camel(name))
                && body.json().get(name).isPresent()) {
            foreign.add(name);
        }
    }

    private void noteConfig(String name) {
        if (ConfigField.of(name) == null && config.json().get(name).isPresent()) {
            foreign.add("generationConfig." + name);
        }
    }

    private void noteInside(List<String> names) {
        config.object("thinkingConfig").json().members().keySet().stream()
                .filter(name -> !ThinkingReader.CARRIED.contains(ProtoNames.camel(name)))
                .forEach(name -> names.add("generationConfig.thinkingConfig." + name));
        String type = config.text("responseMimeType").orElse(PLAIN);
        if (!FORMS.contains(type)) {
            names.add("generationConfig.responseMimeType");
        }
    }

    private Format format() {
        Optional<JsonValue> json =
                config.get("responseJsonSchema")
                        .or(() ->
                                Optional.ofNullable(
                                        config.json().members().get("_responseJsonSchema")));
        if (json.isPresent()) {
            return schema(ProtoObject.of(json.get()));
        }
        Optional<JsonValue> schema = config.get("responseSchema");
        if (schema.isPresent()) {
            return schema(new ProtoObject(Schemas.json(ProtoObject.of(schema.get()))));
        }
        return switch (config.text("responseMimeType").orElse(PLAIN)) {
            case "application/json" -> new Format.Json();
            default -> new Format.Text();
        };
    }

    /** Gemini holds every answer to its schema, whether or not others would call it strict. */
    private static Format schema(ProtoObject schema) {
        Boolean strict = StrictMode.takes(schema.json()) ? true : null;
        return new Format.Schema("answer", null, schema.json(), strict);
    }

    private Sampling sampling() {
        return new Sampling(
                config.number("temperature").orElse(null),
                config.number("topP").orElse(null),
                config.number("topK").orElse(null),
                null,
                null,
                config.number("frequencyPenalty").orElse(null),
                config.number("presencePenalty").orElse(null),
                null,
                config.number("seed").orElse(null),
                stops(),
                null,
                config.flag("responseLogprobs").orElse(null),
                alternatives());
    }

    private List<String> stops() {
        return config.items("stopSequences").stream()
                .flatMap(stop -> stop.asText().stream())
                .toList();
    }

    private @Nullable Integer alternatives() {
        return config.whole("logprobs").map(Math::toIntExact).orElse(null);
    }

    private Set<Modality> outputs() {
        Set<Modality> outputs = EnumSet.noneOf(Modality.class);
        for (JsonValue item : config.items("responseModalities")) {
            item.asText()
                    .flatMap(word -> Modality.of(word.toLowerCase(Locale.ROOT)))
                    .ifPresent(outputs::add);
        }
        return outputs.isEmpty() ? Set.of(Modality.TEXT) : outputs;
    }
}
