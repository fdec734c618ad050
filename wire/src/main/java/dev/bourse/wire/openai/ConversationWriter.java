package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a conversation as the body of a chat completion request. */
final class ConversationWriter {
    private static final Set<Modality> MADE = Set.of(Modality.TEXT, Modality.IMAGE);

    private final Conversation conversation;
    private final UpstreamEdit edit;
    private final Losses losses = new Losses();
    private final Map<String, Object> body = new LinkedHashMap<>();

    private ConversationWriter(Conversation conversation, UpstreamEdit edit) {
        this.conversation = conversation;
        this.edit = edit;
    }

    static Rendered write(Conversation conversation, UpstreamEdit edit) {
        return new ConversationWriter(conversation, edit).rendered();
    }

    private Rendered rendered() {
        losses.leaveOut(conversation.foreign());
        boolean reasons = !edit.drop().contains(Parameter.REASONING);
        body.put("model", edit.model());
        body.put("messages", new MessagesWriter(losses, reasons).write(conversation.messages()));
        tools();
        format();
        put(ThinkingWriter.member(conversation, edit, losses));
        sampling(conversation.sampling());
        limits();
        outputs();
        identity();
        String impossible = losses.impossible();
        return impossible == null
                ? new Rendered.Written(Json.bytes(JsonValue.of(body)), losses.leftOut())
                : new Rendered.Impossible(impossible);
    }

    private void tools() {
        if (!conversation.tools().isEmpty()) {
            List<Object> tools = new ArrayList<>();
            conversation.tools().forEach(tool -> tools.add(tool(tool)));
            put(Parameter.TOOLS, tools);
            put(Parameter.TOOL_CHOICE, choice(conversation.toolChoice()));
            put(Parameter.PARALLEL_TOOL_CALLS, conversation.parallelToolCalls());
        }
    }

    private static Map<String, Object> tool(Tool tool) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool.name());
        with(function, "description", tool.description());
        function.put("parameters", parameters(tool));
        with(function, "strict", tool.strict());
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("type", "function");
        written.put("function", function);
        with(written, "cache_control", MediaWriter.mark(tool.cache()));
        return written;
    }

    /** A function without any takes an object too; a schema that says nothing would be refused. */
    private static JsonValue parameters(Tool tool) {
        if (!tool.parameters().members().isEmpty()) {
            return tool.parameters();
        }
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("type", "object");
        none.put("properties", Map.of());
        return JsonValue.of(none);
    }

    private static @Nullable Object choice(@Nullable ToolChoice choice) {
        return switch (choice) {
            case null -> null;
            case ToolChoice.Auto _ -> "auto";
            case ToolChoice.None _ -> "none";
            case ToolChoice.Required _ -> "required";
            case ToolChoice.Named(String name) -> {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("type", "function");
                named.put("function", Map.of("name", name));
                yield named;
            }
        };
    }

    private void format() {
        switch (conversation.format()) {
            case Format.Text _ -> {}
            case Format.Json _ -> put(Parameter.RESPONSE_FORMAT, Map.of("type", "json_object"));
            case Format.Schema schema -> put(Parameter.RESPONSE_FORMAT, schema(schema));
        }
    }

    private static Map<String, Object> schema(Format.Schema format) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", format.name());
        with(named, "description", format.description());
        with(named, "strict", format.strict());
        named.put("schema", format.schema());
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("type", "json_schema");
        written.put("json_schema", named);
        return written;
    }

    private void sampling(Sampling sampling) {
        put(Parameter.TEMPERATURE, sampling.temperature());
        put(Parameter.TOP_P, sampling.topP());
        put(Parameter.TOP_K, sampling.topK());
        put(Parameter.MIN_P, sampling.minP());
        put(Parameter.TOP_A, sampling.topA());
        put(Parameter.FREQUENCY_PENALTY, sampling.frequencyPenalty());
        put(Parameter.PRESENCE_PENALTY, sampling.presencePenalty());
        put(Parameter.REPETITION_PENALTY, sampling.repetitionPenalty());
        put(Parameter.SEED, sampling.seed());
        stops(sampling);
        put(Parameter.LOGIT_BIAS, sampling.logitBias());
        put(Parameter.LOGPROBS, sampling.logprobs());
        put(Parameter.TOP_LOGPROBS, sampling.topLogprobs());
    }

    private void stops(Sampling sampling) {
        put(Parameter.STOP, sampling.firstStops(Rules.STOPS));
        if (!edit.drop().contains(Parameter.STOP)) {
            losses.leaveOut(sampling.otherStops(Rules.STOPS));
        }
    }

    private void limits() {
        UpstreamEdit.Cap cap = edit.cap();
        if (cap != null) {
            body.put(cap.name().wireName(), cap.tokens());
        } else if (conversation.maxOutputTokens() >= 0) {
            boolean old = !edit.drop().contains(Parameter.MAX_TOKENS);
            put(
                    old ? Parameter.MAX_TOKENS : Parameter.MAX_COMPLETION_TOKENS,
                    conversation.maxOutputTokens());
        }
        if (conversation.choices() > 1) {
            body.put("n", conversation.choices());
        }
    }

    private void outputs() {
        put(Parameter.VERBOSITY, conversation.verbosity());
        if (!MADE.containsAll(conversation.outputs())) {
            losses.refuse("modalities");
        }
        if (!conversation.outputs().equals(Set.of(Modality.TEXT))) {
            List<String> names =
                    conversation.outputs().stream().map(Modality::wireName).sorted().toList();
            body.put("modalities", names.reversed());
        }
    }

    /** The automatic caching that {@code cache} asks for is what these upstreams do unasked. */
    private void identity() {
        with(body, "prompt_cache_key", conversation.promptCache().key());
        with(body, "prompt_cache_retention", conversation.promptCache().retention());
        with(body, "prompt_cache_options", conversation.promptCache().options());
        if (conversation.cache() != null) {
            losses.leaveOut("cache_control");
        }
        with(body, "user", edit.user());
        with(body, "service_tier", edit.serviceTier());
        if (conversation.stream()) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
        }
    }

    private void put(Map<String, Object> members) {
        body.putAll(members);
    }

    /** A parameter that the endpoint does not know is left out, and that is told. */
    private void put(Parameter parameter, @Nullable Object value) {
        if (value != null && edit.drop().contains(parameter)) {
            losses.leaveOut(parameter.wireName());
        } else {
            with(body, parameter.wireName(), value);
        }
    }

    static void with(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
