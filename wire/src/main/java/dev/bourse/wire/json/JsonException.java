package dev.bourse.wire.json;

/** Bytes that are no JSON (or YAML) within the limits; the message says where and why. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
