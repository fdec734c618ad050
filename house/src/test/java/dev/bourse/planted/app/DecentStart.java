package dev.bourse.planted.app;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

record DecentStart(Clock clock, ExecutorService workers) {
    static DecentStart system() {
        return new DecentStart(Clock.systemUTC(), Executors.newCachedThreadPool());
    }
}
