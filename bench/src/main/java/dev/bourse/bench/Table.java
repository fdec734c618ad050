package dev.bourse.bench;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: the first column to the left, figures to the right. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells");
        }
        rows.add(List.of(cells));
    }

    /** Whether it has nothing but headings. */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** A figure with as many places as its size deserves. */
    static String figure(double value) {
        double size = Math.abs(value);
        int places = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return ("%." + places + "f").formatted(value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(line(row).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String blank = " ".repeat(width(column) - row.get(column).length());
            line.append(column == 0 ? row.getFirst() + blank : GAP + blank + row.get(column));
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
