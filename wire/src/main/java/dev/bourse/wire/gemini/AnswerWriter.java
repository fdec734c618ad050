package dev.bourse.wire.gemini;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.Choice;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a whole {@code GenerateContentResponse}. */
final class AnswerWriter {
    private final Identity identity;
    private final boolean thoughts;

    /**
     * @param thoughts whether the caller wants to read what the model thought
     */
    AnswerWriter(Identity identity, boolean thoughts) {
        this.identity = identity;
        this.thoughts = thoughts;
    }

    byte[] write(Transcript answer, Usage counted, Charge charge, @Nullable JsonObject metadata) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("candidates", answer.choices().stream().map(this::candidate).toList());
        members.put("usageMetadata", UsageBlock.of(JsonObject.EMPTY, counted, charge));
        members.put("modelVersion", identity.model());
        members.put("responseId", identity.id().value());
        members.put("provider", identity.provider());
        if (metadata != null) {
            members.put("openrouter_metadata", metadata);
        }
        return Json.bytes(JsonValue.of(members));
    }

    private Map<String, Object> candidate(Choice choice) {
        List<ReasoningDetail> signed =
                choice.parts(Part.Thought.class).stream()
                        .map(Part.Thought::detail)
                        .filter(ReasoningDetail::isSigned)
                        .toList();
        CallParts calls = CallParts.of(choice.parts(Part.ToolCall.class), signed);
        List<Map<String, Object>> parts = new ArrayList<>();
        choice.parts().forEach(part -> add(part, parts));
        if (calls.loose() != null) {
            sign(parts, calls.loose());
        }
        List<Object> all = new ArrayList<>(parts);
        all.addAll(calls.parts());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("parts", all);
        content.put("role", "model");
        Map<String, Object> candidate = new LinkedHashMap<>();
        candidate.put("content", content);
        Ending.write(choice.finished(), calls, candidate);
        candidate.put("index", choice.index());
        if (!choice.logprobs().isEmpty()) {
            candidate.put("logprobsResult", Logprobs.write(choice.logprobs()));
        }
        Sources.write(choice.annotations())
                .ifPresent(found -> candidate.put("groundingMetadata", found));
        return candidate;
    }

    private void add(Part part, List<Map<String, Object>> into) {
        switch (part) {
            case Part.Text(String text, _) -> into.add(text(text));
            case Part.Refusal(String text) -> into.add(text(text));
            case Part.Thought(var detail) -> thought(detail, into);
            case Part.Media media ->
                    Media.part(media)
                            .flatMap(JsonValue::asObject)
                            .ifPresent(it -> into.add(new LinkedHashMap<>(it.members())));
            case Part.ToolCall _, Part.ToolResult _ -> {}
        }
    }

    private void thought(ReasoningDetail detail, List<Map<String, Object>> into) {
        boolean readable = detail.kind() != ReasoningDetail.Kind.ENCRYPTED;
        if (thoughts && readable && !detail.text().isEmpty()) {
            Map<String, Object> part = text(detail.text().toString());
            part.put("thought", true);
            into.add(part);
        }
    }

    private static Map<String, Object> text(String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("text", text);
        return part;
    }

    /** Signs the last text, else an empty thought. */
    private static void sign(List<Map<String, Object>> parts, String signature) {
        for (Map<String, Object> part : parts.reversed()) {
            if (part.containsKey("text") && !part.containsKey("thought")) {
                part.put("thoughtSignature", signature);
                return;
            }
        }
        Map<String, Object> part = text("");
        part.put("thought", true);
        part.put("thoughtSignature", signature);
        parts.add(part);
    }
}
