package dev.bourse.sim.market;

import dev.bourse.sim.workload.Trace;
import dev.bourse.sim.workload.Trace.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How long prompts and answers are.
 *
 * @param code rows of requests that write code
 * @param chat rows of requests that talk
 * @param source where they come from, for people
 */
public record RequestSizes(List<Row> code, List<Row> chat, String source) {
    private static final int ROWS = 4_000;
    private static final int LONGEST_PROMPT = 120_000;
    private static final int LONGEST_OUTPUT = 4_000;
    private static final long SEED = 5;

    public RequestSizes {
        if (code.isEmpty() || chat.isEmpty()) {
            throw new IllegalArgumentException("there are no sizes to draw from");
        }
        code = code.stream().map(RequestSizes::cut).toList();
        chat = chat.stream().map(RequestSizes::cut).toList();
    }

    /** Those of two recorded traces. */
    public static RequestSizes of(Trace code, Trace chat) {
        return new RequestSizes(code.rows(), chat.rows(), "recorded traces");
    }

    /**
     * Made up, for when there are no traces: log-normal lengths with about the medians of published
     * ones.
     */
    public static RequestSizes builtIn() {
        return new RequestSizes(
                drawn(1_500, 0.9, 20, 0.9), drawn(5_000, 1.1, 250, 0.8), "made-up sizes");
    }

    private static List<Row> drawn(
            double prompt, double promptSpread, double output, double outputSpread) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Row> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            double in = prompt * Math.exp(promptSpread * random.nextGaussian());
            double out = output * Math.exp(outputSpread * random.nextGaussian());
            rows.add(new Row(i, (int) in + 1, (int) out + 1, List.of()));
        }
        return rows;
    }

    private static Row cut(Row row) {
        return new Row(
                row.atMicros(),
                Math.min(row.promptTokens(), LONGEST_PROMPT),
                Math.min(row.outputTokens(), LONGEST_OUTPUT),
                List.of());
    }
}
