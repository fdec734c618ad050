package dev.bourse.house.matrix;

import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is asked, in no dialect.
 *
 * @param system instructions; null for none
 * @param turns the conversation
 * @param tools names of functions, each of which takes a city
 * @param structured whether the answer must follow {@link #SCHEMA}
 * @param thinks whether the model shall reason
 * @param stop a text that ends the answer; null for none
 * @param cap most tokens of the answer
 */
record Question(
        @Nullable String system,
        List<Turn> turns,
        List<String> tools,
        boolean structured,
        boolean thinks,
        @Nullable String stop,
        long cap) {
    private static final long CAP = 4_000;

    static final String IMAGE = "aW1hZ2UtYnl0ZXM=";
    static final String PDF = "JVBERi1ieXRlcw==";
    static final JsonValue SCHEMA =
            Members.of(
                    "type",
                    "object",
                    "properties",
                    Members.of("answer", Members.of("type", "integer")),
                    "required",
                    List.of("answer"),
                    "additionalProperties",
                    false);
    static final JsonValue CITY =
            Members.of(
                    "type", "object",
                    "properties", Members.of("city", Members.of("type", "string")),
                    "required", List.of("city"));

    /** One step of a conversation. */
    sealed interface Turn {
        /** The user says something. */
        record User(String text) implements Turn {}

        /** The user says something and shows an image and a PDF. */
        record Shows(String text) implements Turn {}

        /** The model said something. */
        record Model(String text) implements Turn {}

        /** The model called tools. */
        record Calls(List<Said.Call> calls) implements Turn {}

        /** What the tools gave, in the order of the calls. */
        record Results(List<Said.Call> calls, List<String> results) implements Turn {}

        /** The model's answer, as the caller got it. */
        record Echo(Said said) implements Turn {}
    }

    static Question of(Turn... turns) {
        return new Question(null, List.of(turns), List.of(), false, false, null, CAP);
    }

    Question instructed(String text) {
        return new Question(text, turns, tools, structured, thinks, stop, cap);
    }

    Question offering(String... names) {
        return new Question(system, turns, List.of(names), structured, thinks, stop, cap);
    }

    Question wantingSchema() {
        return new Question(system, turns, tools, true, thinks, stop, cap);
    }

    Question thinking() {
        return new Question(system, turns, tools, structured, true, stop, cap);
    }

    Question cappedAt(long tokens) {
        return new Question(system, turns, tools, structured, thinks, stop, tokens);
    }

    Question stoppingAt(String text) {
        return new Question(system, turns, tools, structured, thinks, text, cap);
    }
}
