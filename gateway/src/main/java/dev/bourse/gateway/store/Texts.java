package dev.bourse.gateway.store;

import org.jspecify.annotations.Nullable;

/**
 * Text from callers as a database takes it. A text that one engine refuses would stop a projection
 * for ever, so what no engine can store is replaced here.
 */
final class Texts {
    private static final int LONGEST_KEY = 200;

    private Texts() {}

    /** PostgreSQL stores no NUL. */
    static @Nullable String stored(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** A part of a primary key, whose length is limited too; absent becomes empty. */
    static String key(@Nullable String text) {
        String stored = stored(text);
        if (stored == null) {
            return "";
        }
        return stored.length() <= LONGEST_KEY ? stored : stored.substring(0, LONGEST_KEY);
    }
}
