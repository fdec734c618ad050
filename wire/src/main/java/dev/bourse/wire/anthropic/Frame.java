package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

/**
 * One pass over an event of an upstream's stream: what it says, and the edits that make it ours.
 */
final class Frame {
    static final String DELTA = "content_block_delta";

    private static final int LONGEST_WORD = 256;
    private static final byte[] NO_USAGE = Stamp.ascii("{\"input_tokens\":0,\"output_tokens\":0}");
    private static final byte[] USAGE = Stamp.ascii(",\"usage\":");

    private final byte[] source;
    private final Stamp stamp;
    private final Splice splice = new Splice();
    private final Holes holes;
    private final BlockScan blocks;
    private String type = "";
    private int index = -1;
    private int close;
    private int usageFrom = -1;
    private int usageTo;
    private @Nullable MessageScan message;
    private @Nullable JsonObject usage;
    private @Nullable String stopReason;
    private @Nullable UpstreamError error;

    private Frame(byte[] source, Stamp stamp, Holes holes) {
        this.source = source;
        this.stamp = stamp;
        this.holes = holes;
        blocks = new BlockScan(holes);
    }

    /**
     * Reads the event that lies from {@code from} up to {@code to}.
     *
     * @param holes notes the places that vary in a stream
     * @throws dev.bourse.wire.json.JsonException when it is no JSON object
     */
    static Frame read(byte[] source, int from, int to, Stamp stamp, Holes holes) {
        Frame frame = new Frame(source, stamp, holes);
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            in.object("event");
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                frame.member(in, key);
            }
            frame.close = in.start();
            in.finish();
        }
        return frame;
    }

    /** Its {@code type}; empty when it has none. */
    String type() {
        return type;
    }

    /** The block that it is about; -1 when it names none. */
    int index() {
        return index;
    }

    Splice splice() {
        return splice;
    }

    Holes holes() {
        return holes;
    }

    BlockScan blocks() {
        return blocks;
    }

    /** The message that begins; null when none does. */
    @Nullable MessageScan message() {
        return message;
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

    @Nullable JsonObject usage() {
        return usage;
    }

    @Nullable String stopReason() {
        return stopReason;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    private void member(JsonScanner in, String key) {
        int name = in.start();
        in.next();
        switch (key) {
            case "type" -> type = in.isText() ? in.text(key, LONGEST_WORD) : "";
            case "index" -> index(in);
            case "delta" -> delta(in);
            case "content_block" -> blocks.block(in);
            case "message" -> message(in);
            case "usage" -> usage(in);
            case "error" -> error = in.isNull() ? error : UpstreamError.of(in.tree());
            case "openrouter_metadata" -> splice.cut(source, name, in.pass());
            default -> in.skip();
        }
    }

    private void index(JsonScanner in) {
        if (in.isInteger()) {
            index = (int) in.integer("index", 0, Integer.MAX_VALUE);
        } else {
            in.skip();
        }
    }

    private void delta(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("stop_reason")) {
                String word = in.isText() ? in.text(key, LONGEST_WORD) : "";
                stopReason = word.isBlank() ? null : word;
            } else {
                blocks.delta(in, key);
            }
        }
    }

    /** Clients look for counts in the message that begins, so that it always has some. */
    private void message(JsonScanner in) {
        MessageScan begun = new MessageScan(source, stamp, splice);
        begun.read(in);
        if (begun.usage() == null && begun.usageFrom() >= 0) {
            splice.replace(begun.usageFrom(), begun.usageTo(), NO_USAGE);
        } else if (begun.usage() == null) {
            splice.insert(begun.close(), USAGE);
            splice.insert(begun.close(), NO_USAGE);
        }
        message = begun;
    }

    private void usage(JsonScanner in) {
        usageFrom = in.start();
        boolean counts = in.isObject();
        usage = counts ? in.tree().asObject().orElse(null) : null;
        usageTo = counts ? in.start() + 1 : in.pass();
    }
}
