package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signed reasoning of other vendors on its way through a Gemini client. Such clients carry one
 * thing from an answer back to the next request without looking into it: a part's {@code
 * thoughtSignature}, bytes in base64. So the blocks travel there, whole, behind a mark.
 */
final class PackedThoughts {
    private static final String MARK = "bourse";

    /**
     * The mark in base64; its length is a multiple of three, so that what follows changes nothing.
     */
    private static final String START_TEXT = "Ym91cnNl";

    private static final byte[] START = START_TEXT.getBytes(StandardCharsets.US_ASCII);

    private PackedThoughts() {}

    static String write(List<ReasoningDetail> details) {
        List<JsonValue> blocks = new ArrayList<>();
        details.forEach(detail -> blocks.add(block(detail)));
        byte[] json = Json.bytes(new JsonArray(blocks));
        byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
        byte[] packed = new byte[mark.length + json.length];
        System.arraycopy(mark, 0, packed, 0, mark.length);
        System.arraycopy(json, 0, packed, mark.length, json.length);
        return Base64.getEncoder().encodeToString(packed);
    }

    static boolean isPacked(String signature) {
        return signature.startsWith(START_TEXT);
    }

    /** Whether the signature that begins there in a body is one of these. */
    static boolean isPacked(byte[] body, int from) {
        for (int i = 0; i < START.length; i++) {
            if (from + i >= body.length || body[from + i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The blocks, at least one.
     *
     * @throws JsonException when the client changed something
     */
    static List<ReasoningDetail> read(String signature) {
        try {
            byte[] packed = Base64.getDecoder().decode(signature);
            String json =
                    new String(
                            packed,
                            MARK.length(),
                            packed.length - MARK.length(),
                            StandardCharsets.UTF_8);
            List<ReasoningDetail> details = new ArrayList<>();
            Json.parse(json).asItems().forEach(block -> details.add(detail(block)));
            if (details.isEmpty()) {
                throw new IllegalArgumentException("nothing packed");
            }
            return details;
        } catch (IllegalArgumentException | JsonException _) {
            throw new JsonException("'thoughtSignature' is not as it was sent");
        }
    }

    private static JsonValue block(ReasoningDetail detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", detail.kind().name());
        members.put("text", detail.text());
        members.put("signature", detail.signature());
        members.put("id", detail.id());
        members.put("format", detail.format());
        members.values().removeIf(value -> value == null);
        return JsonValue.of(members);
    }

    private static ReasoningDetail detail(JsonValue block) {
        JsonObject members = block.asObject().orElse(JsonObject.EMPTY);
        return new ReasoningDetail(
                ReasoningDetail.Kind.valueOf(members.text("kind").orElse("")),
                members.text("text").orElse(""),
                members.text("signature").orElse(null),
                members.text("id").orElse(null),
                members.text("format").orElse(ReasoningDetail.UNKNOWN));
    }
}
