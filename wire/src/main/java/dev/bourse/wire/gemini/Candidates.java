package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;

import org.jspecify.annotations.Nullable;

/** Reads {@code candidates}: whether they say anything, how much, and why they end. */
final class Candidates {
    private static final int MOST_INDEX = 1000;

    private final Holes holes;
    private final Progress progress;
    private boolean plain = true;
    private boolean content;
    private long bytes;
    private int count = -1;
    private @Nullable String word;
    private int index;

    /**
     * @param holes notes the places that vary in a stream
     * @param progress learns which candidates there are and which ended
     */
    Candidates(Holes holes, Progress progress) {
        this.holes = holes;
        this.progress = progress;
    }

    /** How many there are; -1 when there is no array of them. */
    int count() {
        return count;
    }

    /** Whether there was a word, a thought, a call or a medium. */
    boolean hasContent() {
        return content;
    }

    /** Bytes of text generated, as JSON. */
    long bytes() {
        return bytes;
    }

    /** Whether there is nothing but text. */
    boolean isPlain() {
        return plain;
    }

    void read(JsonScanner in) {
        if (!in.isArray()) {
            in.skip();
            return;
        }
        count = 0;
        while (in.nextItem()) {
            count++;
            if (in.isObject()) {
                candidate(in);
            } else {
                in.skip();
            }
        }
    }

    private void candidate(JsonScanner in) {
        word = null;
        index = 0;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "content" -> content(in);
                case "finishReason" -> word = word(in);
                case "index" -> index = index(in);
                case "groundingMetadata" -> grounding(in);
                default -> in.skip();
            }
        }
        progress.said(index);
        if (word != null) {
            plain = false;
            progress.ended(index, word);
        }
    }

    private void grounding(JsonScanner in) {
        plain = false;
        in.tree().asObject().ifPresent(progress.grounding()::read);
    }

    private static int index(JsonScanner in) {
        return in.isInteger() ? (int) in.integer("index", 0, MOST_INDEX) : 0;
    }

    private static @Nullable String word(JsonScanner in) {
        String word = in.isText() ? in.text("finishReason", Integer.MAX_VALUE) : "";
        return word.isBlank() || word.equals("FINISH_REASON_UNSPECIFIED") ? null : word;
    }

    private void content(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("parts") && in.isArray()) {
                parts(in);
            } else {
                in.skip();
            }
        }
    }

    private void parts(JsonScanner in) {
        while (in.nextItem()) {
            if (!in.isObject()) {
                in.skip();
                continue;
            }
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                member(in, key);
            }
        }
    }

    private void member(JsonScanner in, String key) {
        switch (key) {
            case "text" -> text(in);
            case "thought" -> in.skip();
            case "thoughtSignature" -> {
                plain = false;
                in.skip();
            }
            case "functionCall" -> {
                int start = in.start();
                bytes += in.pass() - start;
                progress.called();
                other();
            }
            default -> {
                in.skip();
                other();
            }
        }
    }

    private void other() {
        plain = false;
        content = true;
    }

    private void text(JsonScanner in) {
        if (!in.isText()) {
            in.skip();
            return;
        }
        int start = in.start() + 1;
        int end = in.end() - 1;
        holes.text(start, end, true);
        bytes += end - start;
        content |= end > start;
    }
}
