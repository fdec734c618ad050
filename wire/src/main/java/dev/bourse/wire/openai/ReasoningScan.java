package dev.bourse.wire.openai;

import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

/** Reads {@code reasoning}. */
final class ReasoningScan {
    private ReasoningScan() {}

    /** The effort it asks for; null when it names none. */
    static @Nullable String effort(JsonScanner in, String name) {
        in.object(name);
        String effort = null;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            String path = name + "." + key;
            if (in.isNull()) {
                continue;
            }
            switch (key) {
                case "effort" -> effort = in.word(path, Words.EFFORTS);
                case "max_tokens" -> in.integer(path, 0, Integer.MAX_VALUE);
                case "exclude", "enabled" -> in.flag(path);
                default -> in.skip();
            }
        }
        return effort;
    }
}
