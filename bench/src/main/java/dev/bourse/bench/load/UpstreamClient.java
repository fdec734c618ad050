package dev.bourse.bench.load;

import java.time.Duration;

/** Knows where a {@link MockUpstream} that runs as a process listens. */
public final class UpstreamClient {
    private static final Duration START = Duration.ofSeconds(20);

    private final int port;

    /** Waits until it listens. */
    public UpstreamClient(Process process) {
        this.port = Integer.parseInt(new Lines(process).hear(START));
    }

    /** The port. */
    public int port() {
        return port;
    }
}
