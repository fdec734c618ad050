package dev.bourse.wire.anthropic;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.Choice;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a whole message. */
final class WholeWriter {
    private final Identity identity;
    private final boolean withThoughts;

    /**
     * @param withThoughts whether the caller wants to read the reasoning
     */
    WholeWriter(Identity identity, boolean withThoughts) {
        this.identity = identity;
        this.withThoughts = withThoughts;
    }

    byte[] bytes(Choice choice, Usage counted, Charge charge, @Nullable JsonObject metadata) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", identity.id().value());
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", identity.model());
        message.put("provider", identity.provider());
        message.put("content", content(choice));
        boolean refused = !choice.parts(Part.Refusal.class).isEmpty();
        boolean called = !choice.parts(Part.ToolCall.class).isEmpty();
        message.putAll(MessageWriter.ending(choice.finished(), refused, called));
        message.put("usage", UsageBlock.of(identity, counted, charge));
        if (metadata != null) {
            message.put("openrouter_metadata", metadata);
        }
        return Json.bytes(JsonValue.of(message));
    }

    /** Sources stand with the last text, as they came after it. */
    private List<Object> content(Choice choice) {
        List<Object> blocks = new ArrayList<>();
        Map<String, Object> lastText = null;
        for (Part part : choice.parts()) {
            Map<String, Object> block = block(part);
            lastText = "text".equals(block.get("type")) ? block : lastText;
            blocks.add(block);
        }
        List<JsonValue> citations =
                choice.annotations().stream().flatMap(it -> Citation.of(it).stream()).toList();
        if (!citations.isEmpty()) {
            if (lastText == null) {
                lastText = text("");
                blocks.add(lastText);
            }
            lastText.put("citations", citations);
        }
        return blocks;
    }

    private Map<String, Object> block(Part part) {
        return switch (part) {
            case Part.Text(String text, _) -> text(text);
            case Part.Refusal(String text) -> text(text);
            case Part.Media media -> text(MessageWriter.picture(media));
            case Part.Thought(ReasoningDetail detail) -> thought(detail);
            case Part.ToolCall call -> call(call);
            case Part.ToolResult _ ->
                    throw new IllegalArgumentException("a model gives no results");
        };
    }

    private static Map<String, Object> text(String text) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "text");
        block.put("text", text);
        return block;
    }

    private Map<String, Object> thought(ReasoningDetail detail) {
        Map<String, Object> block = new LinkedHashMap<>();
        if (detail.kind() == ReasoningDetail.Kind.ENCRYPTED) {
            block.put("type", "redacted_thinking");
            block.put("data", SignatureCodec.data(detail));
        } else {
            String signature = SignatureCodec.signature(detail);
            block.put("type", "thinking");
            block.put("thinking", withThoughts ? detail.text() : "");
            block.put("signature", signature == null ? "" : signature);
        }
        return block;
    }

    private static Map<String, Object> call(Part.ToolCall call) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "tool_use");
        block.put("id", call.id());
        block.put("name", call.name());
        block.put("input", Arguments.of(call.arguments()));
        return block;
    }
}
