package dev.bourse.wire.responses;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;

/** Reads {@code reasoning}. */
final class ReasoningScan {
    private final Span span = new Span();
    private boolean extended;

    /** Whether it has members that only the exchange knows: a budget, a switch, an exclusion. */
    boolean isExtended() {
        return extended;
    }

    /** Where the object lies. */
    Span span() {
        return span;
    }

    void read(JsonScanner in) {
        in.object("reasoning");
        int start = in.start();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (!in.isNull()) {
                member(in, key, "reasoning." + key);
            }
        }
        span.set(start, in.start() + 1);
    }

    private void member(JsonScanner in, String key, String path) {
        switch (key) {
            case "effort" -> in.word(path, Words.EFFORTS);
            case "summary", "generate_summary" -> in.word(path, Words.SUMMARIES);
            case "max_tokens" -> {
                in.integer(path, 0, Integer.MAX_VALUE);
                extended = true;
            }
            case "enabled", "exclude" -> {
                in.flag(path);
                extended = true;
            }
            default -> in.skip();
        }
    }
}
