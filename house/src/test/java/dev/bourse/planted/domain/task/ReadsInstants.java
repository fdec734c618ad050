package dev.bourse.planted.domain.task;

import java.time.Instant;
import java.util.function.Supplier;

class ReadsInstants {
    Supplier<Instant> clock() {
        return Instant::now;
    }
}
