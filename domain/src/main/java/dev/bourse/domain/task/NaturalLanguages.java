package dev.bourse.domain.task;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells languages of people by their scripts, and those that share a script by their commonest
 * words and rare letters.
 */
final class NaturalLanguages {
    private static final int MOST_COUNTED = 50;
    private static final int VIETNAMESE_FROM = 0x1ea0;
    private static final int LATIN_LETTERS = 0x250;
    private static final float LEAST = 0.7f;
    private static final float LETTER = 0.6f;

    /** Words of every hundred that have to be common ones; program text stays below. */
    private static final double LEAST_SHARE = 0.08;

    /** Common words stand for about twice as many. */
    private static final double COMMON_TO_ALL = 2;

    private static final List<NaturalLanguage> LANGUAGES = List.of(NaturalLanguage.values());
    private static final List<Script> SCRIPTS = List.of(Script.values());
    private static final int VIETNAMESE = LANGUAGES.indexOf(NaturalLanguage.VIETNAMESE);
    private static final Markers WORDS = words();
    private static final float[][] LETTERS = letters();

    private NaturalLanguages() {}

    static NaturalLanguage of(char[] text, Lexemes lexemes) {
        Letters chars = new Letters();
        float[] scores = WORDS.scores(lexemes, MOST_COUNTED);
        read(text, chars, scores);
        Script other = otherScript(chars);
        int latin = bestIn(Script.LATIN, scores);
        double latinWords = latin < 0 ? 0 : COMMON_TO_ALL * scores[latin];
        if (chars.words(other) > latinWords) {
            return byScript(other, chars, scores);
        }
        boolean dense = latin >= 0 && scores[latin] > LEAST_SHARE * lexemes.size();
        return dense ? LANGUAGES.get(latin) : NaturalLanguage.UNKNOWN;
    }

    private static NaturalLanguage byScript(Script script, Letters chars, float[] scores) {
        if (script == Script.HAN || script == Script.KANA) {
            boolean kana = 8 * chars.count(Script.KANA) > chars.count(Script.HAN);
            return kana ? NaturalLanguage.JAPANESE : NaturalLanguage.CHINESE;
        }
        int known = bestIn(script, scores);
        return known >= 0 ? LANGUAGES.get(known) : first(script);
    }

    /** The language that a script is taken for when nothing else speaks. */
    private static NaturalLanguage first(Script script) {
        for (NaturalLanguage language : LANGUAGES) {
            if (language.isWrittenIn(script)) {
                return language;
            }
        }
        return NaturalLanguage.UNKNOWN;
    }

    /** The commonest script but Latin. */
    private static Script otherScript(Letters chars) {
        Script commonest = Script.HAN;
        for (Script script : SCRIPTS) {
            boolean more = chars.words(script) > chars.words(commonest);
            commonest = script != Script.LATIN && more ? script : commonest;
        }
        return commonest;
    }

    private static void read(char[] text, Letters chars, float[] scores) {
        for (char c : text) {
            Script script = Script.of(c);
            if (script != null) {
                chars.add(script);
            }
            if (c >= '\u0080') {
                addLetter(c, scores);
            }
        }
    }

    private static void addLetter(char c, float[] scores) {
        char letter = Character.toLowerCase(c);
        if (letter < LATIN_LETTERS) {
            float[] added = LETTERS[letter];
            for (int language = 0; language < added.length; language++) {
                scores[language] += added[language];
            }
        } else if (letter >= VIETNAMESE_FROM && letter <= '\u1ef9') {
            scores[VIETNAMESE] += LETTER;
        }
    }

    private static int bestIn(Script script, float[] scores) {
        float[] own = new float[scores.length];
        for (int at = 0; at < own.length; at++) {
            own[at] = LANGUAGES.get(at).isWrittenIn(script) ? scores[at] : 0;
        }
        return Markers.best(own, LEAST);
    }

    private static Markers words() {
        Markers.Builder builder = new Markers.Builder(LANGUAGES.size());
        CommonWords.WORDS.forEach((language, words) -> {
            for (String word : words.split(" ")) {
                builder.add(LANGUAGES.indexOf(language), word, 1);
            }
        });
        return builder.shared();
    }

    private static float[][] letters() {
        float[][] table = new float[LATIN_LETTERS][];
        Arrays.fill(table, new float[0]);
        for (Map.Entry<String, String> entry : CommonWords.LETTERS.entrySet()) {
            float[] row = row(entry.getValue().split(" "));
            entry.getKey().chars().forEach(letter -> table[letter] = row);
        }
        return table;
    }

    private static float[] row(String[] codes) {
        float[] row = new float[LANGUAGES.size()];
        for (String code : codes) {
            row[LANGUAGES.indexOf(NaturalLanguage.of(code).orElseThrow())] = LETTER / codes.length;
        }
        return row;
    }

    /** How many letters of each script there are. */
    private static final class Letters {
        private final Map<Script, Counter> counters = new EnumMap<>(Script.class);

        void add(Script script) {
            counters.computeIfAbsent(script, _ -> new Counter()).count++;
        }

        int count(Script script) {
            Counter counter = counters.get(script);
            return counter == null ? 0 : counter.count;
        }

        double words(Script script) {
            return script.words(count(script));
        }
    }

    private static final class Counter {
        private int count;
    }
}
