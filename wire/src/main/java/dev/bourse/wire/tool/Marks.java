package dev.bourse.wire.tool;

import dev.bourse.domain.catalog.Dialect;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Tells pieces of an answer that may be about tool calls from those that are not. */
final class Marks {
    private final byte[][] words;

    private Marks(String... words) {
        this.words =
                Stream.of(words)
                        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
    }

    /** What a tool call in that dialect can't be without, and what its reader has to see before. */
    static Marks of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> new Marks("\"tool_calls\"");
            case RESPONSES -> new Marks("function_call");
            case ANTHROPIC ->
                    new Marks("input_json_delta", "content_block_st", "message_start", "tool_use");
            case GEMINI -> new Marks("functionCall");
        };
    }

    /** Whether any of the words is there. */
    boolean areIn(byte[] source, int from, int to) {
        for (byte[] word : words) {
            if (isIn(word, source, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(byte[] word, byte[] source, int from, int to) {
        int last = to - word.length;
        for (int at = from; at <= last; at++) {
            if (source[at] == word[0] && continues(word, source, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean continues(byte[] word, byte[] source, int at) {
        for (int i = 1; i < word.length; i++) {
            if (source[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
