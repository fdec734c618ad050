package dev.bourse.house.matrix;

import java.util.ArrayList;
import java.util.List;

/** A text in pieces, as streams bring it. */
final class Pieces {
    private static final int LENGTH = 4;

    private Pieces() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); i += LENGTH) {
            pieces.add(text.substring(i, Math.min(text.length(), i + LENGTH)));
        }
        return pieces;
    }
}
