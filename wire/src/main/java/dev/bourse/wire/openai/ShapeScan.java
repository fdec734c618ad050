package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Shape;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Outline;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Walks a chunk that said one thing and finds the string that holds its words and what else varies
 * from chunk to chunk without a meaning. All the rest has to stay as it is: a finish reason, a
 * usage or another member of the delta makes a chunk of another shape.
 */
final class ShapeScan {
    /** What must not change at the top of a chunk. */
    private static final Set<String> FIXED = Set.of("object", "usage", "error", "x_groq");

    private final Holes holes = new Holes(true);
    private final Event event;
    private int carrier = -1;
    private int plain = -1;

    private ShapeScan(Event event) {
        this.event = event;
    }

    /** The shape of a chunk that said that event and no other; null when there is none to keep. */
    static @Nullable Shape shape(byte[] source, int from, int to, Event event) {
        if (!isRead(event)) {
            return null;
        }
        ShapeScan scan = new ShapeScan(event);
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            scan.chunk(in);
        }
        int carrier = scan.carrier < 0 ? scan.plain : scan.carrier;
        Outline outline = Outline.of(source, from, to, scan.holes);
        return carrier < 0 || outline == null ? null : new Shape(outline, carrier, event);
    }

    /** Refusals are too rare to be looked for. */
    private static boolean isRead(Event event) {
        return Shape.isRepeatable(event) && !(event instanceof Event.Refused);
    }

    private void chunk(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("choices")) {
                choices(in);
            } else if (FIXED.contains(key)) {
                in.skip();
            } else {
                holes.pass(in);
            }
        }
    }

    /** There is one. */
    private void choices(JsonScanner in) {
        while (in.nextItem()) {
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                if (key.equals("delta") && in.isObject()) {
                    delta(in);
                } else {
                    in.skip();
                }
            }
        }
    }

    private void delta(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (event) {
                case Event.Text _ -> carry(in, key.equals("content"));
                case Event.CallArguments _ -> within(in, key.equals("tool_calls"));
                default -> thought(in, key);
            }
        }
    }

    private void thought(JsonScanner in, String key) {
        if (key.startsWith("reasoning") && in.isText()) {
            plain = plain < 0 || key.equals("reasoning") ? holes.count() : plain;
            holes.text(in.start() + 1, in.end() - 1, false);
        } else {
            within(in, key.equals("reasoning_details"));
        }
    }

    /** Looks for the words inside of the value. */
    private void within(JsonScanner in, boolean wanted) {
        if (wanted && in.isArray()) {
            while (in.nextItem()) {
                within(in, true);
            }
        } else if (wanted && in.isObject()) {
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                if (in.isText()) {
                    carry(in, isWords(key));
                } else {
                    within(in, key.equals("function"));
                }
            }
        } else {
            in.skip();
        }
    }

    private boolean isWords(String key) {
        return event instanceof Event.CallArguments
                ? key.equals("arguments")
                : key.equals("text") || key.equals("summary");
    }

    private void carry(JsonScanner in, boolean wanted) {
        if (wanted && in.isText() && carrier < 0) {
            carrier = holes.count();
            holes.text(in.start() + 1, in.end() - 1, true);
        } else {
            in.skip();
        }
    }
}
