package dev.bourse.bench.load;

import java.util.Map;

/** Where requests go on the loopback: port, path, the model to name and headers to add. */
public record Target(int port, String path, String model, Map<String, String> headers) {
    public Target {
        headers = Map.copyOf(headers);
    }
}
