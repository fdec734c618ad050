package dev.bourse.planted.domain.task;

class StartsThreads {
    void start(Runnable work) {
        Thread.startVirtualThread(work);
    }
}
