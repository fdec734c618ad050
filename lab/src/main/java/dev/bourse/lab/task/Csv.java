package dev.bourse.lab.task;

import java.util.ArrayList;
import java.util.List;

/** Reads comma separated values with quotes (RFC 4180). */
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** The rows that are not empty. */
    static List<List<String>> rows(String text) {
        Csv csv = new Csv(text);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            List<String> row = csv.row();
            if (row.size() > 1 || !row.getFirst().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        row.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            row.add(field());
        }
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
        at++;
        return row;
    }

    private String field() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                break;
            }
        }
        return field.toString();
    }
}
