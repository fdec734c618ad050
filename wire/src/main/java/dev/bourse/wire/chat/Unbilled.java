package dev.bourse.wire.chat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/**
 * What an upstream said, without what it counted: every number in its usage is zero. Whoever hears
 * it again has nothing to pay for, in whatever dialect it was said, whole or as events.
 */
public final class Unbilled {
    private static final Set<String> USAGE = Set.of("usage", "usageMetadata");

    /** An answer's own usage stands at its top or in the object that an event is about. */
    private static final int DEEPEST = 2;

    private final byte[] said;
    private final boolean events;
    private final ByteArrayOutputStream out;
    private int at;
    private int depth;

    private Unbilled(byte[] said) {
        this.said = said;
        events = said.length > 0 && said[0] != '{' && said[0] != '[';
        out = new ByteArrayOutputStream(said.length);
    }

    /** The same bytes but for the counts. */
    public static byte[] of(byte[] said) {
        return new Unbilled(said).copied();
    }

    private byte[] copied() {
        comments();
        while (at < said.length) {
            switch (said[at]) {
                case '"' -> text();
                case '{', '[' -> deeper(1);
                case '}', ']' -> deeper(-1);
                case '\n' -> line();
                default -> copy();
            }
        }
        return out.toByteArray();
    }

    /** In a stream of events a blank line ends an event, and a colon begins a comment. */
    private void line() {
        copy();
        if (events && at < said.length && (said[at] == '\n' || said[at] == '\r')) {
            depth = 0;
        }
        comments();
    }

    private void comments() {
        while (events && at < said.length && said[at] == ':') {
            while (at < said.length && said[at] != '\n') {
                copy();
            }
            copy();
        }
    }

    private void deeper(int by) {
        depth = Math.max(0, depth + by);
        copy();
    }

    /** Copies a string; when it is the name of a usage, what follows is copied without counts. */
    private void text() {
        int from = at;
        passText();
        if (depth >= 1 && depth <= DEEPEST && isUsage(from + 1, at - 1)) {
            counts();
        }
    }

    private void passText() {
        copy();
        while (at < said.length && said[at] != '"' && said[at] != '\n') {
            if (said[at] == '\\') {
                copy();
            }
            copy();
        }
        if (at < said.length && said[at] == '"') {
            copy();
        }
    }

    private boolean isUsage(int from, int to) {
        return USAGE.contains(new String(said, from, Math.max(0, to - from), ISO_8859_1))
                && next() == ':';
    }

    private int next() {
        int i = at;
        while (i < said.length && said[i] <= ' ') {
            i++;
        }
        return i < said.length ? said[i] : -1;
    }

    private void counts() {
        int outside = depth;
        boolean inside = false;
        while (at < said.length && (!inside || depth > outside)) {
            switch (said[at]) {
                case '"' -> passText();
                case '{', '[' -> deeper(1);
                case '}', ']' -> deeper(-1);
                case ',' -> {
                    if (depth == outside) {
                        return;
                    }
                    copy();
                }
                default -> count();
            }
            inside |= depth > outside;
            if (depth < outside) {
                return;
            }
        }
    }

    private void count() {
        if (!isOfNumber()) {
            copy();
            return;
        }
        out.write('0');
        while (at < said.length && (isOfNumber() || "+.eE".indexOf(said[at]) >= 0)) {
            at++;
        }
    }

    private boolean isOfNumber() {
        return said[at] == '-' || (said[at] >= '0' && said[at] <= '9');
    }

    private void copy() {
        if (at < said.length) {
            out.write(said[at++]);
        }
    }
}
