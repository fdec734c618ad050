package dev.bourse.wire.responses;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

/** One pass over an upstream's event: what it says, and the edits that make it ours. */
final class Frame {
    private final byte[] source;
    private final Stamp stamp;
    private final Splice splice = new Splice();
    private final Holes holes;
    private final OutputScan item = new OutputScan();
    private String type;
    private long sequence = -1;
    private long deltaBytes;
    private boolean delta;
    private boolean failed;
    private @Nullable ResponseScan response;

    private Frame(String name, byte[] source, Stamp stamp, Holes holes) {
        type = name;
        this.source = source;
        this.stamp = stamp;
        this.holes = holes;
    }

    /**
     * Reads the event that lies from {@code from} up to {@code to}.
     *
     * @param name the name of the event, which counts when the JSON has no type
     * @param holes notes the places that vary in a stream
     * @throws dev.bourse.wire.json.JsonException when it is no JSON object
     */
    static Frame read(String name, Data data, Stamp stamp, Holes holes) {
        Frame frame = new Frame(name, data.source(), stamp, holes);
        try (JsonScanner in = JsonScanner.of(data.source(), data.from(), data.to())) {
            in.next();
            in.object("event");
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                frame.member(in, key);
            }
            in.finish();
        }
        return frame;
    }

    /** Where an event's data lies. */
    @SuppressWarnings("ArrayRecordComponent")
    record Data(byte[] source, int from, int to) {}

    Splice splice() {
        return splice;
    }

    Holes holes() {
        return holes;
    }

    /** What it is; empty when neither its JSON nor its name says. */
    String type() {
        return type;
    }

    /** Its number in the stream; -1 when it has none. */
    long sequence() {
        return sequence;
    }

    /** The response it carries; null when it carries none. */
    @Nullable ResponseScan response() {
        return response;
    }

    /** The item it carries, as far as it says something. */
    OutputScan item() {
        return item;
    }

    /** Bytes of text generated, as JSON, of a piece. */
    long deltaBytes() {
        return deltaBytes;
    }

    /** Whether nothing but its text and counts matters. */
    boolean isPlain() {
        return delta && response == null && !failed && type.endsWith(".delta");
    }

    /** Whether it says that something went wrong. */
    boolean isError() {
        return failed || type.equals("error");
    }

    /** Whether nothing follows it. */
    boolean isTerminal() {
        return switch (type) {
            case "response.completed", "response.incomplete", "response.failed" -> true;
            default -> false;
        };
    }

    private void member(JsonScanner in, String key) {
        switch (key) {
            case "type" -> type = in.isText() ? in.text(key, Integer.MAX_VALUE) : type;
            case "sequence_number" -> {
                sequence = in.isInteger() ? in.integer(key, -1, Long.MAX_VALUE) : -1;
                holes.pass(in);
            }
            case "delta" -> delta(in);
            case "response" -> response(in);
            case "item" -> item.item(in);
            case "error" -> {
                failed = !in.isNull();
                in.skip();
            }
            default -> holes.pass(in);
        }
    }

    private void delta(JsonScanner in) {
        if (!in.isText()) {
            in.skip();
            return;
        }
        int from = in.start() + 1;
        int to = in.end() - 1;
        delta = true;
        deltaBytes = (long) to - from;
        holes.text(from, to, true);
    }

    private void response(JsonScanner in) {
        if (in.isObject()) {
            response = new ResponseScan(source, splice, stamp);
            response.read(in);
        } else {
            in.skip();
        }
    }
}
