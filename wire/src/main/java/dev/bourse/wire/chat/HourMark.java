package dev.bourse.wire.chat;

import java.nio.charset.StandardCharsets;

/**
 * Finds out whether a request asks for its prompt to be cached for an hour: {@code "ttl": "1h"} in
 * any {@code cache_control} or {@code prompt_cache_options}. Bytes are compared, nothing is parsed:
 * between quotes that no backslash precedes {@code "ttl"} can only be a name or a whole value.
 */
public final class HourMark {
    private static final byte[] NAME = "\"ttl\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOUR = "\"1h\"".getBytes(StandardCharsets.US_ASCII);

    private HourMark() {}

    /** Whether a body that is known to be JSON holds such a mark. */
    public static boolean isIn(byte[] body) {
        for (int at = next(body, 0); at >= 0; at = next(body, at)) {
            int value = passSpace(body, at);
            if (value < body.length && body[value] == ':') {
                value = passSpace(body, value + 1);
                if (matches(body, value, HOUR)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Index after the next name; -1 when there is none. Most bytes are passed over unseen. */
    private static int next(byte[] body, int from) {
        int last = NAME.length - 1;
        int at = from;
        while (at + last < body.length) {
            switch (body[at + last]) {
                case '"' -> {
                    if (matches(body, at, NAME)) {
                        return at + NAME.length;
                    }
                    at += last;
                }
                case 'l', 't' -> at++;
                default -> at += NAME.length;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] body, int at, byte[] wanted) {
        if (at + wanted.length > body.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (body[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int passSpace(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] <= ' ' && body[at] >= 0) {
            at++;
        }
        return at;
    }
}
