package dev.bourse.wire.splice;

import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * An event that was read with care, taken as the pattern of those that follow.
 *
 * <p>The chunks of a stream differ in little but a string: the envelope before it and the brackets
 * after it stay the same, byte for byte. So a chunk is kept as its {@link Outline}, beside what
 * each stretch between its holes becomes on its way out. What was learnt from the pattern (no
 * finish reason, no usage, no error) holds for every chunk that fits, because those values are
 * never holes, and all that is left is comparing and copying bytes. Anything else fails to match
 * and is read with care itself.
 */
final class Template {
    private static final byte[] END = SseWriter.END.getBytes(StandardCharsets.US_ASCII);

    private final Outline outline;
    private final byte[][] written;

    private Template(Outline outline, byte[][] written) {
        this.outline = outline;
        this.written = written;
    }

    /** Cuts a chunk at its holes; null when it is no use as a pattern. */
    static @Nullable Template of(byte[] source, int from, int to, Holes holes, Splice splice) {
        Outline outline = Outline.of(source, from, to, holes);
        return outline == null
                ? null
                : new Template(outline, written(source, from, to, holes, splice));
    }

    private static byte[][] written(byte[] source, int from, int to, Holes holes, Splice splice) {
        Rope out = new Rope();
        int count = holes.count();
        byte[][] written = new byte[count + 1][];
        int at = from;
        for (int i = 0; i < count; i++) {
            splice.copy(source, at, holes.from(i), out);
            written[i] = out.take();
            at = holes.to(i);
        }
        splice.copy(source, at, to, out);
        out.add(END);
        written[count] = out.take();
        return written;
    }

    /**
     * Writes the chunk when it fits.
     *
     * @param bounds room for two numbers per hole
     * @return bytes of generated text; -1 when it does not fit and nothing was written
     */
    long relay(byte[] source, int from, int to, int[] bounds, Rope out) {
        return outline.fits(source, from, to, bounds) ? write(source, bounds, out) : -1;
    }

    private long write(byte[] source, int[] bounds, Rope out) {
        long counted = 0;
        out.add(written[0]);
        for (int i = 0; i < outline.holes(); i++) {
            out.add(source, bounds[2 * i], bounds[2 * i + 1]);
            out.add(written[i + 1]);
            boolean counts = outline.kind(i) == Holes.Kind.COUNTED;
            counted += counts ? bounds[2 * i + 1] - bounds[2 * i] : 0;
        }
        return counted;
    }
}
