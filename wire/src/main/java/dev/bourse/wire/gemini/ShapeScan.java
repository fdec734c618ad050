package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Shape;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Outline;

import org.jspecify.annotations.Nullable;

/**
 * Walks a chunk that said one text or thought and finds the string that holds it and the counts
 * that grow. All the rest has to stay as it is: a reason to end or a part of another kind makes
 * another shape.
 */
final class ShapeScan {
    private ShapeScan() {}

    /** The shape of a chunk that said that and nothing else; null when there is none. */
    static @Nullable Shape shape(byte[] source, int from, int to, Event said) {
        Holes holes = new Holes(true);
        Candidates candidates = new Candidates(holes, new Progress());
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                switch (key) {
                    case "candidates" -> candidates.read(in);
                    case "usageMetadata" -> Counts.pass(in, source, holes);
                    default -> in.skip();
                }
            }
        }
        int carrier = carrier(holes);
        boolean plain = candidates.count() == 1 && candidates.isPlain();
        Outline outline = Outline.of(source, from, to, holes);
        return outline == null || carrier < 0 || !plain ? null : new Shape(outline, carrier, said);
    }

    /** The only hole with words; -1 when there is none or more than one. */
    private static int carrier(Holes holes) {
        int carrier = -1;
        for (int i = 0; i < Math.min(holes.count(), Holes.MOST); i++) {
            if (holes.kind(i) == Holes.Kind.COUNTED) {
                if (carrier >= 0) {
                    return -1;
                }
                carrier = i;
            }
        }
        return carrier;
    }
}
