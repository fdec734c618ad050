package dev.bourse.wire.openai;

import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Optional;

/** Reads an item of {@code reasoning_details} (openrouter.md 1.4). */
final class ReasoningBlock {
    private ReasoningBlock() {}

    static ReasoningDetail read(JsonValue value) {
        JsonObject block = value.asObject().orElse(JsonObject.EMPTY);
        Kind kind = kind(block.text("type").orElse(""));
        Optional<String> text =
                switch (kind) {
                    case TEXT -> block.text("text");
                    case SUMMARY -> block.text("summary");
                    case ENCRYPTED -> block.text("data");
                };
        return new ReasoningDetail(
                kind,
                text.orElse(""),
                block.text("signature").orElse(null),
                block.text("id").orElse(null),
                block.text("format").orElse(ReasoningDetail.UNKNOWN));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "reasoning.summary" -> Kind.SUMMARY;
            case "reasoning.encrypted" -> Kind.ENCRYPTED;
            default -> Kind.TEXT;
        };
    }
}
