package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes messages as items of {@code input}. */
final class ItemsWriter {
    private final Set<String> leftOut;
    private final List<JsonValue> items = new ArrayList<>();
    private final List<JsonObject> content = new ArrayList<>();
    private final List<ReasoningDetail> thoughts = new ArrayList<>();
    private @Nullable String impossible;
    private boolean encrypted;

    /**
     * @param leftOut takes the names of what has no place here
     */
    ItemsWriter(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    /** The caller's member without which the conversation would lose its meaning. */
    Optional<String> impossible() {
        return Optional.ofNullable(impossible);
    }

    /** Whether reasoning went back to the vendor that had encrypted it. */
    boolean hasEncrypted() {
        return encrypted;
    }

    List<JsonValue> write(List<Message> messages) {
        messages.forEach(this::message);
        return items;
    }

    private void message(Message message) {
        if (message.name() != null && message.role() != Role.TOOL) {
            leftOut.add("messages.name");
        }
        for (Part part : message.parts()) {
            if (!(part instanceof Part.Thought)) {
                endThoughts();
            }
            part(message.role(), part);
        }
        endThoughts();
        endContent(message.role());
    }

    private void part(Role role, Part part) {
        switch (part) {
            case Part.ToolCall call -> {
                endContent(role);
                items.add(call(call));
            }
            case Part.ToolResult result -> {
                endContent(role);
                items.add(result(result));
            }
            case Part.Thought(ReasoningDetail detail) -> {
                endContent(role);
                thought(detail);
            }
            case Part.Refusal(String text) -> content.add(ContentParts.text("refusal", text));
            case Part.Text text when role == Role.ASSISTANT -> {
                marked(text);
                content.add(ContentParts.text("output_text", text.text()));
            }
            case Part.Media _ when role == Role.ASSISTANT -> leftOut.add("messages.images");
            default -> content(part, content);
        }
    }

    private void content(Part part, List<JsonObject> into) {
        marked(part);
        Optional<JsonObject> written = ContentParts.write(part);
        written.ifPresent(into::add);
        if (written.isEmpty() && part instanceof Part.Media media) {
            impossible = "messages." + media.kind().wireName();
        }
    }

    private void marked(Part part) {
        boolean marked =
                switch (part) {
                    case Part.Text text -> text.cache() != null;
                    case Part.Media media -> media.cache() != null;
                    case Part.ToolResult result -> result.cache() != null;
                    default -> false;
                };
        if (marked) {
            leftOut.add("cache_control");
        }
    }

    private static JsonValue call(Part.ToolCall call) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "function_call");
        item.put("call_id", call.id());
        item.put("name", call.name());
        item.put("arguments", call.arguments());
        return JsonValue.of(item);
    }

    private JsonValue result(Part.ToolResult result) {
        marked(result);
        if (result.isError()) {
            leftOut.add("is_error");
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "function_call_output");
        item.put("call_id", result.callId());
        item.put("output", output(result.content()));
        return JsonValue.of(item);
    }

    /** One text as it is; several, or media, as parts. */
    private Object output(List<Part> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Text(String text, _)) {
            marked(parts.getFirst());
            return text;
        }
        List<JsonObject> written = new ArrayList<>();
        parts.forEach(part -> content(part, written));
        return written;
    }

    private void thought(ReasoningDetail detail) {
        ReasoningDetail before = thoughts.isEmpty() ? null : thoughts.getLast();
        if (!ReasoningItems.belong(before, detail)) {
            endThoughts();
        }
        thoughts.add(detail);
    }

    /** Only what this dialect's vendor encrypted means anything to it; the rest it would refuse. */
    private void endThoughts() {
        if (thoughts.isEmpty()) {
            return;
        }
        boolean own =
                thoughts.stream()
                        .anyMatch(it ->
                                it.kind() == Kind.ENCRYPTED
                                        && it.format().equals(ReasoningDetail.OPENAI));
        if (own) {
            encrypted = true;
            items.add(reasoning());
        } else {
            leftOut.add("reasoning_details");
        }
        thoughts.clear();
    }

    private JsonValue reasoning() {
        Map<String, JsonValue> item = new LinkedHashMap<>();
        item.put("type", JsonValue.of("reasoning"));
        String id = thoughts.getFirst().id();
        if (id != null) {
            item.put("id", JsonValue.of(id));
        }
        item.putAll(ReasoningItems.members(thoughts));
        return new JsonObject(item);
    }

    private void endContent(Role role) {
        if (content.isEmpty()) {
            return;
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "message");
        item.put("role", role.name().toLowerCase(Locale.ROOT));
        item.put("content", List.copyOf(content));
        items.add(JsonValue.of(item));
        content.clear();
    }
}
