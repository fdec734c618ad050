package dev.bourse.domain.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The provider slugs and tags of a catalogue as numbers, so that plans never compare texts. */
final class Slugs {
    private static final int NOBODY = -1;
    private static final int[] NONE = {};

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of a slug of the catalogue; a new one when it is met for the first time. */
    int learn(String slug) {
        return numbers.computeIfAbsent(slug, _ -> numbers.size());
    }

    /** The slugs that a request names, in its order; one that nobody has matches nothing. */
    int[] of(List<String> named) {
        if (named.isEmpty()) {
            return NONE;
        }
        int[] found = new int[named.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = numbers.getOrDefault(named.get(i), NOBODY);
        }
        return found;
    }
}
