package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tool calls of an answer as parts. Signatures go where Google's own are, since there its
 * clients carry them back: on the calls, or, without any call, on the last part.
 *
 * @param parts one for each call
 * @param loose the signature for the last part; null when there is none
 * @param malformed a call whose arguments are no object; null when all are
 */
record CallParts(List<JsonValue> parts, @Nullable String loose, @Nullable String malformed) {
    static final CallParts NONE = new CallParts(List.of(), null, null);

    static CallParts of(List<Part.ToolCall> calls, List<ReasoningDetail> signed) {
        List<ReasoningDetail> rest = new ArrayList<>(signed);
        List<Map<String, Object>> parts = new ArrayList<>();
        String malformed = null;
        for (Part.ToolCall call : calls) {
            Optional<JsonObject> arguments = CallArguments.read(call.arguments());
            if (arguments.isPresent()) {
                parts.add(part(call, arguments.get(), rest));
            } else {
                malformed = call.name() + " " + call.arguments();
            }
        }
        String loose = rest.isEmpty() ? null : signature(rest);
        Optional<Map<String, Object>> free =
                parts.stream().filter(part -> !part.containsKey("thoughtSignature")).findFirst();
        if (loose != null && free.isPresent()) {
            free.get().put("thoughtSignature", loose);
            loose = null;
        }
        return new CallParts(parts.stream().map(JsonValue::of).toList(), loose, malformed);
    }

    private static Map<String, Object> part(
            Part.ToolCall call, JsonObject arguments, List<ReasoningDetail> rest) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("id", call.id());
        function.put("name", call.name());
        function.put("args", arguments);
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("functionCall", function);
        rest.stream()
                .filter(detail -> isGoogles(detail) && call.id().equals(detail.id()))
                .findFirst()
                .ifPresent(detail -> {
                    part.put("thoughtSignature", detail.text());
                    rest.remove(detail);
                });
        return part;
    }

    /** Google's own as it is, those of others packed. */
    private static String signature(List<ReasoningDetail> details) {
        return details.size() == 1 && isGoogles(details.getFirst())
                ? details.getFirst().text().toString()
                : PackedThoughts.write(details);
    }

    private static boolean isGoogles(ReasoningDetail detail) {
        return detail.format().equals(ReasoningDetail.GEMINI)
                && detail.kind() == ReasoningDetail.Kind.ENCRYPTED;
    }
}
