package dev.bourse.wire.splice;

import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * The few shapes that the chunks of a stream take. Learning costs more than it saves when no chunk
 * is like another, so it ends after a number of attempts.
 */
public final class Patterns {
    private static final int SLOTS = 4;
    private static final int USUAL = 16;
    private static final byte[] DATA = SseWriter.DATA.getBytes(StandardCharsets.US_ASCII);

    private final @Nullable Template[] templates = new @Nullable Template[SLOTS];
    private final int[] bounds = new int[2 * Holes.MOST];
    private final int mostLearnt;
    private final byte[] lead;
    private int latest;
    private int learnt;

    public Patterns() {
        this(USUAL);
    }

    /**
     * @param mostLearnt how often to learn; 0 leaves every chunk to be read with care
     */
    public Patterns(int mostLearnt) {
        this(mostLearnt, DATA);
    }

    private Patterns(int mostLearnt, byte[] lead) {
        this.mostLearnt = mostLearnt;
        this.lead = lead;
    }

    /** For events that have names: what goes before their JSON is inserted by their splices. */
    public static Patterns ofNamed() {
        return ofNamed(USUAL);
    }

    /** The same, learning so often. */
    public static Patterns ofNamed(int mostLearnt) {
        return new Patterns(mostLearnt, Rope.EMPTY);
    }

    /** Where to note what varies in the next chunk. */
    public Holes holes() {
        return new Holes(learnt < mostLearnt);
    }

    /** Writes an event of a known shape and counts its text; -1 when its shape is not known. */
    public long relay(byte[] source, int from, int to, Rope out) {
        for (int i = 0; i < SLOTS; i++) {
            int slot = (latest + i) % SLOTS;
            Template template = templates[slot];
            long counted = template == null ? -1 : template.relay(source, from, to, bounds, out);
            if (counted >= 0) {
                latest = slot;
                return counted;
            }
        }
        return -1;
    }

    /**
     * Takes a chunk as a pattern, to be called only when nothing but the text in its holes matters.
     *
     * @param holes what varies in it
     * @param splice what becomes of it on its way out
     */
    public void learn(byte[] source, int from, int to, Holes holes, Splice splice) {
        splice.insert(from, lead);
        Template template = Template.of(source, from, to, holes, splice);
        if (template != null) {
            templates[learnt % SLOTS] = template;
            learnt++;
        }
    }
}
