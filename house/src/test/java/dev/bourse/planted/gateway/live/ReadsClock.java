package dev.bourse.planted.gateway.live;

public class ReadsClock {
    public long millis() {
        return System.currentTimeMillis();
    }
}
