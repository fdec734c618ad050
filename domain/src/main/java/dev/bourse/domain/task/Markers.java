package dev.bourse.domain.task;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Words, signs and pairs of them that speak for one language or for several, each with a weight.
 * What speaks for several can be made to count the less.
 */
final class Markers {
    private final HashIndex index;
    private final float[][] weights;
    private final int languages;

    private Markers(Map<Integer, float[]> rows, int languages) {
        this.index = new HashIndex(rows.keySet().stream().mapToInt(Integer::intValue).toArray());
        this.weights = rows.values().toArray(float[][]::new);
        this.languages = languages;
    }

    /**
     * Adds up what the lexemes and their pairs speak for; each marker counts up to {@code most}
     * times.
     */
    float[] scores(Lexemes lexemes, int most) {
        float[] scores = new float[languages];
        byte[] seen = new byte[index.size()];
        for (int i = 0; i < lexemes.size(); i++) {
            count(lexemes.hash(i), seen, most, scores);
            if (i + 1 < lexemes.size()) {
                count(lexemes.pair(i), seen, most, scores);
            }
        }
        return scores;
    }

    private void count(int hash, byte[] seen, int most, float[] scores) {
        int row = index.row(hash);
        if (row != HashIndex.NONE && seen[row] < most) {
            seen[row]++;
            float[] added = weights[row];
            for (int language = 0; language < languages; language++) {
                scores[language] += added[language];
            }
        }
    }

    /** Collects markers. */
    static final class Builder {
        private final Map<Integer, float[]> rows = new LinkedHashMap<>();
        private final int languages;

        Builder(int languages) {
            this.languages = languages;
        }

        /**
         * Adds a marker; the heaviest weight of one that is added twice is kept.
         *
         * @param text one lexeme, or two that follow each other
         * @throws IllegalArgumentException when it is neither
         */
        void add(int language, String text, float weight) {
            Lexemes lexemes = Lexemes.of(text);
            if (lexemes.size() < 1 || lexemes.size() > 2) {
                throw new IllegalArgumentException("not one lexeme or two: " + text);
            }
            int hash = lexemes.size() == 1 ? lexemes.hash(0) : lexemes.pair(0);
            float[] row = rows.computeIfAbsent(hash, _ -> new float[languages]);
            row[language] = Math.max(row[language], weight);
        }

        /** Divides each marker's weight among the languages that it speaks for. */
        Markers shared() {
            rows.values().forEach(Builder::share);
            return whole();
        }

        /** Lets each marker count in full for each of its languages. */
        Markers whole() {
            return new Markers(rows, languages);
        }

        private static void share(float[] row) {
            int count = 0;
            for (float weight : row) {
                count += weight > 0 ? 1 : 0;
            }
            for (int language = 0; language < row.length; language++) {
                row[language] /= count;
            }
        }
    }

    /** The language with the highest score, or -1 when none reaches {@code least}. */
    static int best(float[] scores, float least) {
        int best = -1;
        float highest = Math.nextDown(least);
        for (int language = 0; language < scores.length; language++) {
            if (scores[language] > highest) {
                best = language;
                highest = scores[language];
            }
        }
        return best;
    }
}
