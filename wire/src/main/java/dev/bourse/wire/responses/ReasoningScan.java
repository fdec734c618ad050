package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;

/** Reads {@code reasoning}. */
final class ReasoningScan {
    private final Span span = new Span();
    private boolean extended;
    private boolean forbidden;

    /** Whether it has members that only the exchange knows: a budget, a switch, an exclusion. */
    boolean isExtended() {
        return extended;
    }

    /** Whether no reasoning shall be done, however that is said. */
    boolean isForbidden() {
        return forbidden;
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
            case "effort" ->
                    forbidden |= in.word(path, Words.EFFORTS).equals(Effort.NONE.wireName());
            case "summary", "generate_summary" -> in.word(path, Words.SUMMARIES);
            case "max_tokens" -> {
                forbidden |= in.integer(path, 0, Integer.MAX_VALUE) == 0;
                extended = true;
            }
            case "enabled" -> {
                forbidden |= !in.flag(path);
                extended = true;
            }
            case "exclude" -> {
                in.flag(path);
                extended = true;
            }
            default -> in.skip();
        }
    }
}
