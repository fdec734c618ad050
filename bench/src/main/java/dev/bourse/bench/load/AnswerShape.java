package dev.bourse.bench.load;

/**
 * What the upstream is asked to answer: no chunks means one whole JSON answer at once, otherwise an
 * event stream with that many content chunks, one each {@code everyMillis}, the first after the
 * same wait.
 */
public record AnswerShape(int chunks, int everyMillis) {
    /** One JSON answer, at once. */
    public static final AnswerShape WHOLE = new AnswerShape(0, 0);

    public AnswerShape {
        if (chunks < 0 || (chunks > 0 && everyMillis < 1)) {
            throw new IllegalArgumentException(chunks + " chunks, one each " + everyMillis + " ms");
        }
    }

    /** Whether the answer is an event stream. */
    public boolean streams() {
        return chunks > 0;
    }

    /** How many time stamps a complete answer carries. */
    int stamps() {
        return Math.max(1, chunks);
    }

    /** The order to the upstream; it travels in the prompt, which every gateway delivers as is. */
    String marker() {
        return "#" + chunks + "x" + everyMillis + "#";
    }
}
