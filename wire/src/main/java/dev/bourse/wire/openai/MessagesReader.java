package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.DataUrl;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code messages}. */
final class MessagesReader {
    private static final Part NOTHING = Part.Text.of("");

    private final List<JsonValue> items;
    private int index;

    MessagesReader(List<JsonValue> items) {
        this.items = items;
    }

    /**
     * @throws JsonException when a message makes no sense, naming it
     */
    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (index = 0; index < items.size(); index++) {
            messages.add(message(items.get(index).asObject().orElse(JsonObject.EMPTY)));
        }
        return messages;
    }

    private Message message(JsonObject message) {
        Role role = role(message.text("role").orElse(""));
        List<Part> parts = new ArrayList<>();
        if (role == Role.ASSISTANT) {
            thoughts(message, parts);
        }
        if (role == Role.TOOL) {
            parts.add(result(message));
        } else {
            parts.addAll(content(message));
            parts.removeIf(part -> role == Role.ASSISTANT && part.equals(NOTHING));
            if (role == Role.ASSISTANT && parts.stream().noneMatch(Part.Text.class::isInstance)) {
                spoken(message, parts);
            }
            message.text("refusal").ifPresent(text -> parts.add(new Part.Refusal(text)));
            message.items("tool_calls").forEach(call -> parts.add(call(call)));
            message.get("function_call").ifPresent(call -> parts.add(legacy(call)));
        }
        return new Message(role, parts, message.text("name").orElse(null));
    }

    /** What was said aloud lies at its provider; elsewhere only its words can be told. */
    private void spoken(JsonObject message, List<Part> parts) {
        if (message.get("audio").isPresent()) {
            String words =
                    message.object("audio")
                            .text("transcript")
                            .orElseThrow(() ->
                                    new JsonException(
                                            "'messages["
                                                    + index
                                                    + "].audio' lies at its own provider, and there"
                                                    + " are no words of it"));
            parts.add(Part.Text.of(words));
        }
    }

    private static Role role(String word) {
        return word.equals("function") ? Role.TOOL : Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static void thoughts(JsonObject message, List<Part> parts) {
        List<JsonValue> details = message.items("reasoning_details");
        details.forEach(detail -> parts.add(new Part.Thought(ReasoningBlock.read(detail))));
        if (details.isEmpty()) {
            message.text("reasoning")
                    .or(() -> message.text("reasoning_content"))
                    .ifPresent(text -> parts.add(new Part.Thought(ReasoningDetail.plain(text))));
        }
    }

    private Part result(JsonObject message) {
        return new Part.ToolResult(
                message.text("tool_call_id")
                        .or(() -> message.text("name"))
                        .orElseThrow(() ->
                                new JsonException(
                                        "'messages[" + index + "].tool_call_id' is missing")),
                message.text("name").orElse(null),
                content(message),
                false,
                ConversationReader.cache(message));
    }

    private List<Part> content(JsonObject message) {
        return message.text("content")
                .map(text -> List.<Part>of(Part.Text.of(text)))
                .orElseGet(() -> message.items("content").stream().map(this::part).toList());
    }

    private Part part(JsonValue value) {
        JsonObject part = value.asObject().orElse(JsonObject.EMPTY);
        CacheMark cache = ConversationReader.cache(part);
        return switch (part.text("type").orElse("")) {
            case "text" -> new Part.Text(part.text("text").orElse(""), cache);
            case "refusal" -> new Part.Refusal(part.text("refusal").orElse(""));
            case "image_url" -> image(part, cache);
            case "input_audio" -> audio(part.object("input_audio"), cache);
            case "video_url" -> link(Modality.VIDEO, part.object("video_url"), cache);
            case "input_video" -> link(Modality.VIDEO, part.object("input_video"), cache);
            case "file" -> file(part.object("file"), cache);
            case String other ->
                    throw new JsonException(
                            "'messages[" + index + "].content' has a part of type '" + other + "'");
        };
    }

    /** Some clients write the address where the object belongs. */
    private Part image(JsonObject part, @Nullable CacheMark cache) {
        JsonObject image = part.object("image_url");
        return new Part.Media(
                Modality.IMAGE,
                source(image.text("url").or(() -> part.text("image_url")).orElse("")),
                null,
                image.text("detail").orElse(null),
                cache);
    }

    private Part link(Modality kind, JsonObject medium, @Nullable CacheMark cache) {
        return new Part.Media(kind, source(medium.text("url").orElse("")), null, null, cache);
    }

    private static Part audio(JsonObject audio, @Nullable CacheMark cache) {
        Source source =
                new Source.Inline(
                        "audio/" + audio.text("format").orElse("wav"),
                        audio.text("data").orElse(""));
        return new Part.Media(Modality.AUDIO, source, null, null, cache);
    }

    private Part file(JsonObject file, @Nullable CacheMark cache) {
        Optional<String> data = file.text("file_data").or(() -> file.text("file_url"));
        Source source =
                file.text("file_id")
                        .<Source>map(Source.Stored::new)
                        .orElseGet(() -> source(data.orElse("")));
        return new Part.Media(
                Modality.FILE, source, file.text("filename").orElse(null), null, cache);
    }

    private Source source(String url) {
        return DataUrl.source(url)
                .orElseThrow(() ->
                        new JsonException(
                                "'messages["
                                        + index
                                        + "].content' has a medium without an http or data URL"));
    }

    private Part call(JsonValue value) {
        JsonObject call = value.asObject().orElse(JsonObject.EMPTY);
        return call(call.text("id").orElse(""), call.object("function"));
    }

    /** A call of before tools had ids; its result names it by the function. */
    private Part legacy(JsonValue value) {
        JsonObject function = value.asObject().orElse(JsonObject.EMPTY);
        return call(function.text("name").orElse(""), function);
    }

    private Part call(String id, JsonObject function) {
        return new Part.ToolCall(
                id,
                function.text("name")
                        .orElseThrow(() ->
                                new JsonException(
                                        "'messages[" + index + "].tool_calls' names no function")),
                function.text("arguments").orElse("{}"));
    }
}
