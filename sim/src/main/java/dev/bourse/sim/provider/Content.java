package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Passages.Slice;
import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of an answer, cut into the pieces that a stream sends one by one.
 *
 * @param escaped text as it stands between the quotes of a JSON string
 * @param bounds piece i goes from {@code bounds[i]} to {@code bounds[i + 1]}
 * @param tokens tokens of the whole
 * @param perPiece tokens of each piece but the last
 */
@SuppressWarnings("ArrayRecordComponent")
record Content(byte[] escaped, int[] bounds, long tokens, int perPiece) {
    /** No words. */
    static final Content NONE = new Content(new byte[0], new int[] {0}, 0, 1);

    /** Plain text that needs no escapes. */
    static Content of(Slice text, int perPiece) {
        int width = perPiece * Tokenizer.BYTES_PER_TOKEN;
        int[] bounds = new int[Math.ceilDiv(text.length(), width) + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = text.from() + Math.min(i * width, text.length());
        }
        return new Content(text.bytes(), bounds, Tokenizer.ofBytes(text.length()), perPiece);
    }

    /** Any text; no piece breaks a character. */
    static Content of(String text, int perPiece) {
        ByteArrayOutputStream escaped = new ByteArrayOutputStream();
        List<Integer> bounds = new ArrayList<>(List.of(0));
        for (String rest = text; !rest.isEmpty(); ) {
            String piece = Tokenizer.prefix(rest, perPiece);
            escaped.writeBytes(escape(piece));
            bounds.add(escaped.size());
            rest = rest.substring(piece.length());
        }
        return new Content(escaped.toByteArray(), ints(bounds), Tokenizer.count(text), perPiece);
    }

    /** The text itself. */
    String text() {
        String inside = new String(escaped, bounds[0], end() - bounds[0], StandardCharsets.UTF_8);
        return inside.indexOf('\\') < 0 ? inside : Json.unquoted(escaped, bounds[0], end());
    }

    int pieces() {
        return bounds.length - 1;
    }

    /** Tokens of piece i, for its delay. */
    long tokens(int piece) {
        return Math.min(perPiece, tokens - (long) piece * perPiece);
    }

    private int end() {
        return bounds[bounds.length - 1];
    }

    private static byte[] escape(String text) {
        byte[] quoted = Json.bytes(new JsonString(text));
        return new String(quoted, 1, quoted.length - 2, StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
