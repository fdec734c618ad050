package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * An event of an upstream's stream, read for its meaning. Only the rare ones have trees in them.
 */
final class Step {
    private String type = "";
    private int index = -1;
    private final Delta delta = new Delta();
    private JsonObject block = JsonObject.EMPTY;
    private JsonObject message = JsonObject.EMPTY;
    private @Nullable JsonObject usage;
    private @Nullable UpstreamError error;

    private Step() {}

    /**
     * @throws dev.bourse.wire.json.JsonException when it is no JSON object
     */
    static Step read(byte[] source, int from, int to) {
        Step step = new Step();
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            in.object("event");
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                step.member(in, key);
            }
            in.finish();
        }
        return step;
    }

    /** Its {@code type}; empty when it has none. */
    String type() {
        return type;
    }

    /** The block that it is about; -1 when it names none. */
    int index() {
        return index;
    }

    Delta delta() {
        return delta;
    }

    /** The block that begins. */
    JsonObject block() {
        return block;
    }

    /** The message that begins. */
    JsonObject message() {
        return message;
    }

    /** What was counted so far; null when nothing was. */
    @Nullable JsonObject usage() {
        return usage;
    }

    /** What went wrong; null when nothing did. */
    @Nullable UpstreamError error() {
        return error;
    }

    private void member(JsonScanner in, String key) {
        switch (key) {
            case "type" -> type = word(in);
            case "index" -> index = index(in);
            case "delta" -> delta.read(in);
            case "content_block" -> block = object(in);
            case "message" -> message = object(in);
            case "usage" -> usage = in.isNull() ? null : object(in);
            case "error" -> error = in.isNull() ? null : UpstreamError.of(in.tree());
            default -> in.skip();
        }
    }

    private static JsonObject object(JsonScanner in) {
        return in.tree().asObject().orElse(JsonObject.EMPTY);
    }

    private static String word(JsonScanner in) {
        String word = in.isText() ? in.text("type", Integer.MAX_VALUE) : "";
        in.skip();
        return word;
    }

    private static int index(JsonScanner in) {
        int index = in.isInteger() ? (int) in.integer("index", 0, Integer.MAX_VALUE) : -1;
        in.skip();
        return index;
    }

    /** What is added to a block or to the message. */
    static final class Delta {
        private @Nullable JsonText text;
        private @Nullable JsonText thinking;
        private @Nullable String signature;
        private @Nullable JsonText json;
        private @Nullable String stopReason;
        private @Nullable String stopSequence;
        private JsonObject citation = JsonObject.EMPTY;
        private JsonObject details = JsonObject.EMPTY;
        private int wordsFrom;
        private int wordsTo;
        private int said;

        private Delta() {}

        /** The same kind of addition with other words. */
        Delta with(JsonText words) {
            Delta other = new Delta();
            other.text = text == null ? null : words;
            other.thinking = thinking == null ? null : words;
            other.json = json == null ? null : words;
            return other;
        }

        /** Whether there are words and nothing else in it. */
        boolean isOnlyWords() {
            return said == 1 && wordsTo > 0;
        }

        /** Where the words begin, as JSON. */
        int wordsFrom() {
            return wordsFrom;
        }

        int wordsTo() {
            return wordsTo;
        }

        /** More text; null when there is none. */
        @Nullable JsonText text() {
            return text;
        }

        @Nullable JsonText thinking() {
            return thinking;
        }

        @Nullable String signature() {
            return signature;
        }

        /** More of a tool's input. */
        @Nullable JsonText json() {
            return json;
        }

        @Nullable String stopReason() {
            return stopReason;
        }

        @Nullable String stopSequence() {
            return stopSequence;
        }

        /** A source of the text; without members when there is none. */
        JsonObject citation() {
            return citation;
        }

        /** What is said about a refusal. */
        JsonObject details() {
            return details;
        }

        private void read(JsonScanner in) {
            if (!in.isObject()) {
                in.skip();
                return;
            }
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                said += key.equals("type") ? 0 : 1;
                if (in.isText()) {
                    text(in, key);
                } else if (key.equals("citation")) {
                    citation = object(in);
                } else if (key.equals("stop_details")) {
                    details = object(in);
                } else {
                    in.skip();
                }
            }
        }

        private void text(JsonScanner in, String key) {
            switch (key) {
                case "text" -> text = words(in, key);
                case "thinking" -> thinking = words(in, key);
                case "partial_json" -> json = words(in, key);
                case "signature" -> signature = in.text(key, Integer.MAX_VALUE);
                case "stop_reason" -> stopReason = in.text(key, Integer.MAX_VALUE);
                case "stop_sequence" -> stopSequence = in.text(key, Integer.MAX_VALUE);
                default -> in.skip();
            }
        }

        private JsonText words(JsonScanner in, String key) {
            wordsFrom = in.start() + 1;
            String words = in.text(key, Integer.MAX_VALUE);
            wordsTo = in.end() - 1;
            return JsonText.of(words);
        }
    }
}
