package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Shape;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Outline;

import org.jspecify.annotations.Nullable;

/** Reads an event that adds a piece to what is there: nearly all of a stream. */
final class DeltaScan {
    private Kind kind = Kind.NONE;
    private int output;
    private int part;
    private String text = "";
    private @Nullable JsonValue logprobs;
    private Holes holes = new Holes(false);
    private int carrier = -1;

    /** What a piece adds to. */
    enum Kind {
        NONE,
        TEXT,
        REFUSAL,
        ARGUMENTS,
        REASONING,
        SUMMARY
    }

    Kind kind() {
        return kind;
    }

    /** Which item of the output. */
    int output() {
        return output;
    }

    /** Which part of the item. */
    int part() {
        return part;
    }

    String text() {
        return text;
    }

    /** Items of {@code logprobs}; null when there are none. */
    @Nullable JsonValue logprobs() {
        return logprobs;
    }

    /**
     * Reads the event that lies there.
     *
     * @param places whether to note what varies in it, for {@link #shape}
     * @return false when it is of another kind
     * @throws JsonException when it is a piece without a text
     */
    boolean read(byte[] source, int from, int to, boolean places) {
        if (from == to || source[from] != '{') {
            return false;
        }
        kind = Kind.NONE;
        output = 0;
        part = 0;
        logprobs = null;
        holes = new Holes(places);
        carrier = -1;
        boolean said = false;
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                said |= member(in, key);
                if (key.equals("type") && kind == Kind.NONE) {
                    return false;
                }
            }
            in.finish();
        }
        if (kind != Kind.NONE && !said) {
            throw new JsonException("'delta' is missing");
        }
        return kind != Kind.NONE;
    }

    private boolean member(JsonScanner in, String key) {
        switch (key) {
            case "type" -> kind = in.isText() ? kind(in.text(key, Integer.MAX_VALUE)) : Kind.NONE;
            case "output_index" -> output = (int) in.integer(key, 0, Integer.MAX_VALUE);
            case "content_index", "summary_index" ->
                    part = (int) in.integer(key, 0, Integer.MAX_VALUE);
            case "delta" -> {
                return said(in);
            }
            case "logprobs" -> logprobs(in);
            case "error", "response", "item", "part" -> in.skip();
            default -> holes.pass(in);
        }
        return false;
    }

    private boolean said(JsonScanner in) {
        if (!in.isText()) {
            in.skip();
            return false;
        }
        text = in.text("delta", Integer.MAX_VALUE);
        carrier = holes.count();
        holes.text(in.start() + 1, in.end() - 1, true);
        return true;
    }

    /** The shape of the event read last, which said that; null when it is no use as a pattern. */
    @Nullable Shape shape(byte[] source, int from, int to, Event event) {
        Outline outline = Outline.of(source, from, to, holes);
        return outline == null || !Shape.isRepeatable(event)
                ? null
                : new Shape(outline, carrier, event);
    }

    private void logprobs(JsonScanner in) {
        if (in.isArray()) {
            JsonValue items = in.tree();
            logprobs = items.asItems().isEmpty() ? null : items;
        } else {
            in.skip();
        }
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "response.output_text.delta" -> Kind.TEXT;
            case "response.refusal.delta" -> Kind.REFUSAL;
            case "response.function_call_arguments.delta" -> Kind.ARGUMENTS;
            case "response.reasoning_text.delta" -> Kind.REASONING;
            case "response.reasoning_summary_text.delta" -> Kind.SUMMARY;
            default -> Kind.NONE;
        };
    }
}
