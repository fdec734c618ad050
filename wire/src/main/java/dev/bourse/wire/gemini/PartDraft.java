package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** One part of a chunk, as it was read. Code that Google ran is passed over. */
final class PartDraft {
    private @Nullable String text;
    private boolean thought;
    private @Nullable String signature;
    private @Nullable JsonObject call;
    private @Nullable JsonObject medium;

    /** Null when the part is no text. */
    @Nullable String text() {
        return text;
    }

    boolean isThought() {
        return thought;
    }

    @Nullable String signature() {
        return signature;
    }

    /** The value of {@code functionCall}; null when the part is none. */
    @Nullable JsonObject call() {
        return call;
    }

    /** The part itself when it is a medium; null when not. */
    @Nullable JsonObject medium() {
        return medium;
    }

    void read(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (in.isNull()) {
                continue;
            }
            switch (key) {
                case "text" -> text = in.text("text", Integer.MAX_VALUE);
                case "thought" -> thought = in.flag("thought");
                case "thoughtSignature" ->
                        signature = in.text("thoughtSignature", Integer.MAX_VALUE);
                case "functionCall" -> call = in.tree().asObject().orElse(null);
                case "inlineData", "fileData" -> medium = alone(key, in.tree());
                default -> in.skip();
            }
        }
    }

    private static JsonObject alone(String name, JsonValue value) {
        return new JsonObject(Map.of(name, value));
    }
}
