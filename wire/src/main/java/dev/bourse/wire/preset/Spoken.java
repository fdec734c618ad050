package dev.bourse.wire.preset;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A configuration in the words of a dialect: the members of a request that say the same, written by
 * the dialect itself from a conversation that holds nothing else.
 *
 * @param members members of a request; neither model nor prompt is among them
 * @param leftOut names of what the dialect has no place for
 */
record Spoken(JsonObject members, List<String> leftOut) {
    private static final Protocol CHAT = new OpenAi();
    private static final String ANYTHING = "any/model";
    private static final List<Map<String, String>> HELLO =
            List.of(Map.of("role", "user", "content", "Hello"));
    private static final String LOGPROBS = "logprobs";
    private static final String TOP_LOGPROBS = "top_logprobs";
    private static final Set<String> PROMPT =
            Set.of("model", "messages", "input", "contents", "stream", "store");

    /**
     * @param model the model that will be asked, since what it may be told depends on it
     * @param cap the request's own cap on the answer; -1 for none
     * @throws JsonException when it cannot be said in that dialect at all, naming it
     */
    static Spoken of(PresetConfig config, Dialect dialect, @Nullable String model, long cap) {
        JsonObject asked = without(config.asked(), "model");
        if (dialect == Dialect.OPENAI) {
            return new Spoken(asked, List.of());
        }
        Request request = request(asked, cap);
        String name = model == null ? ANYTHING : model;
        UpstreamEdit edit = new UpstreamEdit(name, Set.of(), null, null, tier(request));
        return switch (protocol(dialect).render(request.conversation(), edit)) {
            case Rendered.Written(byte[] body, List<String> leftOut) ->
                    new Spoken(members(asked, body, dialect), leftOut);
            case Rendered.Impossible(String what) ->
                    throw new JsonException(
                            "'" + what + "' of the preset can't be said in this dialect");
        };
    }

    /** In the words of OpenAI's completions of a text, where a number asks for probabilities. */
    static Spoken ofText(PresetConfig config) {
        JsonObject asked = without(config.asked(), "model");
        Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
        List<String> leftOut = new ArrayList<>();
        boolean probable = asked.flag(LOGPROBS).orElse(false);
        members.remove(LOGPROBS);
        JsonValue most = members.remove(TOP_LOGPROBS);
        if (probable) {
            members.put(LOGPROBS, most == null ? JsonValue.of(0) : most);
        } else if (most != null) {
            leftOut.add(TOP_LOGPROBS);
        }
        return new Spoken(new JsonObject(members), leftOut);
    }

    private static Protocol protocol(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> CHAT;
            case RESPONSES -> new Responses();
            case ANTHROPIC -> new Anthropic();
            case GEMINI -> new Gemini();
        };
    }

    /** How much the model may think depends on how long the answer may get. */
    private static Request request(JsonObject asked, long cap) {
        Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
        members.put("model", JsonValue.of(ANYTHING));
        members.put("messages", JsonValue.of(HELLO));
        if (cap > 0) {
            members.remove("max_completion_tokens");
            members.put("max_tokens", JsonValue.of(cap));
        }
        return switch (CHAT.scan(Json.bytes(new JsonObject(members)), Addressed.BY_BODY)) {
            case Request request -> request;
            case Scanned.Rejected(var error) ->
                    throw new JsonException("the preset makes no sense: " + error.message());
        };
    }

    private static @Nullable String tier(Request request) {
        return request.tier() == ServiceTier.DEFAULT
                ? null
                : request.tier().name().toLowerCase(Locale.ROOT);
    }

    private static JsonObject members(JsonObject asked, byte[] body, Dialect dialect) {
        JsonObject written = Json.parse(body).asObject().orElseThrow();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        PresetConfig.SHARED.forEach(
                name -> asked.get(name).ifPresent(value -> members.put(name, value)));
        written.members()
                .forEach((name, value) -> {
                    if (!PROMPT.contains(name)) {
                        members.put(name, value);
                    }
                });
        if (dialect == Dialect.ANTHROPIC && !isCapped(asked, written)) {
            members.remove("max_tokens");
        }
        return new JsonObject(members);
    }

    /** Whether the cap that Anthropic demands is the preset's, or what its thinking needs. */
    private static boolean isCapped(JsonObject asked, JsonObject written) {
        return asked.get("max_tokens").isPresent()
                || asked.get("max_completion_tokens").isPresent()
                || written.object("thinking").get("budget_tokens").isPresent();
    }

    private static JsonObject without(JsonObject object, String name) {
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.remove(name);
        return new JsonObject(members);
    }
}
