package dev.bourse.planted.domain.task;

class ReadsNanos {
    long now() {
        return System.nanoTime();
    }
}
