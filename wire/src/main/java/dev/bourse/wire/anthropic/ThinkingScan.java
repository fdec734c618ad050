package dev.bourse.wire.anthropic;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;

/** Reads {@code thinking}. */
final class ThinkingScan {
    private static final long LEAST = 1_024;

    private final Span value = new Span();
    private final Span budgetAt = new Span();
    private long budget = -1;
    private boolean omitted;
    private boolean disabled;

    /** The budget of thinking tokens; -1 when none was named. */
    long budget() {
        return budget;
    }

    /** Whether the reasoning shall be kept out of the answer. */
    boolean isOmitted() {
        return omitted;
    }

    /** Whether there shall be none. */
    boolean isDisabled() {
        return disabled;
    }

    /** Where the whole object lies; empty when there is none. */
    Span value() {
        return value;
    }

    /** Where the number of the budget lies. */
    Span budgetAt() {
        return budgetAt;
    }

    void read(JsonScanner in, String name) {
        in.object(name);
        int start = in.start();
        String type = "";
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> type = in.word(name + ".type", Words.THINKING);
                case "budget_tokens" -> budget(in, name + ".budget_tokens");
                case "display" -> omitted = !in.isNull() && isOmitted(in, name + ".display");
                default -> in.skip();
            }
        }
        JsonScanner.require(!type.isEmpty(), name + ".type", "is missing");
        boolean budgeted = budget >= 0 || !type.equals("enabled");
        JsonScanner.require(budgeted, name + ".budget_tokens", "is missing");
        disabled = type.equals("disabled");
        value.set(start, in.start() + 1);
    }

    private void budget(JsonScanner in, String name) {
        budget = in.integer(name, LEAST, Integer.MAX_VALUE);
        budgetAt.set(in.start(), in.end());
    }

    private static boolean isOmitted(JsonScanner in, String name) {
        return in.word(name, Words.DISPLAYS).equals("omitted");
    }
}
