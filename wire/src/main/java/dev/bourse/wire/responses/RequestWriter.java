package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a conversation as a request for an upstream of this dialect. */
final class RequestWriter {
    private final Conversation conversation;
    private final UpstreamEdit edit;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    private RequestWriter(Conversation conversation, UpstreamEdit edit) {
        this.conversation = conversation;
        this.edit = edit;
    }

    static Rendered write(Conversation conversation, UpstreamEdit edit) {
        return new RequestWriter(conversation, edit).rendered();
    }

    private Rendered rendered() {
        if (conversation.choices() > 1) {
            return new Rendered.Impossible("n");
        }
        if (!conversation.outputs().equals(Set.of(Modality.TEXT))) {
            return new Rendered.Impossible("modalities");
        }
        ItemsWriter items = new ItemsWriter(leftOut);
        members.put("model", edit.model());
        input(items);
        Optional<String> impossible = items.impossible();
        if (impossible.isPresent()) {
            return new Rendered.Impossible(impossible.get());
        }
        settings(items.hasEncrypted());
        leftOut.addAll(conversation.foreign());
        return new Rendered.Written(Json.bytes(JsonValue.of(members)), List.copyOf(leftOut));
    }

    private void input(ItemsWriter items) {
        List<Message> messages = conversation.messages();
        Optional<String> instructions =
                messages.size() > 1 ? instructions(messages.getFirst()) : Optional.empty();
        instructions.ifPresent(text -> members.put("instructions", text));
        boolean led = instructions.isPresent();
        members.put("input", items.write(led ? messages.subList(1, messages.size()) : messages));
        if (led && messages.getFirst().parts().stream().anyMatch(RequestWriter::isMarked)) {
            leftOut.add("cache_control");
        }
    }

    /** A first message of the system has a place of its own when it is one text. */
    private static Optional<String> instructions(Message first) {
        boolean plain = first.role() == Role.SYSTEM && first.parts().size() == 1;
        return plain && first.parts().getFirst() instanceof Part.Text(String text, _)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static boolean isMarked(Part part) {
        return part instanceof Part.Text(_, var mark) && mark != null;
    }

    private void settings(boolean encrypted) {
        UpstreamEdit.Cap cap = edit.cap();
        put("max_output_tokens", cap == null ? capSent() : Long.valueOf(cap.tokens()));
        tools();
        text();
        sampling(conversation.sampling());
        reasoning(encrypted);
        put("prompt_cache_key", conversation.promptCache().key());
        put("prompt_cache_retention", conversation.promptCache().retention());
        put("prompt_cache_options", conversation.promptCache().options());
        if (conversation.cache() != null) {
            leftOut.add("cache_control");
        }
        put("safety_identifier", edit.user());
        put("service_tier", edit.serviceTier());
        if (conversation.stream()) {
            members.put("stream", true);
        }
        members.put("store", false);
    }

    private @Nullable Long capSent() {
        boolean sent = conversation.maxOutputTokens() > 0 && !isDropped(Parameter.MAX_TOKENS);
        return sent ? conversation.maxOutputTokens() : null;
    }

    private void tools() {
        if (conversation.tools().isEmpty() || isDropped(Parameter.TOOLS)) {
            return;
        }
        members.put("tools", conversation.tools().stream().map(this::tool).toList());
        if (conversation.toolChoice() != null && !isDropped(Parameter.TOOL_CHOICE)) {
            members.put("tool_choice", choice(conversation.toolChoice()));
        }
        if (!isDropped(Parameter.PARALLEL_TOOL_CALLS)) {
            put("parallel_tool_calls", conversation.parallelToolCalls());
        }
    }

    /**
     * Strictness is said even when the caller did not: here, unlike elsewhere, it is the default.
     */
    private JsonValue tool(Tool tool) {
        if (tool.cache() != null) {
            leftOut.add("cache_control");
        }
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("type", "function");
        function.put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        boolean none = tool.parameters().members().isEmpty();
        function.put("parameters", none ? noArguments() : tool.parameters());
        function.put("strict", Boolean.TRUE.equals(tool.strict()));
        return JsonValue.of(function);
    }

    private static Map<String, Object> noArguments() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", JsonObject.EMPTY);
        return schema;
    }

