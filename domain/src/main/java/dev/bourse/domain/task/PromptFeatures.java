package dev.bourse.domain.task;

import java.util.Arrays;

/**
 * What the classifier sees of a prompt: hashes of its lexemes, of how long words begin, and of
 * neighbouring pairs, once more those near its two ends, where the task usually stands, and a few
 * of its shape.
 */
public final class PromptFeatures {
    /** Lexemes that count as near an end. */
    private static final int EDGE = 14;

    private static final int EDGE_SALT = 0x5bd1e995;
    private static final int STEM_SALT = 0x2545f491;
    private static final int SHAPE_SALT = 0x1b873593;
    private static final double SHARE_STEPS = 20;
    private static final int MOST_STEPS = 7;

    private final Lexemes lexemes;
    private final int[] hashes;
    private int size;

    private PromptFeatures(Lexemes lexemes) {
        this.lexemes = lexemes;
        this.hashes = new int[3 * lexemes.size() + 2 * EDGE + 3];
    }

    /** The features of a prompt; the same one may occur many times. Never fails. */
    public static int[] of(CharSequence prompt) {
        return of(Lexemes.of(Excerpt.of(prompt)));
    }

    static int[] of(Lexemes lexemes) {
        PromptFeatures features = new PromptFeatures(lexemes);
        features.addAll();
        return Arrays.copyOf(features.hashes, features.size);
    }

    private void addAll() {
        int count = lexemes.size();
        for (int i = 0; i < count; i++) {
            add(lexemes.hash(i));
            addStem(lexemes.stem(i));
        }
        for (int i = 0; i + 1 < count; i++) {
            add(lexemes.pair(i));
        }
        addEdges(count);
        addShape();
    }

    private void addStem(int stem) {
        if (stem != 0) {
            add(Hash.pair(STEM_SALT, stem));
        }
    }

    private void addEdges(int count) {
        int head = Math.min(EDGE, count);
        for (int i = 0; i < head; i++) {
            add(Hash.pair(EDGE_SALT, lexemes.hash(i)));
        }
        for (int i = Math.max(head, count - EDGE); i < count; i++) {
            add(Hash.pair(EDGE_SALT, lexemes.hash(i)));
        }
    }

    private void addShape() {
        int length = Integer.SIZE - Integer.numberOfLeadingZeros(lexemes.size() / 8);
        add(shape(0, length));
        add(shape(1, steps(lexemes.signShare())));
        add(shape(2, steps(lexemes.digitShare())));
    }

    private static int steps(double share) {
        return (int) Math.min(MOST_STEPS, share * SHARE_STEPS);
    }

    private static int shape(int kind, int value) {
        return Hash.pair(SHAPE_SALT + kind, value);
    }

    private void add(int hash) {
        hashes[size++] = hash;
    }
}
