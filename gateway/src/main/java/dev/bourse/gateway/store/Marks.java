package dev.bourse.gateway.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far each lane is. They differ only after a crash between two transactions; then those that
 * are behind are brought up to the next one first.
 */
final class Marks {
    private final long[] marks;

    /**
     * @param marks for each lane the first position that is not in the tables
     */
    Marks(long... marks) {
        this.marks = marks.clone();
    }

    /** The first position that some lane does not have. */
    long first() {
        return Arrays.stream(marks).min().orElseThrow();
    }

    /** The lanes that do not have it. */
    List<Integer> behind() {
        long first = first();
        return IntStream.range(0, marks.length)
                .filter(lane -> marks[lane] == first)
                .boxed()
                .toList();
    }

    /** The position from which on another lane lacks facts too; the largest when none is ahead. */
    long until() {
        long first = first();
        return Arrays.stream(marks).filter(mark -> mark > first).min().orElse(Long.MAX_VALUE);
    }

    /** The furthest that any lane is. */
    long last() {
        return Arrays.stream(marks).max().orElseThrow();
    }

    /** That lane now has everything below. */
    void advance(int lane, long to) {
        marks[lane] = to;
    }
}
