package dev.bourse.gateway.http;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180): quotes, doubled quotes, line ends inside them. */
final class Csv {
    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;

    private Csv(String text) {
        this.text = text;
    }

    /** The cells of all lines that are not blank. */
    static List<List<String>> read(String text) {
        return new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text).read();
    }

    private List<List<String>> read() {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
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
            lines.add(line);
        }
        line = new ArrayList<>();
    }
}
