package dev.bourse.sim.workload;

import dev.bourse.sim.text.Tokenizer;
import dev.bourse.sim.workload.Trace.Row;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonString;

import io.vertx.core.buffer.Buffer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts that prompts are cut from. All are joined into one long text, prepared once as it stands in
 * JSON; a prompt of n tokens is then 4 n bytes of it from some text's beginning, over the end and
 * round again, copied and not computed. Whatever is not ASCII becomes a question mark, so that any
 * four bytes are a token of the stated {@link Tokenizer}.
 */
public final class Prompts {
    private static final int ASCII = 0x80;

    private final byte[] escaped;

    /**
     * {@code at[i]} is where byte i of the text begins in {@code escaped}; one more for the end.
     */
    private final int[] at;

    /** Where each text begins. */
    private final int[] starts;

    private Prompts(List<String> texts) {
        StringBuilder all = new StringBuilder();
        starts = new int[texts.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = all.length();
            all.append(texts.get(i)).append('\n');
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there are no prompts");
        }
        at = new int[all.length() + 1];
        escaped = escape(all);
    }

    /** Cuts prompts from these texts. */
    public static Prompts of(List<String> texts) {
        return new Prompts(texts);
    }

    /**
     * The texts of a benchmark file as they stand there; see {@link #read}.
     *
     * @throws IllegalArgumentException when a line has no text, naming it
     * @throws IOException when the file cannot be read
     */
    public static List<String> texts(Path file) throws IOException {
        return PromptFile.texts(file);
    }

    /**
     * Reads texts from a benchmark file. {@code .jsonl}, perhaps with {@code .gz}: the member
     * {@code prompt}, {@code question}, {@code text} or {@code input} of each object, or the first
     * of its {@code turns}. {@code .csv}: the columns of each row, one below the other.
     *
     * @throws IllegalArgumentException when a line has no text, naming it
     * @throws IOException when the file cannot be read
     */
    public static Prompts read(Path file) throws IOException {
        return new Prompts(PromptFile.texts(file));
    }

    /** A few tasks of our own, for when there is no file. */
    public static Prompts builtIn() {
        return new Prompts(BuiltInPrompts.TEXTS);
    }

    /** How many texts there are. */
    public int size() {
        return starts.length;
    }

    /**
     * Appends a prompt as it stands between the quotes of a JSON string.
     *
     * @param start chooses the text that it begins with
     */
    void append(Buffer body, int start, int tokens) {
        copy(body, starts[Math.floorMod(start, starts.length)], tokens);
    }

    /** Appends the prompt of a row: block by block where the trace knows blocks. */
    void append(Buffer body, int start, Row row) {
        if (row.blocks().isEmpty()) {
            append(body, start, row.promptTokens());
            return;
        }
        int left = row.promptTokens();
        for (int i = 0; left > 0; i++) {
            int block = row.blocks().get(Math.min(i, row.blocks().size() - 1));
            copy(body, beginning(block), Math.min(left, Row.BLOCK));
            left -= Row.BLOCK;
        }
    }

    /** The same for the same block, spread over the text. */
    private int beginning(int block) {
        long mixed = (block + 1L) * 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mixed, at.length - 1L);
    }

    private void copy(Buffer body, int from, int tokens) {
        int length = at.length - 1;
        int position = from;
        int left = Math.multiplyExact(tokens, Tokenizer.BYTES_PER_TOKEN);
        while (left > 0) {
            int end = Math.min(length, position + left);
            body.appendBytes(escaped, at[position], at[end] - at[position]);
            left -= end - position;
            position = end == length ? 0 : end;
        }
    }

    private byte[] escape(CharSequence text) {
        Buffer all = Buffer.buffer(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            at[i] = all.length();
            char c = text.charAt(i) < ASCII ? text.charAt(i) : '?';
            String quoted = Json.text(new JsonString(String.valueOf(c)));
            all.appendString(quoted.substring(1, quoted.length() - 1), "US-ASCII");
        }
        at[text.length()] = all.length();
        return all.getBytes();
    }
}
