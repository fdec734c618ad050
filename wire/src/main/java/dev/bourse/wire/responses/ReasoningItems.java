package dev.bourse.wire.responses;

import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reasoning as items: one item holds summaries, texts and the encrypted whole, each of which is a
 * detail elsewhere; its id keeps them together.
 */
final class ReasoningItems {
    private ReasoningItems() {}

    /** The details of one item, in the order in which they go back. */
    static List<ReasoningDetail> read(JsonObject item) {
        String id = item.text("id").orElse(null);
        String format = format(item);
        List<ReasoningDetail> details = new ArrayList<>();
        for (JsonValue summary : item.items("summary")) {
            details.add(new ReasoningDetail(Kind.SUMMARY, text(summary), null, id, format));
        }
        List<JsonValue> texts = item.items("content");
        for (int i = 0; i < texts.size(); i++) {
            boolean last = i == texts.size() - 1;
            String signature = last ? item.text("signature").orElse(null) : null;
            details.add(new ReasoningDetail(Kind.TEXT, text(texts.get(i)), signature, id, format));
        }
        item.text("encrypted_content")
                .filter(data -> !data.isEmpty())
                .ifPresent(data ->
                        details.add(new ReasoningDetail(Kind.ENCRYPTED, data, null, id, format)));
        return details;
    }

    /** The format of an item: the vendor that speaks this dialect, unless it says otherwise. */
    static String format(JsonObject item) {
        return item.text("format").orElse(ReasoningDetail.OPENAI);
    }

    /** The members of an item that hold these details. */
    static Map<String, JsonValue> members(List<ReasoningDetail> details) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("summary", parts(details, Kind.SUMMARY, "summary_text"));
        JsonValue texts = parts(details, Kind.TEXT, "reasoning_text");
        if (!texts.asItems().isEmpty()) {
            members.put("content", texts);
        }
        for (ReasoningDetail detail : details) {
            if (detail.kind() == Kind.ENCRYPTED) {
                members.put("encrypted_content", JsonValue.of(detail.text()));
            }
            if (detail.signature() != null) {
                members.put("signature", JsonValue.of(detail.signature()));
            }
        }
        return members;
    }

    /** Whether a detail belongs into the item of the one before it. */
    static boolean belong(@Nullable ReasoningDetail before, ReasoningDetail detail) {
        return before != null
                && detail.id() != null
                && detail.id().equals(before.id())
                && detail.format().equals(before.format());
    }

    private static JsonValue parts(List<ReasoningDetail> details, Kind kind, String type) {
        return JsonValue.of(
                details.stream()
                        .filter(detail -> detail.kind() == kind)
                        .map(detail -> ContentParts.text(type, detail.text().toString()))
                        .toList());
    }

    private static String text(JsonValue part) {
        return part.asObject().flatMap(it -> it.text("text")).orElse("");
    }
}
