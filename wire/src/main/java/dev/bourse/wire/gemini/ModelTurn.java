package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what the model said earlier. Its signatures go back to the parts that they came on: to the
 * tool call that they name, else to the last text.
 */
final class ModelTurn {
    /** What Google documents for calls that no Gemini made and that have no signature. */
    private static final String UNSIGNED = "skip_thought_signature_validator";

    private static final String SIGNATURE = "thoughtSignature";

    private final ModelGeneration generation;
    private final Set<String> leftOut;
    private final List<Map<String, JsonValue>> parts = new ArrayList<>();
    private final Map<String, Map<String, JsonValue>> calls = new LinkedHashMap<>();
    private final Map<String, String> byCall = new HashMap<>();
    private final List<String> loose = new ArrayList<>();

    ModelTurn(ModelGeneration generation, Set<String> leftOut) {
        this.generation = generation;
        this.leftOut = leftOut;
    }

    void add(JsonValue part) {
        parts.add(new LinkedHashMap<>(part.asObject().orElse(JsonObject.EMPTY).members()));
    }

    void thought(ReasoningDetail detail) {
        if (detail.isSigned() && !detail.format().equals(ReasoningDetail.GEMINI)) {
            leftOut.add("reasoning_details");
        } else if (detail.kind() != Kind.ENCRYPTED) {
            told(detail);
        } else if (detail.id() == null) {
            loose.add(detail.text().toString());
        } else {
            byCall.put(detail.id(), detail.text().toString());
        }
    }

    private void told(ReasoningDetail detail) {
        Map<String, JsonValue> part = new LinkedHashMap<>();
        part.put("text", JsonValue.of(detail.text()));
        part.put("thought", JsonValue.of(true));
        if (detail.signature() != null) {
            part.put(SIGNATURE, JsonValue.of(detail.signature()));
        }
        parts.add(part);
    }

    void call(Part.ToolCall call) {
        Map<String, Object> function = new LinkedHashMap<>();
        if (!call.id().isEmpty()) {
            function.put("id", call.id());
        }
        function.put("name", call.name());
        function.put(
                "args",
                CallArguments.read(call.arguments())
                        .orElseGet(() -> CallArguments.wrapped(call.arguments())));
        Map<String, JsonValue> part = new LinkedHashMap<>();
        part.put("functionCall", JsonValue.of(function));
        parts.add(part);
        calls.putIfAbsent(call.id(), part);
    }

    List<JsonValue> parts() {
        calls.forEach((id, call) -> sign(call, byCall.remove(id)));
        loose.addAll(byCall.values());
        loose.forEach(this::attach);
        boolean unsigned = calls.values().stream().noneMatch(call -> call.containsKey(SIGNATURE));
        if (generation == ModelGeneration.LEVELS && unsigned && !calls.isEmpty()) {
            sign(calls.values().iterator().next(), UNSIGNED);
        }
        return parts.stream().map(part -> (JsonValue) new JsonObject(part)).toList();
    }

    private void attach(String signature) {
        Map<String, JsonValue> last = lastText();
        if (last == null) {
            last = new LinkedHashMap<>(Map.of("text", JsonValue.of("")));
            parts.add(last);
        }
        sign(last, signature);
    }

    private @Nullable Map<String, JsonValue> lastText() {
        for (Map<String, JsonValue> part : parts.reversed()) {
            boolean free = !part.containsKey("thought") && !part.containsKey(SIGNATURE);
            if (free && part.containsKey("text")) {
                return part;
            }
        }
        return null;
    }

    private static void sign(Map<String, JsonValue> part, @Nullable String signature) {
        if (signature != null) {
            part.put(SIGNATURE, JsonValue.of(signature));
        }
    }
}
