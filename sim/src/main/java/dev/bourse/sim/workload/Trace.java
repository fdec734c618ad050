package dev.bourse.sim.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recorded series of requests: when each came, how long its prompt was and how long its answer.
 *
 * @param rows put in the order of their times
 */
public record Trace(List<Row> rows) {
    public Trace {
        rows = rows.stream().sorted(Comparator.comparingLong(Row::atMicros)).toList();
    }

    /**
     * Reads a trace in the format that its first line shows: {@code azure} is CSV with the columns
     * {@code TIMESTAMP,ContextTokens,GeneratedTokens}; {@code mooncake} is one JSON object a line
     * with {@code timestamp} in milliseconds, {@code input_length}, {@code output_length} and
     * {@code hash_ids}.
     *
     * @throws IllegalArgumentException when it is neither, naming the line
     * @throws IOException when it cannot be read
     */
    public static Trace read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> all = lines.filter(line -> !line.isBlank()).toList();
            return new Trace(all.isEmpty() ? List.of() : rows(all));
        }
    }

    /** Only the first rows. */
    public Trace first(int rows) {
        return new Trace(this.rows.subList(0, Math.min(rows, this.rows.size())));
    }

    /** From the first request to the last, microseconds. */
    public long lengthMicros() {
        return rows.isEmpty() ? 0 : rows.getLast().atMicros();
    }

    public long promptTokens() {
        return rows.stream().mapToLong(Row::promptTokens).sum();
    }

    public long outputTokens() {
        return rows.stream().mapToLong(Row::outputTokens).sum();
    }

    private static List<Row> rows(List<String> lines) {
        return lines.getFirst().startsWith("{")
                ? MooncakeTrace.rows(lines)
                : AzureTrace.rows(lines);
    }

    /**
     * One request.
     *
     * @param atMicros microseconds after the first request of the trace
     * @param promptTokens length of the prompt, at least one
     * @param outputTokens length of the answer, at least one
     * @param blocks ids of the prompt's blocks of {@link #BLOCK} tokens: equal beginnings of such
     *     lists are equal beginnings of prompts; empty when the trace does not tell
     */
    public record Row(long atMicros, int promptTokens, int outputTokens, List<Integer> blocks) {
        /** Tokens in a block. */
        public static final int BLOCK = 512;

        public Row {
            if (atMicros < 0 || promptTokens <= 0 || outputTokens <= 0) {
                throw new IllegalArgumentException(
                        "no request: at %d, %d in, %d out"
                                .formatted(atMicros, promptTokens, outputTokens));
            }
            blocks = List.copyOf(blocks);
        }
    }
}
