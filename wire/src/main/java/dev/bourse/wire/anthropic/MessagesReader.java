package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code system} and {@code messages}. Results of tools, which stand in the user's messages
 * here, become messages of their own, one each.
 */
final class MessagesReader {
    private final JsonObject body;
    private final Set<String> foreign;
    private final DocumentReader documents = new DocumentReader();
    private final Map<String, String> toolNames = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private Role speaker = Role.USER;
    private String where = "system";

    /**
     * @param foreign takes the names of what no other dialect knows
     */
    MessagesReader(JsonObject body, Set<String> foreign) {
        this.body = body;
        this.foreign = foreign;
    }

    /**
     * @throws JsonException when a block makes no sense, naming it
     */
    List<Message> messages() {
        speaker = Role.SYSTEM;
        content(body, "system");
        flush();
        List<JsonValue> items = body.items("messages");
        for (int i = 0; i < items.size(); i++) {
            JsonObject message = items.get(i).asObject().orElse(JsonObject.EMPTY);
            where = "messages[" + i + "].content";
            speaker = Role.valueOf(message.text("role").orElse("user").toUpperCase(Locale.ROOT));
            content(message, "content");
            flush();
        }
        if (messages.isEmpty()) {
            throw new JsonException("'messages' says nothing");
        }
        return messages;
    }

    private void content(JsonObject message, String name) {
        message.text(name).ifPresent(text -> parts.add(Part.Text.of(text)));
        message.items(name).forEach(item -> block(item.asObject().orElse(JsonObject.EMPTY)));
    }

    private void flush() {
        if (!parts.isEmpty()) {
            messages.add(new Message(speaker, parts, null));
            parts.clear();
        }
    }

    private void block(JsonObject block) {
        String type = block.text("type").orElse("");
        switch (type) {
            case "tool_result" -> alone(Role.TOOL, List.of(result(block)));
            case "mid_conv_system" -> alone(Role.SYSTEM, texts(block));
            case "tool_use" -> parts.add(call(block));
            case "thinking" ->
                    parts.add(
                            new Part.Thought(
                                    SignatureCodec.thinking(
                                            block.text("thinking").orElse(""),
                                            block.text("signature").orElse(""))));
            case "redacted_thinking" ->
                    parts.add(
                            new Part.Thought(
                                    SignatureCodec.redacted(block.text("data").orElse(""))));
            default -> plain(type, block);
        }
    }

    private void plain(String type, JsonObject block) {
        if (DocumentReader.knows(type)) {
            note(block);
            parts.addAll(documents.parts(block, where));
        } else if (isOfServer(type)) {
            foreign.add("messages." + type);
        } else {
            throw new JsonException("'" + where + "' has a block of type '" + type + "'");
        }
    }

    /** What Anthropic's own tools did. */
    private static boolean isOfServer(String type) {
        return type.equals("server_tool_use")
                || type.equals("container_upload")
                || type.equals("compaction")
                || type.startsWith("mcp_tool_")
                || type.endsWith("_tool_result");
    }

    /** Puts parts into a message of another speaker, between what is said before and after. */
    private void alone(Role role, List<Part> said) {
        flush();
        if (!said.isEmpty()) {
            messages.add(new Message(role, said, null));
        }
    }

    private List<Part> texts(JsonObject block) {
        return block.items("content").stream()
                .flatMap(item ->
                        documents.parts(item.asObject().orElse(JsonObject.EMPTY), where).stream())
                .toList();
    }

    private Part call(JsonObject block) {
        String id = block.text("id").orElse("");
        String name =
                block.text("name")
                        .orElseThrow(() ->
                                new JsonException("'" + where + "' calls a tool without a name"));
        toolNames.put(id, name);
        if (block.get("cache_control").isPresent()) {
            foreign.add("messages.tool_use.cache_control");
        }
        return new Part.ToolCall(id, name, Json.text(block.object("input")));
    }

    private Part result(JsonObject block) {
        String id = block.text("tool_use_id").orElse("");
        List<Part> content =
                block.text("content")
                        .map(text -> List.<Part>of(Part.Text.of(text)))
                        .orElseGet(() -> texts(block));
        return new Part.ToolResult(
                id, toolNames.get(id), content, block.flag("is_error").orElse(false), cache(block));
    }

    /** Citations are asked for document by document, and only here. */
    private void note(JsonObject block) {
        if (block.object("citations").flag("enabled").orElse(false)) {
            foreign.add("messages." + block.text("type").orElse("") + ".citations");
        }
    }

    static @Nullable CacheMark cache(JsonObject block) {
        return block.get("cache_control").map(ConversationReader::cache).orElse(null);
    }
}
