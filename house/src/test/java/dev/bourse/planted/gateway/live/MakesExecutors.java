package dev.bourse.planted.gateway.live;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class MakesExecutors {
    ExecutorService make() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
