package dev.bourse.bench;

import java.util.function.LongSupplier;

/** By how much an account grew between two moments. */
final class Difference {
    private final LongSupplier account;
    private long first;
    private long last;

    Difference(LongSupplier account) {
        this.account = account;
    }

    static void open(Difference... differences) {
        for (Difference difference : differences) {
            difference.first = difference.account.getAsLong();
        }
    }

    static void close(Difference... differences) {
        for (Difference difference : differences) {
            difference.last = difference.account.getAsLong();
        }
    }

    long amount() {
        return last - first;
    }
}
