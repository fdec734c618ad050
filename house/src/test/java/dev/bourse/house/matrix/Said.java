package dev.bourse.house.matrix;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;

import java.util.List;

/**
 * An answer, in no dialect.
 *
 * @param text all that was said, refusals included
 * @param calls tool calls in order
 * @param thought the reasoning; empty when there was none
 * @param finish why it ended, in the one vocabulary
 * @param usage what was counted
 * @param raw the model's message as the caller got it; JSON null at an upstream
 */
record Said(
        String text, List<Call> calls, String thought, String finish, Counts usage, JsonValue raw) {
    /** What the vendor of a simulated upstream signs its reasoning with. */
    static final String SIGNATURE = "c2lnbmVkLWJ5LXRoZS12ZW5kb3I=";

    static final Counts USUAL = new Counts(10, 3, 5);

    /** How many of the output tokens are reasoning, where a dialect tells. */
    static final long REASONING = 2;

    /**
     * A tool call.
     *
     * @param arguments as JSON without blanks
     */
    record Call(String name, String arguments) {}

    /**
     * What is billed.
     *
     * @param prompt all tokens of the prompt
     * @param cached those of them that came from a cache
     */
    record Counts(long prompt, long cached, long output) {}

    static Said of(String text, String finish) {
        return new Said(text, List.of(), "", finish, USUAL, JsonNull.NULL);
    }

    static Said calling(Call... calls) {
        return new Said("", List.of(calls), "", "tool_calls", USUAL, JsonNull.NULL);
    }

    Said after(String reasoning) {
        return new Said(text, calls, reasoning, finish, usage, raw);
    }

    /** The same without what only one side knows. */
    Said bare() {
        return new Said(text, calls, thought, finish, usage, JsonNull.NULL);
    }
}
