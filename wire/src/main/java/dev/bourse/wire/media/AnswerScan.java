package dev.bourse.wire.media;

import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One pass over an upstream's answer: what it says, and the edits that make it ours. */
final class AnswerScan {
    private static final int LONGEST_ID = 256;
    private static final byte[] COMMA = {','};

    private final byte[] body;
    private final Contents contents;
    private final Splice splice = new Splice();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private int close;
    private int usageFrom = -1;
    private int usageTo;
    private @Nullable String upstreamId;
    private JsonObject usage = JsonObject.EMPTY;
    private JsonObject meta = JsonObject.EMPTY;
    private @Nullable UpstreamError error;

    AnswerScan(byte[] body, Identity identity, Contents contents) {
        this.body = body;
        this.contents = contents;
        missing.put("id", identity.id().value());
        missing.put("model", identity.model());
        missing.put("provider", identity.provider());
    }

    /**
     * Reads all of it.
     *
     * @throws dev.bourse.wire.json.JsonException when it is no JSON object
     */
    AnswerScan read() {
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            in.next();
            in.object("answer");
            int open = in.start() + 1;
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                member(in, name);
            }
            close = in.start();
            in.finish();
            missing.forEach((name, value) -> lead(open, name, value));
        }
        return this;
    }

    byte[] body() {
        return body;
    }

    Splice splice() {
        return splice;
    }

    /** Index of the closing brace. */
    int close() {
        return close;
    }

    /** Where the value of {@code usage} begins; -1 when there is none. */
    int usageFrom() {
        return usageFrom;
    }

    int usageTo() {
        return usageTo;
    }

    @Nullable String upstreamId() {
        return upstreamId;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    /** The usage object as it was sent. */
    JsonObject sentUsage() {
        return usage;
    }

    /** What was counted, from wherever it is told: Cohere has its units under {@code meta}. */
    JsonObject usage() {
        Map<String, JsonValue> all = new LinkedHashMap<>(meta.object("billed_units").members());
        all.putAll(usage.members());
        return new JsonObject(all);
    }

    private void member(JsonScanner in, String name) {
        int nameStart = in.start();
        in.next();
        if (!in.isNull() && contents.read(in, name, splice)) {
            return;
        }
        switch (name) {
            case "id" -> id(in);
            case "model", "provider" -> stamp(in, name);
            case "usage" -> usage(in);
            case "meta" -> meta = tree(in);
            case "openrouter_metadata" -> splice.cut(body, nameStart, in.pass());
            case "error" -> error = in.isNull() ? null : UpstreamError.of(in.tree());
            default -> in.skip();
        }
    }

    private void id(JsonScanner in) {
        String id = in.isText() ? in.text("id", Integer.MAX_VALUE) : "";
        upstreamId = id.isEmpty() || id.length() > LONGEST_ID ? null : id;
        stamp(in, "id");
    }

    /** Writes our own value over the current one. */
    private void stamp(JsonScanner in, String name) {
        int from = in.start();
        String own = missing.remove(name);
        if (own == null) {
            in.skip();
        } else {
            splice.replace(from, in.pass(), Json.quoted(own));
        }
    }

    private void usage(JsonScanner in) {
        usageFrom = in.start();
        if (in.isObject()) {
            usage = tree(in);
            usageTo = in.start() + 1;
        } else {
            usageTo = in.pass();
        }
    }

    private static JsonObject tree(JsonScanner in) {
        return in.tree().asObject().orElse(JsonObject.EMPTY);
    }

    private void lead(int open, String name, String value) {
        splice.insert(open, ("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        splice.insert(open, Json.quoted(value));
        splice.insert(open, COMMA);
    }
}