    private static Object choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> "auto";
            case ToolChoice.None _ -> "none";
            case ToolChoice.Required _ -> "required";
            case ToolChoice.Named(String name) -> {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("type", "function");
                named.put("name", name);
                yield named;
            }
        };
    }

    private void text() {
        Map<String, Object> text = new LinkedHashMap<>();
        Format format = conversation.format();
        if (!(format instanceof Format.Text) && !isDropped(Parameter.RESPONSE_FORMAT)) {
            text.put("format", format(format));
        }
        if (conversation.verbosity() != null && !isDropped(Parameter.VERBOSITY)) {
            text.put("verbosity", verbosity(conversation.verbosity()));
        }
        if (!text.isEmpty()) {
            members.put("text", text);
        }
    }

    private static Map<String, Object> format(Format format) {
        Map<String, Object> written = new LinkedHashMap<>();
        if (!(format instanceof Format.Schema schema)) {
            written.put("type", format instanceof Format.Json ? "json_object" : "text");
            return written;
        }
        written.put("type", "json_schema");
        written.put("name", schema.name());
        if (schema.description() != null) {
            written.put("description", schema.description());
        }
        written.put("schema", schema.schema());
        if (schema.strict() != null) {
            written.put("strict", schema.strict());
        }
        return written;
    }

    /** Longer than high is the exchange's own word. */
    private String verbosity(String word) {
        if (word.equals("xhigh") || word.equals("max")) {
            leftOut.add("verbosity");
            return "high";
        }
        return word;
    }

    private void sampling(Sampling sampling) {
        sampled(Parameter.TEMPERATURE, sampling.temperature());
        sampled(Parameter.TOP_P, sampling.topP());
        unknown(Parameter.TOP_K, sampling.topK());
        unknown(Parameter.MIN_P, sampling.minP());
        unknown(Parameter.TOP_A, sampling.topA());
        unknown(Parameter.FREQUENCY_PENALTY, sampling.frequencyPenalty());
        unknown(Parameter.PRESENCE_PENALTY, sampling.presencePenalty());
        unknown(Parameter.REPETITION_PENALTY, sampling.repetitionPenalty());
        unknown(Parameter.SEED, sampling.seed());
        unknown(Parameter.STOP, sampling.stop().isEmpty() ? null : sampling.stop());
        unknown(Parameter.LOGIT_BIAS, sampling.logitBias());
        if (Boolean.TRUE.equals(sampling.logprobs()) && !isDropped(Parameter.LOGPROBS)) {
            include(Rules.LOGPROBS);
            sampled(Parameter.TOP_LOGPROBS, sampling.topLogprobs());
        } else if (!isDropped(Parameter.TOP_LOGPROBS)) {
            unknown(Parameter.TOP_LOGPROBS, sampling.topLogprobs());
        }
    }

    private void reasoning(boolean encrypted) {
        if (isDropped(Parameter.REASONING) || isDropped(Parameter.REASONING_EFFORT)) {
            return;
        }
        JsonObject wish = ReasoningWish.write(thinking(), conversation.maxOutputTokens(), true);
        if (!wish.members().isEmpty()) {
            members.put("reasoning", wish);
        }
        if (encrypted || conversation.thinking().isOn()) {
            include("reasoning.encrypted_content");
        }
    }

    private Thinking thinking() {
        Thinking thinking = conversation.thinking();
        return isDropped(Parameter.INCLUDE_REASONING) ? thinking.unshown() : thinking;
    }

    private void include(String what) {
        List<Object> all = new ArrayList<>();
        if (members.get("include") instanceof List<?> before) {
            all.addAll(before);
        }
        all.add(what);
        members.put("include", all);
    }

    private void sampled(Parameter parameter, @Nullable Object value) {
        if (!isDropped(parameter)) {
            put(parameter.wireName(), value);
        }
    }

    private void unknown(Parameter parameter, @Nullable Object value) {
        if (value != null) {
            leftOut.add(parameter.wireName());
        }
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private boolean isDropped(Parameter parameter) {
        return edit.drop().contains(parameter);
    }
}
