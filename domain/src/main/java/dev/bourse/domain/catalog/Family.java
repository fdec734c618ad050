package dev.bourse.domain.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the versions of a model have in common: its slug without version, date and stage. Words that
 * tell models apart which are sold side by side stay, the number of parameters among them, so that
 * nobody who asks for the newest small model gets a large one.
 */
final class Family {
    private static final Pattern SIZE = Pattern.compile("[a-z]?\\d+(\\.\\d+)?[bt]");
    private static final Pattern VERSION = Pattern.compile("[a-z]?\\d+(\\.\\d+)*o?");
    private static final Pattern NUMBERED = Pattern.compile("([a-z]+)\\d+(\\.\\d+)*");
    private static final Set<String> STAGES =
            Set.of("preview", "alpha", "beta", "exp", "experimental", "latest");

    private Family() {}

    /** The name of the family within its author: {@code claude-opus} of {@code claude-opus-4.7}. */
    static String of(Model model) {
        String slug = model.id().substring(model.id().indexOf('/') + 1).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : slug.split("-", -1)) {
            if (words.isEmpty() || !passes(word)) {
                words.add(words.isEmpty() ? unnumbered(word) : word);
            }
        }
        return String.join("-", words);
    }

    /** Whether a later version may lack the word or have another one there. */
    private static boolean passes(String word) {
        boolean version = VERSION.matcher(word).matches() && !SIZE.matcher(word).matches();
        return version || STAGES.contains(word);
    }

    /** The first word keeps its letters: {@code qwen3.6} is of the family of {@code qwen4}. */
    private static String unnumbered(String word) {
        return NUMBERED.matcher(word).replaceFirst("$1");
    }
}
