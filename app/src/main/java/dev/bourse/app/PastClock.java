package dev.bourse.app;

import java.util.function.LongSupplier;

/** A clock that is told the time, epoch microseconds; for one thread. */
final class PastClock implements LongSupplier {
    private long micros;

    void set(long epochMicros) {
        micros = epochMicros;
    }

    @Override
    public long getAsLong() {
        return micros;
    }
}
