package dev.bourse.domain.catalog;

import java.util.List;

/**
 * The words for how hard to think that a model understands (openrouter.md 1.3).
 *
 * @param words from the least effort to the most; none when it is not known which
 */
public record Efforts(List<String> words) {
    /** The word for no reasoning at all. */
    public static final String NONE = "none";

    /** Every word there is, from the least effort to the most. */
    public static final List<String> SCALE =
            List.of(NONE, "minimal", "low", "medium", "high", "xhigh", "max");

    /** It is not known which words a model understands. */
    public static final Efforts UNKNOWN = new Efforts(List.of());

    /**
     * @throws IllegalArgumentException when one is no such word
     */
    public Efforts {
        for (String word : words) {
            if (!SCALE.contains(word)) {
                throw new IllegalArgumentException("'" + word + "' is no effort");
            }
        }
        List<String> given = List.copyOf(words);
        words = SCALE.stream().filter(given::contains).toList();
    }

    /** Whether it is known which words are understood. */
    public boolean areKnown() {
        return !words.isEmpty();
    }

    /** Whether the model is known to reason always, so that it can't be told not to. */
    public boolean areMandatory() {
        return areKnown() && !words.contains(NONE);
    }

    /**
     * The word to say instead of one that a caller said: itself when it is understood or nothing is
     * known, else the one nearest on the scale; of two, the one of less effort.
     *
     * @param word one of the {@link #SCALE}
     */
    public String nearest(String word) {
        String nearest = word;
        int least = words.contains(word) ? 0 : SCALE.size();
        for (String one : words) {
            int distance = Math.abs(SCALE.indexOf(one) - SCALE.indexOf(word));
            nearest = distance < least ? one : nearest;
            least = Math.min(least, distance);
        }
        return nearest;
    }
}
