package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.gateway.pipeline.Protocols;
import dev.bourse.gateway.upstream.Order;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an endpoint is asked in a baseline test.
 *
 * @param endpoint who is asked
 * @param dialect what it speaks
 */
record Question(Endpoint endpoint, Dialect dialect) {
    /** The tool that shall be called. */
    static final String TOOL = "get_weather";

    /** What it needs. */
    static final String ARGUMENT = "city";

    /** Room for an answer, and for some thought before it. */
    static final long MOST_TOKENS = 512;

    private static final String MEDIA_TYPE = "application/json";

    private static final Sampling AS_USUAL =
            new Sampling(
                    null, null, null, null, null, null, null, null, null, List.of(), null, null,
                    null);

    /** A short chat. */
    Order chat() {
        return order("What is the capital of France? One word.", List.of(), false);
    }

    /** The same as a stream, with its usage. */
    Order stream() {
        return order("Count from one to five.", List.of(), true);
    }

    /** One that only a tool can answer. */
    Order tool() {
        return order("What is the weather in Paris? Use the tool.", List.of(weather()), false);
    }

    /** A text to embed. */
    Order embedding() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", endpoint.upstreamModel());
        body.put("input", "The quick brown fox");
        return new Order(
                Json.bytes(JsonValue.of(body)), MEDIA_TYPE, ApiType.EMBEDDINGS, false, null);
    }

    /** How much an endpoint may answer. */
    static long cap(Endpoint endpoint) {
        return Math.min(MOST_TOKENS, endpoint.maxCompletionTokens());
    }

    private Order order(String words, List<Tool> tools, boolean stream) {
        Conversation conversation =
                new Conversation(
                        List.of(Message.of(Role.USER, Part.Text.of(words))),
                        tools,
                        choice(tools),
                        null,
                        new Format.Text(),
                        Thinking.UNSAID,
                        AS_USUAL,
                        -1,
                        1,
                        null,
                        Set.of(Modality.TEXT),
                        PromptCache.UNSAID,
                        null,
                        stream,
                        List.of());
        byte[] body = written(Protocols.of(dialect).render(conversation, edit()));
        return new Order(body, MEDIA_TYPE, ApiType.COMPLETIONS, stream, null);
    }

    private static byte[] written(Rendered rendered) {
        return switch (rendered) {
            case Rendered.Written(byte[] body, _) -> body;
            case Rendered.Impossible(String what) ->
                    throw new IllegalStateException("every dialect can say " + what);
        };
    }

    private UpstreamEdit edit() {
        boolean modern =
                endpoint.parameters().contains(Parameter.MAX_COMPLETION_TOKENS)
                        && !endpoint.parameters().contains(Parameter.MAX_TOKENS);
        Parameter name = modern ? Parameter.MAX_COMPLETION_TOKENS : Parameter.MAX_TOKENS;
        return new UpstreamEdit(
                endpoint.upstreamModel(),
                Set.of(),
                new UpstreamEdit.Cap(name, cap(endpoint)),
                null,
                null);
    }

    private @Nullable ToolChoice choice(List<Tool> tools) {
        boolean must = !tools.isEmpty() && endpoint.parameters().contains(Parameter.TOOL_CHOICE);
        return must ? new ToolChoice.Required() : null;
    }

    private static Tool weather() {
        Map<String, Object> schema =
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(ARGUMENT, Map.of("type", "string")),
                        "required",
                        List.of(ARGUMENT));
        JsonObject parameters = JsonValue.of(schema).asObject().orElseThrow();
        return new Tool(TOOL, "Tells the weather of a city", parameters, null, null);
    }
}
