package dev.bourse.domain.task;

import java.util.Arrays;
import java.util.List;

/** Tells languages of machines by their names and by what stands in their texts. */
final class ProgrammingLanguages {
    private static final float NAME = 2;
    private static final float LONG_NAME = 3;
    private static final float STRONG = 1;
    private static final float WEAK = 0.3f;

    /**
     * What a marker counts for the language that has grown out of another, of what it counts there.
     */
    private static final float INHERITED = 0.85f;

    private static final float LEAST = 1.8f;
    private static final List<String> BEFORE = List.of("in", "```", "using", ".");
    private static final List<String> AFTER =
            List.of(
                    "code",
                    "function",
                    "script",
                    "program",
                    "class",
                    "method",
                    "query",
                    "snippet",
                    "project",
                    "app",
                    "developer",
                    "library",
                    "implementation",
                    "api",
                    "server");

    private static final List<ProgrammingLanguage> LANGUAGES =
            List.of(ProgrammingLanguage.values());
    private static final Markers MARKERS = markers();

    private ProgrammingLanguages() {}

    static ProgrammingLanguage of(Lexemes lexemes) {
        int best = Markers.best(MARKERS.scores(lexemes, 1), LEAST);
        return best < 0 ? ProgrammingLanguage.UNKNOWN : LANGUAGES.get(best);
    }

    private static Markers markers() {
        Markers.Builder builder = new Markers.Builder(LANGUAGES.size());
        CodeMarks.ALL.forEach(marks -> add(builder, marks));
        return builder.whole();
    }

    private static void add(Markers.Builder builder, CodeMarks marks) {
        int language = LANGUAGES.indexOf(marks.language());
        for (String name : words(marks.names(), " ")) {
            addName(builder, language, name);
        }
        for (String name : words(marks.doubtful(), " ")) {
            BEFORE.forEach(word -> builder.add(language, word + " " + name, NAME));
            AFTER.forEach(word -> builder.add(language, name + " " + word, NAME));
        }
        addTexts(builder, marks);
    }

    /** A name of two lexemes begins with another language's. */
    private static void addName(Markers.Builder builder, int language, String name) {
        if (Lexemes.of(name).size() == 2) {
            builder.add(language, name, LONG_NAME);
            return;
        }
        builder.add(language, name, NAME);
        builder.add(language, "``` " + name, NAME);
        builder.add(language, "." + name, NAME);
    }

    private static void addTexts(Markers.Builder builder, CodeMarks marks) {
        int language = LANGUAGES.indexOf(marks.language());
        int heir = LANGUAGES.indexOf(CodeMarks.heir(marks.language()));
        for (String text : words(marks.strong(), ";")) {
            builder.add(language, text, STRONG);
            builder.add(heir, text, INHERITED * STRONG);
        }
        for (String text : words(marks.weak(), ";")) {
            builder.add(language, text, WEAK);
            builder.add(heir, text, INHERITED * WEAK);
        }
    }

    private static List<String> words(String list, String separator) {
        return Arrays.stream(list.split(separator))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
