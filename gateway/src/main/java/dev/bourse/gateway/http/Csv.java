package dev.bourse.gateway.http;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180): quotes, doubled quotes, line ends inside them. */
final class Csv {
    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private int number = 1;
    private int begun = 1;

    private Csv(String text) {
        this.text = text;
    }

    /**
     * A line that is not blank.
     *
     * @param number where it begins in the text, from 1
     * @param cells what it holds
     */
    record Line(int number, List<String> cells) {}

    /**
     * All lines that are not blank.
     *
     * @throws BadQuery when a quote is never closed
     */
    static List<Line> read(String text) {
        return new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text).read();
    }

    private List<Line> read() {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            number += next == '\n' ? 1 : 0;
            if (quoted && next == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (quoted) {
                cell.append(next);
            } else {
                plain(next);
            }
        }
        if (quoted) {
            throw new BadQuery("line " + begun, "a quote is never closed");
        }
        endLine();
        return lines;
    }

    private void plain(char next) {
        switch (next) {
            case ',' -> endCell();
            case '\n' -> endLine();
            case '\r' -> {}
            default -> cell.append(next);
        }
    }

    private void endCell() {
        line.add(cell.toString());
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        if (line.size() > 1 || !line.getFirst().isBlank()) {
            lines.add(new Line(begun, line));
        }
        begun = number;
        line = new ArrayList<>();
    }
}
