package dev.bourse.wire.openai;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Splice;

import java.util.Set;

/**
 * Reads a {@code message} or a {@code delta}: whether it says anything, how much, and where its
 * strings and counts lie. A null that says nothing and that clients stumble over is taken out.
 */
final class Text {
    private static final Set<String> CONTENT =
            Set.of(
                    "content",
                    "reasoning",
                    "reasoning_content",
                    "reasoning_details",
                    "refusal",
                    "tool_calls",
                    "function_call",
                    "audio",
                    "images");

    static final String CITATION = "url_citation";

    /** What may be left out but, by OpenRouter's own client, never be null. */
    private static final Set<String> NEVER_NULL =
            Set.of("role", "tool_calls", "reasoning_details", "audio", "images");

    private final byte[] source;
    private final Splice splice;
    private final Holes holes;
    private boolean content;
    private boolean calling;
    private boolean noting;
    private boolean cites;
    private long bytes;

    Text(byte[] source, Splice splice, Holes holes) {
        this.source = source;
        this.splice = splice;
        this.holes = holes;
    }

    /** Whether there was a word, a call, a thought, a refusal or a medium. */
    boolean hasContent() {
        return content;
    }

    /** Whether a page of the web is cited. */
    boolean citesWeb() {
        return cites;
    }

    /** Bytes of text generated, as JSON. */
    long bytes() {
        return bytes;
    }

    /** Reads the value that the scanner stands on. */
    void read(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            int name = in.start();
            in.next();
            if (in.isNull() && NEVER_NULL.contains(key)) {
                splice.cut(source, name, in.end());
            } else if (key.equals("role")) {
                in.skip();
            } else {
                calling = key.equals("tool_calls");
                noting = key.equals("annotations");
                boolean says = walk(in, isDirect(key), !key.equals("reasoning_details"));
                content |= says && CONTENT.contains(key);
            }
        }
    }

    /** Passes over a value; whether it is more than an empty string, array or object. */
    private boolean walk(JsonScanner in, boolean counted, boolean inside) {
        if (in.isText()) {
            return text(in, counted);
        }
        if (in.isInteger()) {
            holes.digits(in.start(), in.end());
        }
        return in.isObject() ? members(in, inside) : in.isArray() && items(in, inside);
    }

    private boolean text(JsonScanner in, boolean counted) {
        cites |= noting && in.isText(CITATION);
        if (!counted && !holes.isOpen()) {
            return true;
        }
        int start = in.start() + 1;
        int end = in.end() - 1;
        holes.text(start, end, counted);
        bytes += counted ? end - start : 0;
        return end > start;
    }

    private boolean members(JsonScanner in, boolean inside) {
        boolean any = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            int name = in.start();
            in.next();
            if (calling && in.isNull()) {
                splice.cut(source, name, in.end());
            } else {
                walk(in, inside && isNested(key), inside);
            }
            any = true;
        }
        return any;
    }

    private boolean items(JsonScanner in, boolean inside) {
        boolean any = false;
        while (in.nextItem()) {
            walk(in, false, inside);
            any = true;
        }
        return any;
    }

    private static boolean isDirect(String key) {
        return switch (key) {
            case "content", "reasoning", "reasoning_content", "refusal" -> true;
            default -> false;
        };
    }

    private static boolean isNested(String key) {
        return switch (key) {
            case "text", "thinking", "arguments", "name" -> true;
            default -> false;
        };
    }
}
