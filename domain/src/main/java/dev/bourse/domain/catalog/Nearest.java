package dev.bourse.domain.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names, ids of models above all, that somebody may have meant. */
public final class Nearest {
    private static final int MOST = 3;
    private static final int LONGEST = 128;

    private final String asked;

    /** Only the first characters of what was asked count, so that a long text costs little. */
    public Nearest(String asked) {
        this.asked = fold(asked.substring(0, Math.min(asked.length(), LONGEST)));
    }

    /** Up to three ids, nearest first, none further away than half of what was asked. */
    public List<String> among(Collection<String> ids) {
        return ids.stream()
                .map(id -> new Match(id, distance(id)))
                .filter(match -> match.distance * 2 <= asked.length())
                .sorted(Comparator.comparingInt(Match::distance).thenComparing(Match::id))
                .limit(MOST)
                .map(Match::id)
                .toList();
    }

    /** To the whole id, or to the part after the author when the author was left out. */
    private int distance(String id) {
        String folded = fold(id);
        return asked.indexOf('/') >= 0
                ? edits(asked, folded)
                : edits(asked, folded.substring(folded.indexOf('/') + 1));
    }

    /** Levenshtein distance, row by row. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 0; i < from.length(); i++) {
            advance(row, from.charAt(i), to);
        }
        return row[to.length()];
    }

    private static void advance(int[] row, char letter, String to) {
        int diagonal = row[0];
        row[0]++;
        for (int column = 1; column < row.length; column++) {
            int replaced = diagonal + (letter == to.charAt(column - 1) ? 0 : 1);
            diagonal = row[column];
            row[column] = Math.min(replaced, Math.min(diagonal, row[column - 1]) + 1);
        }
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private record Match(String id, int distance) {}
}
