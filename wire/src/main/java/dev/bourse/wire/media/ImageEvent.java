package dev.bourse.wire.media;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Span;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event of a stream of images, as the upstream's bytes and what was learnt from them. */
final class ImageEvent {
    private static final String COMPLETED = "image_generation.completed";

    private final byte[] data;
    private final Splice splice = new Splice();
    private String type;
    private boolean image;
    private int close;
    private @Nullable UpstreamError error;
    private JsonObject usage = JsonObject.EMPTY;

    private ImageEvent(String type, byte[] data) {
        this.type = type;
        this.data = data;
    }

    /**
     * Reads an event.
     *
     * @param name the name that it came under; empty when it had none
     * @throws JsonException when it is no JSON object
     */
    static ImageEvent read(String name, byte[] data) {
        ImageEvent event = new ImageEvent(name, data);
        event.read();
        return event;
    }

    /** An image of an answer in one piece as the event that it would have been. */
    static ImageEvent ofItem(byte[] body, Span item, long created) {
        Rope data = new Rope();
        String head = "{\"type\":\"" + COMPLETED + "\",\"created_at\":" + created + ",";
        data.add(head.getBytes(StandardCharsets.US_ASCII));
        data.add(body, item.from() + 1, item.to());
        return read(COMPLETED, data.take());
    }

    static JsonObject failure(ApiError error) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", JsonValue.of("error"));
        members.put("error", error.json());
        return new JsonObject(members);
    }

    boolean isCompleted() {
        return type.equals(COMPLETED);
    }

    /** Whether there is an image in it. */
    boolean hasImage() {
        return image;
    }

    JsonObject usage() {
        return usage;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    /** The event without the upstream's own idea of its cost. */
    byte[] bytes() {
        return framed(type, edited());
    }

    /** The event with what it costs. */
    byte[] bytes(JsonObject own, @Nullable JsonObject metadata) {
        member("usage", own);
        if (metadata != null) {
            member("openrouter_metadata", metadata);
        }
        return bytes();
    }

    static byte[] framed(String type, byte[] data) {
        Rope event = new Rope();
        event.add(("event: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        event.add(data);
        event.add("\n\n".getBytes(StandardCharsets.US_ASCII));
        return event.take();
    }

    private void member(String name, JsonObject value) {
        splice.insert(close, (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        splice.insert(close, Json.bytes(value));
    }

    private byte[] edited() {
        Rope out = new Rope();
        splice.copy(data, 0, data.length, out);
        return out.take();
    }

    private void read() {
        try (JsonScanner in = JsonScanner.of(data, 0, data.length)) {
            in.next();
            in.object("event");
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                member(in, name);
            }
            close = in.start();
            in.finish();
        }
        JsonScanner.require(type.matches("[\\w.]{1,64}"), "type", "is missing");
        if (type.equals("error") && error == null) {
            error = UpstreamError.read(data);
        }
    }

    private void member(JsonScanner in, String name) {
        int nameStart = in.start();
        in.next();
        switch (name) {
            case "type" -> type = in.isText() ? in.text(name, Integer.MAX_VALUE) : type;
            case "b64_json" -> {
                int from = in.start() + 1;
                image |= in.isText() && Base64Text.end(data, from, data.length) >= 0;
                in.skip();
            }
            case "url" -> {
                image |= in.isText() && !in.isText("");
                in.skip();
            }
            case "error" -> error = in.isNull() ? null : UpstreamError.of(in.tree());
            case "usage" -> usage(in, nameStart);
            default -> in.skip();
        }
    }

    private void usage(JsonScanner in, int nameStart) {
        boolean object = in.isObject();
        usage = object ? in.tree().asObject().orElse(JsonObject.EMPTY) : usage;
        splice.cut(data, nameStart, object ? in.start() + 1 : in.pass());
    }
}
