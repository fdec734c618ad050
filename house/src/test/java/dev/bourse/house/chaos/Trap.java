package dev.bourse.house.chaos;

import java.util.List;

/**
 * A failure that another gateway reported, and the tests that show what happens here instead.
 *
 * @param number its row
 * @param what in a few words
 * @param tests as {@code Class.method}
 */
record Trap(int number, String what, List<String> tests) {
    Trap {
        tests = List.copyOf(tests);
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("a trap without a test stands open");
        }
    }

    static Trap of(int number, String what, String... tests) {
        return new Trap(number, what, List.of(tests));
    }

    @Override
    public String toString() {
        return number + " " + what;
    }
}
