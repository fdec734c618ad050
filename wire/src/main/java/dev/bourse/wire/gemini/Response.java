package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * One pass over a {@code GenerateContentResponse}, whole or one of a stream: what it says, and the
 * edits that make it ours.
 */
final class Response {
    private static final byte[] COMMA = {','};
    private static final int LONGEST_ID = 256;

    private final byte[] source;
    private final Stamp stamp;
    private final Progress progress;
    private final Splice splice = new Splice();
    private final Holes holes;
    private final Candidates candidates;
    private int open;
    private int close;
    private int usageFrom = -1;
    private int usageTo;
    private boolean hasModel;
    private boolean hasId;
    private boolean hasProvider;
    private boolean blocked;
    private @Nullable String upstreamId;
    private @Nullable UpstreamError error;

    private Response(byte[] source, Stamp stamp, Holes holes, Progress progress) {
        this.source = source;
        this.stamp = stamp;
        this.holes = holes;
        this.progress = progress;
        candidates = new Candidates(holes, progress);
    }

    /**
     * Reads the response that fills a body.
     *
     * @throws JsonException when it is no JSON object
     */
    static Response ofBody(byte[] body, Stamp stamp, Progress progress) {
        Response response = new Response(body, stamp, new Holes(false), progress);
        response.read(0, body.length);
        return response;
    }

    /**
     * Reads the response that lies from {@code from} up to {@code to}.
     *
     * @param holes notes the places that vary in a stream
     * @param progress learns how far the stream is
     * @throws JsonException when it is no JSON object
     */
    static Response ofChunk(byte[] source, Span span, Stamp stamp, Holes holes, Progress progress) {
        Response response = new Response(source, stamp, holes, progress);
        response.read(span.from(), span.to());
        return response;
    }

    /** Where a chunk lies. */
    record Span(int from, int to) {}

    Splice splice() {
        return splice;
    }

    Holes holes() {
        return holes;
    }

    Candidates candidates() {
        return candidates;
    }

    @Nullable String upstreamId() {
        return upstreamId;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    /** Whether there is something in it for a caller. */
    boolean isAnswer() {
        return candidates.count() >= 0 || blocked || usageFrom >= 0;
    }

    /** Whether the prompt was refused. */
    boolean isBlocked() {
        return blocked;
    }

    /** Whether nothing but its text and counts matters. */
    boolean isPlain() {
        return candidates.count() > 0 && candidates.isPlain() && !blocked && error == null;
    }

    /** Its {@code usageMetadata}; without members when there is none. */
    JsonObject usage() {
        return usageFrom < 0
                ? JsonObject.EMPTY
                : Json.parse(Arrays.copyOfRange(source, usageFrom, usageTo))
                        .asObject()
                        .orElse(JsonObject.EMPTY);
    }

    /** As ours. */
    void write(Rope out) {
        splice.copy(source, open, close + 1, out);
    }

    /** As ours, with that usage instead of its own, and with more before the closing brace. */
    void write(byte[] usage, byte[] more, Rope out) {
        if (usageFrom >= 0) {
            splice.copy(source, open, usageFrom, out);
            out.add(usage);
            splice.copy(source, usageTo, close, out);
        } else {
            splice.copy(source, open, close, out);
            out.add(Stamp.ascii(",\"usageMetadata\":"));
            out.add(usage);
        }
        out.add(more);
        out.add(source, close, close + 1);
    }

    private void read(int from, int to) {
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            in.object("answer");
            open = in.start();
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                member(in, key);
            }
            close = in.start();
            in.finish();
        }
        lead(hasProvider, "\"provider\":", stamp.provider());
        lead(hasModel, "\"modelVersion\":", stamp.model());
        lead(hasId, "\"responseId\":", stamp.id());
    }

    private void member(JsonScanner in, String key) {
        int name = in.start();
        in.next();
        switch (key) {
            case "candidates" -> candidates.read(in);
            case "usageMetadata" -> usage(in);
            case "promptFeedback" -> feedback(in);
            case "modelVersion" -> model(in);
            case "responseId" -> id(in);
            case "provider" -> hasProvider = stamp(in, stamp.provider());
            case "openrouter_metadata" -> splice.cut(source, name, in.pass());
            case "error" -> error = in.isNull() ? error : UpstreamError.of(in.tree());
            default -> in.skip();
        }
    }

    private void model(JsonScanner in) {
        if (in.isText()) {
            progress.grounding().model(in.text("modelVersion", Integer.MAX_VALUE));
        }
        hasModel = stamp(in, stamp.model());
    }

    private void usage(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        usageFrom = in.start();
        Counts.pass(in, source, holes);
        usageTo = in.start() + 1;
    }

    private void feedback(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("blockReason") && in.isText()) {
                progress.blocked(in.text(key, Integer.MAX_VALUE));
                blocked = true;
            } else {
                in.skip();
            }
        }
    }

    private void id(JsonScanner in) {
        String id = in.isText() ? in.text("responseId", Integer.MAX_VALUE) : "";
        upstreamId = id.isEmpty() || id.length() > LONGEST_ID ? null : id;
        hasId = stamp(in, stamp.id());
    }

    /** Writes our own value over the current one. */
    private boolean stamp(JsonScanner in, byte[] own) {
        int from = in.start();
        splice.replace(from, in.pass(), own);
        return true;
    }

    private void lead(boolean there, String name, byte[] value) {
        if (!there) {
            splice.insert(open + 1, Stamp.ascii(name));
            splice.insert(open + 1, value);
            splice.insert(open + 1, COMMA);
        }
    }
}
