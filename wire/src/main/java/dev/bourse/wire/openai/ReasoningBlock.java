package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes {@code reasoning_details} (openrouter.md 1.4). */
final class ReasoningBlock {
    private static final byte[] PLAIN = Stamp.ascii("\"reasoning\":\"");
    private static final byte[] NEXT = Stamp.ascii("\",");
    private static final byte[] QUOTE = Stamp.ascii("\"");

    private ReasoningBlock() {}

    static ReasoningDetail read(JsonValue value) {
        JsonObject block = value.asObject().orElse(JsonObject.EMPTY);
        Kind kind = kind(block.text("type").orElse(""));
        return new ReasoningDetail(
                kind,
                block.text(member(kind)).orElse(""),
                block.text("signature").orElse(null),
                block.text("id").orElse(null),
                block.text("format").orElse(ReasoningDetail.UNKNOWN));
    }

    /** Writes a piece as members of a delta: plain, and as an item with all that is known of it. */
    static void write(Event.Thought thought, Rope out) {
        ReasoningDetail piece = thought.piece();
        JsonText text = piece.text().encoded();
        if (piece.kind() != Kind.ENCRYPTED) {
            out.add(PLAIN);
            out.add(text);
            out.add(NEXT);
        }
        out.add(
                Stamp.ascii(
                        "\"reasoning_details\":[{\"type\":\"" + piece.kind().wireName() + "\""));
        out.add(Stamp.ascii(",\"" + member(piece.kind()) + "\":\""));
        out.add(text);
        out.add(QUOTE);
        member("signature", piece.signature(), out);
        member("id", piece.id(), out);
        member("format", piece.format(), out);
        out.add(Stamp.ascii(",\"index\":" + thought.block() + "}]"));
    }

    /** A whole block. */
    static JsonObject json(ReasoningDetail detail, int index) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", detail.kind().wireName());
        members.put(member(detail.kind()), detail.text());
        ConversationWriter.with(members, "signature", detail.signature());
        ConversationWriter.with(members, "id", detail.id());
        members.put("format", detail.format());
        members.put("index", index);
        return JsonValue.of(members).asObject().orElseThrow();
    }

    private static void member(String name, @Nullable String value, Rope out) {
        if (value != null) {
            out.add(Stamp.ascii(",\"" + name + "\":"));
            out.add(Json.quoted(value));
        }
    }

    private static String member(Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case SUMMARY -> "summary";
            case ENCRYPTED -> "data";
        };
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "reasoning.summary" -> Kind.SUMMARY;
            case "reasoning.encrypted" -> Kind.ENCRYPTED;
            default -> Kind.TEXT;
        };
    }
}
