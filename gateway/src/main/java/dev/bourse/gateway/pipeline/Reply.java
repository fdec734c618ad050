package dev.bourse.gateway.pipeline;

import java.util.Map;

/** A complete JSON answer. */
public final class Reply {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] json;

    /**
     * @param status HTTP status
     * @param headers headers besides content type and length
     * @param json UTF-8 of one JSON value
     */
    public Reply(int status, Map<String, String> headers, byte[] json) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.json = json;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] json() {
        return json;
    }
}
