package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.Choice;
import dev.bourse.wire.chat.DataUrl;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a whole answer as a chat completion (openrouter.md 1.4). */
final class WholeWriter {
    private final Identity identity;
    private final boolean silent;

    /**
     * @param silent whether the caller wants to see no reasoning
     */
    WholeWriter(Identity identity, boolean silent) {
        this.identity = identity;
        this.silent = silent;
    }

    byte[] write(Transcript answer, Usage counted, Charge charge, @Nullable JsonObject metadata) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", identity.id().value());
        members.put("object", "chat.completion");
        members.put("created", answer.created() > 0 ? answer.created() : identity.created());
        members.put("model", identity.model());
        members.put("provider", identity.provider());
        members.put("service_tier", identity.tierName());
        members.put("system_fingerprint", JsonNull.NULL);
        members.put("choices", answer.choices().stream().map(this::choice).toList());
        members.put("usage", UsageBlock.of(JsonObject.EMPTY, counted, charge));
        ConversationWriter.with(members, "openrouter_metadata", metadata);
        return Json.bytes(JsonValue.of(members));
    }

    private Map<String, Object> choice(Choice choice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", choice.index());
        members.put("message", message(choice));
        finish(choice, members);
        members.put(
                "logprobs",
                choice.logprobs().isEmpty() ? JsonNull.NULL : Map.of("content", choice.logprobs()));
        return members;
    }

    static void finish(Choice choice, Map<String, Object> members) {
        var finished = choice.finished();
        members.put(
                "finish_reason", finished == null ? JsonNull.NULL : finished.reason().wireName());
        members.put(
                "native_finish_reason",
                finished == null || finished.nativeReason() == null
                        ? JsonNull.NULL
                        : finished.nativeReason());
    }

    private Map<String, Object> message(Choice choice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("role", "assistant");
        members.put("content", orNull(choice.text()));
        members.put("refusal", orNull(refusal(choice)));
        if (!silent) {
            reasoning(choice.parts(Part.Thought.class), members);
        }
        List<Object> calls = new ArrayList<>();
        choice.parts(Part.ToolCall.class).forEach(call -> calls.add(call(call, calls.size())));
        if (!calls.isEmpty()) {
            members.put("tool_calls", calls);
        }
        members.putAll(media(choice.parts(Part.Media.class)).members());
        if (!choice.annotations().isEmpty()) {
            members.put("annotations", choice.annotations());
        }
        return members;
    }

    private static String refusal(Choice choice) {
        StringBuilder text = new StringBuilder();
        choice.parts(Part.Refusal.class).forEach(refusal -> text.append(refusal.text()));
        return text.toString();
    }

    private static void reasoning(List<Part.Thought> thoughts, Map<String, Object> members) {
        StringBuilder text = new StringBuilder();
        List<Object> details = new ArrayList<>();
        for (Part.Thought thought : thoughts) {
            ReasoningDetail detail = thought.detail();
            text.append(detail.kind() == ReasoningDetail.Kind.ENCRYPTED ? "" : detail.text());
            details.add(ReasoningBlock.json(detail, details.size()));
        }
        members.put("reasoning", orNull(text.toString()));
        if (!details.isEmpty()) {
            members.put("reasoning_details", details);
        }
    }

    private static Map<String, Object> call(Part.ToolCall call, int index) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", call.name());
        function.put("arguments", call.arguments());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", index);
        members.put("id", call.id());
        members.put("type", "function");
        members.put("function", function);
        return members;
    }

    /** Media as members of a message or a delta; what has no address and no bytes is no medium. */
    static JsonObject media(List<Part.Media> media) {
        List<Object> images = new ArrayList<>();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Part.Media medium : media) {
            if (medium.kind() == Modality.AUDIO
                    && medium.source() instanceof Source.Inline(_, String base64)) {
                members.put("audio", JsonValue.of(Map.of("data", base64)));
            } else {
                DataUrl.of(medium.source()).map(WholeWriter::image).ifPresent(images::add);
            }
        }
        if (!images.isEmpty()) {
            members.put("images", JsonValue.of(images));
        }
        return new JsonObject(members);
    }

    private static Object image(String url) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("type", "image_url");
        image.put("image_url", Map.of("url", url));
        return image;
    }

    private static Object orNull(String text) {
        return text.isEmpty() ? JsonNull.NULL : text;
    }
}
