package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;
import dev.bourse.wire.json.Mender;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Repairs the JSON that was asked for where a provider's whole answer has it malformed ({@code
 * response-healing}, openrouter.md 1.13). An answer whose words come in several parts is left
 * alone.
 */
public final class Healing {
    private int healed;

    private Healing() {}

    /**
     * What came of it.
     *
     * @param body the body, the same bytes when nothing was repaired
     * @param texts how many texts were repaired
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Healed(byte[] body, int texts) {}

    /** Repairs a provider's body of that dialect. */
    public static Healed of(byte[] body, Dialect dialect) {
        try {
            JsonObject said = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
            Healing healing = new Healing();
            JsonObject better = healing.answer(said, dialect);
            return new Healed(healing.healed == 0 ? body : Json.bytes(better), healing.healed);
        } catch (JsonException _) {
            return new Healed(body, 0);
        }
    }

    private JsonObject answer(JsonObject said, Dialect dialect) {
        return switch (dialect) {
            case OPENAI ->
                    each(said, "choices", one -> inside(one, "message", it -> text(it, "content")));
            case RESPONSES -> each(said, "output", this::output);
            case ANTHROPIC -> parts(said, "content");
            case GEMINI ->
                    each(
                            said,
                            "candidates",
                            one -> inside(one, "content", it -> parts(it, "parts")));
        };
    }

    private JsonObject output(JsonObject item) {
        return item.text("type").orElse("").equals("message") ? parts(item, "content") : item;
    }

    /** Repairs the only part with words. */
    private JsonObject parts(JsonObject message, String name) {
        long spoken = message.items(name).stream().filter(Healing::isSpoken).count();
        return spoken == 1
                ? each(message, name, one -> isSpoken(one) ? text(one, "text") : one)
                : message;
    }

    private static boolean isSpoken(JsonValue part) {
        JsonObject one = part.asObject().orElse(JsonObject.EMPTY);
        boolean thought = one.flag("thought").orElse(false);
        return !thought && one.text("text").filter(text -> !text.isBlank()).isPresent();
    }

    private JsonObject text(JsonObject holder, String name) {
        String text = holder.text(name).orElse("");
        @Nullable String mended = Mender.mended(text);
        if (mended == null || mended.equals(text)) {
            return holder;
        }
        healed++;
        return with(holder, name, new JsonString(mended));
    }

    private static JsonObject each(JsonObject in, String name, UnaryOperator<JsonObject> change) {
        if (in.items(name).isEmpty()) {
            return in;
        }
        List<JsonValue> items =
                in.items(name).stream()
                        .map(one -> one instanceof JsonObject item ? change.apply(item) : one)
                        .toList();
        return with(in, name, new JsonArray(items));
    }

    private static JsonObject inside(JsonObject in, String name, UnaryOperator<JsonObject> change) {
        return in.get(name).flatMap(JsonValue::asObject).isEmpty()
                ? in
                : with(in, name, change.apply(in.object(name)));
    }

    private static JsonObject with(JsonObject in, String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(in.members());
        members.put(name, value);
        return new JsonObject(members);
    }
}
