package dev.bourse.wire.preset;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonFlag;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what shall be saved as a preset: a request in some dialect, or a configuration. */
public final class PresetReading {
    private static final Protocol CHAT = new OpenAi();
    private static final String ANYTHING = "any/model";
    private static final List<Map<String, String>> HELLO =
            List.of(Map.of("role", "user", "content", "Hello"));

    private PresetReading() {}

    /**
     * What was read.
     *
     * @param config what the preset says
     * @param leftOut names of members that say how to answer and that a preset cannot hold
     */
    public record Read(PresetConfig config, List<String> leftOut) {
        public Read {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Of a request in that dialect what is about how to answer; what is about this one answer
     * ({@code messages}, {@code stream}, {@code user} ...) is passed over. Instructions at its
     * beginning become the system prompt.
     *
     * @param dialect chat completions, Responses or Messages
     * @throws JsonException when it is no such request, naming what is wrong
     */
    public static Read ofRequest(Dialect dialect, JsonObject body) {
        refuseNested(body);
        JsonObject whole = completed(dialect, body);
        Request request = scanned(protocol(dialect), whole);
        Conversation conversation = request.conversation();
        JsonObject spoken = body;
        List<String> leftOut = List.of();
        if (dialect != Dialect.OPENAI) {
            Rendered.Written written = written(conversation);
            spoken = translated(body, written, request);
            leftOut = written.leftOut();
        }
        JsonObject config = known(spoken);
        checkCache(config);
        return new Read(new PresetConfig(config, instructions(conversation)), leftOut);
    }

    /**
     * A configuration in the words of chat completions.
     *
     * @throws JsonException when something in it is not known or makes no sense, naming it
     */
    public static PresetConfig ofConfig(JsonObject config, @Nullable String systemPrompt) {
        for (String name : config.members().keySet()) {
            if (!PresetConfig.KNOWN.contains(name)) {
                throw new JsonException("'" + name + "' is nothing that a preset can say");
            }
        }
        refuseNested(config);
        checkCache(config);
        scanned(CHAT, completed(Dialect.OPENAI, new PresetConfig(config, null).asked()));
        return new PresetConfig(config, systemPrompt);
    }

    private static void refuseNested(JsonObject body) {
        boolean nested = body.text("model").filter(PresetReference::isIn).isPresent();
        if (nested || body.get("preset").isPresent()) {
            throw new JsonException("a preset can't name another preset");
        }
    }

    private static Protocol protocol(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> CHAT;
            case RESPONSES -> new Responses();
            case ANTHROPIC -> new Anthropic();
            case GEMINI -> throw new JsonException("a preset is not saved in Gemini's dialect");
        };
    }

    /** The body with a prompt and a model, where it has none, so that it can be read. */
    private static JsonObject completed(Dialect dialect, JsonObject body) {
        String prompt = dialect == Dialect.RESPONSES ? "input" : "messages";
        Map<String, JsonValue> members = new LinkedHashMap<>(body.members());
        if (body.get("model").isEmpty()) {
            members.put("model", JsonValue.of(ANYTHING));
        }
        if (body.get(prompt).isEmpty()) {
            members.put(prompt, JsonValue.of(HELLO));
        }
        return new JsonObject(members);
    }

    private static Request scanned(Protocol protocol, JsonObject body) {
        return switch (protocol.scan(Json.bytes(body), Addressed.BY_BODY)) {
            case Request request -> request;
            case Scanned.Rejected(var error) -> throw new JsonException(error.message());
        };
    }

    private static Rendered.Written written(Conversation conversation) {
        return switch (CHAT.render(conversation, UpstreamEdit.ofModel(ANYTHING))) {
            case Rendered.Written written -> written;
            case Rendered.Impossible(String what) ->
                    throw new JsonException("'" + what + "' can't be saved in a preset");
        };
    }

    /** A request of another dialect in the words of chat completions. */
    private static JsonObject translated(
            JsonObject body, Rendered.Written written, Request request) {
        Map<String, JsonValue> members =
                new LinkedHashMap<>(Json.parse(written.body()).asObject().orElseThrow().members());
        members.remove("model");
        for (String name : List.of("model", PresetConfig.CACHE_ENABLED, PresetConfig.CACHE_TTL)) {
            body.get(name).ifPresent(value -> members.put(name, value));
        }
        PresetConfig.SHARED.forEach(
                name -> body.get(name).ifPresent(value -> members.put(name, value)));
        if (!request.extensions().fallbacks().isEmpty()) {
            members.put("models", JsonValue.of(request.extensions().fallbacks()));
        }
        tier(request).ifPresent(tier -> members.put("service_tier", JsonValue.of(tier)));
        return new JsonObject(members);
    }

    private static Optional<String> tier(Request request) {
        return switch (request.tier()) {
            case DEFAULT -> Optional.empty();
            case FLEX -> Optional.of("flex");
            case PRIORITY -> Optional.of("priority");
        };
    }

    private static JsonObject known(JsonObject body) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        body.members()
                .forEach((name, value) -> {
                    if (PresetConfig.KNOWN.contains(name) && body.get(name).isPresent()) {
                        members.put(name, value);
                    }
                });
        return new JsonObject(members);
    }

    private static void checkCache(JsonObject config) {
        require(config, PresetConfig.CACHE_ENABLED, JsonFlag.class, "must be true or false");
        require(config, PresetConfig.CACHE_TTL, JsonNumber.class, "must be a number of seconds");
    }

    private static void require(
            JsonObject config, String name, Class<? extends JsonValue> type, String rule) {
        boolean fits = config.get(name).map(type::isInstance).orElse(true);
        JsonScanner.require(fits, name, rule);
    }

    private static @Nullable String instructions(Conversation conversation) {
        List<String> texts = new ArrayList<>();
        for (Message message : conversation.messages()) {
            if (message.role() != Role.SYSTEM && message.role() != Role.DEVELOPER) {
                break;
            }
            for (Part part : message.parts()) {
                if (part instanceof Part.Text(String text, _)) {
                    texts.add(text);
                }
            }
        }
        return texts.isEmpty() ? null : String.join("\n\n", texts);
    }
}
