package dev.bourse.sim.workload;

import dev.bourse.sim.workload.Trace.Row;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads the traces of AzurePublicDataset for language models. */
final class AzureTrace {
    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";
    private static final int COLUMNS = 3;

    private AzureTrace() {}

    static List<Row> rows(List<String> lines) {
        if (!lines.getFirst().strip().equals(HEADER)) {
            throw new IllegalArgumentException("no trace: it begins with " + lines.getFirst());
        }
        List<Row> rows = new ArrayList<>(lines.size());
        LocalDateTime first = lines.size() < 2 ? LocalDateTime.MIN : time(lines.get(1), 2);
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(lines.get(i), i + 1, first));
        }
        return rows;
    }

    private static Row row(String line, int number, LocalDateTime first) {
        String[] cells = line.strip().split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "line " + number + " has not three columns: " + line);
        }
        try {
            long at = ChronoUnit.MICROS.between(first, time(line, number));
            return new Row(at, Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), List.of());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("line " + number + ": " + line, wrong);
        }
    }

    private static LocalDateTime time(String line, int number) {
        try {
            String stamp = line.substring(0, line.indexOf(','));
            return LocalDateTime.parse(stamp.strip().replace(' ', 'T'));
        } catch (DateTimeException | IndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException("line " + number + ": " + line, wrong);
        }
    }
}
