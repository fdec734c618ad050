package dev.bourse.wire.preset;

import dev.bourse.wire.chat.Request;
import dev.bourse.wire.json.JsonException;

import org.jspecify.annotations.Nullable;

/**
 * How a request names a preset: {@code "model": "@preset/slug"}, {@code "model": "a/b@preset/slug"}
 * or {@code "preset": "slug"} (openrouter.md 1.14).
 *
 * @param slug the preset
 * @param model the model that is named beside it; null when none is
 */
public record PresetReference(String slug, @Nullable String model) {
    private static final String MARK = "@preset/";

    /** Whether a request names one, be it where none can be named. */
    public static boolean isIn(Request request) {
        boolean named = request.extensions().preset() != null;
        for (String model : request.models()) {
            named |= isIn(model);
        }
        return named;
    }

    /** Whether the name of a model names a preset. */
    public static boolean isIn(String model) {
        return model.contains(MARK);
    }

    /**
     * What a request names that {@link #isIn names one}.
     *
     * @throws JsonException when it names two, or one among its fallbacks only
     */
    public static PresetReference of(Request request) {
        String first = request.models().isEmpty() ? null : request.models().getFirst();
        String member = request.extensions().preset();
        int mark = first == null ? -1 : first.indexOf(MARK);
        if (first == null || mark < 0) {
            return new PresetReference(orMisplaced(member), null);
        }
        String slug = first.substring(mark + MARK.length());
        if (member != null && !member.equals(slug)) {
            throw new JsonException("'preset' contradicts the preset that 'model' names");
        }
        return new PresetReference(slug, mark == 0 ? null : first.substring(0, mark));
    }

    /**
     * Checks a request that a preset was put into: the preset says how the whole request is
     * answered, so that none can stand for one model of a list.
     *
     * @throws JsonException when it still names one
     */
    public static void requireNone(Request merged) {
        if (isIn(merged)) {
            throw misplaced();
        }
    }

    private static String orMisplaced(@Nullable String member) {
        if (member == null) {
            throw misplaced();
        }
        return member;
    }

    private static JsonException misplaced() {
        return new JsonException(
                "'models' and 'fallbacks' can't name a preset; name it in 'model' or 'preset'");
    }
}
