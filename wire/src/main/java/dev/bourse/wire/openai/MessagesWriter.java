package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.json.JsonValue.JsonNull;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code messages}. Results of tools are messages of their own here and hold nothing but
 * text; media among them follow as the user's, once all results of that turn are told.
 */
final class MessagesWriter {
    private final Losses losses;
    private final boolean reasons;
    private final MediaWriter media;
    private final List<Object> messages = new ArrayList<>();
    private final List<Part> shown = new ArrayList<>();

    /**
     * @param reasons whether the upstream can do anything with what was thought before
     */
    MessagesWriter(Losses losses, boolean reasons) {
        this.losses = losses;
        this.reasons = reasons;
        media = new MediaWriter(losses);
    }

    List<Object> write(List<Message> conversation) {
        conversation.forEach(this::message);
        showMedia();
        return messages;
    }

    private void message(Message message) {
        List<Part> rest = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolResult result) {
                result(result);
            } else {
                rest.add(part);
            }
        }
        boolean onlyResults = rest.isEmpty() && !message.parts().isEmpty();
        if (!onlyResults && message.role() != Role.TOOL) {
            said(message, rest);
        }
    }

    private void said(Message message, List<Part> parts) {
        switch (message.role()) {
            case ASSISTANT -> {
                showMedia();
                add("assistant", message.name()).putAll(answer(parts));
            }
            case SYSTEM, DEVELOPER -> {
                showMedia();
                add("system", message.name()).put("content", content(parts));
            }
            case USER, TOOL -> {
                parts.addAll(0, shown);
                shown.clear();
                add("user", message.name()).put("content", content(parts));
            }
        }
    }

    private void showMedia() {
        if (!shown.isEmpty()) {
            said(new Message(Role.USER, List.of(), null), new ArrayList<>());
        }
    }

    private Map<String, Object> add(String role, @Nullable String name) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        ConversationWriter.with(message, "name", name);
        messages.add(message);
        return message;
    }

    private void result(Part.ToolResult result) {
        List<Part> texts = new ArrayList<>();
        for (Part part : result.content()) {
            (part instanceof Part.Media ? shown : texts).add(part);
        }
        if (result.cache() != null && !texts.isEmpty()) {
            texts.set(texts.size() - 1, marked(texts.getLast(), result));
        }
        if (result.isError()) {
            losses.leaveOut("is_error");
        }
        Map<String, Object> message = add("tool", null);
        message.put("tool_call_id", result.callId());
        message.put("content", content(texts));
    }

    private static Part marked(Part last, Part.ToolResult result) {
        return last instanceof Part.Text(String text, _)
                ? new Part.Text(text, result.cache())
                : last;
    }

    /** A string where one says it all, else an array of parts. */
    private Object content(List<Part> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Text(String text, var cache)) {
            return cache == null ? text : List.of(MediaWriter.text(text, cache));
        }
        List<Object> written = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String text, var cache) ->
                        written.add(MediaWriter.text(text, cache));
                case Part.Media medium -> media.write(medium, written);
                case Part.Refusal(String text) -> written.add(MediaWriter.text(text, null));
                case Part.Thought _, Part.ToolCall _, Part.ToolResult _ -> {}
            }
        }
        return written;
    }

    private Map<String, Object> answer(List<Part> parts) {
        List<Part> texts = new ArrayList<>();
        List<Object> calls = new ArrayList<>();
        StringBuilder thoughts = new StringBuilder();
        Map<String, Object> members = new LinkedHashMap<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> texts.add(text);
                case Part.ToolCall call -> calls.add(call(call));
                case Part.Thought(ReasoningDetail detail) -> think(detail, thoughts);
                case Part.Refusal(String text) -> members.put("refusal", text);
                case Part.Media _ -> losses.leaveOut("messages.images");
                case Part.ToolResult _ -> {}
            }
        }
        members.put("content", texts.isEmpty() ? nothing(calls) : answered(texts));
        if (!thoughts.isEmpty()) {
            members.put("reasoning_content", thoughts.toString());
        }
        if (!calls.isEmpty()) {
            members.put("tool_calls", calls);
        }
        return members;
    }

    private static Object nothing(List<Object> calls) {
        return calls.isEmpty() ? "" : JsonNull.NULL;
    }

    /** What a model said is one text, however many pieces came of it; marks keep them apart. */
    private Object answered(List<Part> texts) {
        StringBuilder whole = new StringBuilder();
        for (Part part : texts) {
            if (part instanceof Part.Text(String text, var cache)) {
                if (cache != null) {
                    return content(texts);
                }
                whole.append(text);
            }
        }
        return whole.toString();
    }

    /** What a vendor signed is for that vendor only, and none of them speaks this dialect. */
    private void think(ReasoningDetail detail, StringBuilder thoughts) {
        if (detail.isSigned()) {
            losses.leaveOut("reasoning_details");
        } else if (reasons) {
            thoughts.append(detail.text());
        } else {
            losses.leaveOut("reasoning");
        }
    }

    private static Object call(Part.ToolCall call) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", call.name());
        function.put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", call.id());
        written.put("type", "function");
        written.put("function", function);
        return written;
    }
}
