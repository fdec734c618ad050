package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

/**
 * One pass over a message, whole or as it begins a stream: what it says, and the edits that make it
 * ours.
 */
final class MessageScan {
    private static final byte[] PROVIDER = Stamp.ascii(",\"provider\":");
    private static final byte[] COMMA = {','};
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_WORD = 256;

    private final byte[] source;
    private final Stamp stamp;
    private final Splice splice;
    private final BlockScan blocks = new BlockScan(new Holes(false));
    private int open;
    private int close;
    private boolean hasId;
    private boolean hasProvider;
    private boolean hasBlocks;
    private int modelEnd = -1;
    private int usageFrom = -1;
    private int usageTo;
    private @Nullable String upstreamId;
    private @Nullable String stopReason;
    private @Nullable JsonObject usage;
    private @Nullable UpstreamError error;

    /**
     * @param splice takes the edits
     */
    MessageScan(byte[] source, Stamp stamp, Splice splice) {
        this.source = source;
        this.stamp = stamp;
        this.splice = splice;
    }

    /** Reads the object that the scanner stands on. */
    void read(JsonScanner in) {
        in.object("message");
        open = in.start();
        boolean empty = true;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            member(in, key);
            empty = false;
        }
        close = in.start();
        JsonScanner.require(!empty, "message", "is empty");
        stampWhatIsMissing();
    }

    BlockScan blocks() {
        return blocks;
    }

    /** Whether it has an array of blocks. */
    boolean hasBlocks() {
        return hasBlocks;
    }

    /** Index of the opening brace. */
    int open() {
        return open;
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

    /** Why it ended, in the upstream's word; null when it has not. */
    @Nullable String stopReason() {
        return stopReason;
    }

    @Nullable JsonObject usage() {
        return usage;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    private void member(JsonScanner in, String key) {
        int name = in.start();
        in.next();
        switch (key) {
            case "id" -> id(in);
            case "model" -> modelEnd = stamp(in, stamp.model());
            case "provider" -> hasProvider = stamp(in, stamp.provider()) > 0;
            case "content" -> content(in);
            case "stop_reason" -> stopReason(in);
            case "usage" -> usage(in);
            case "error" -> error = in.isNull() ? error : UpstreamError.of(in.tree());
            case "openrouter_metadata" -> splice.cut(source, name, in.pass());
            default -> in.skip();
        }
    }

    private void id(JsonScanner in) {
        String id = in.isText() ? in.text("id", Integer.MAX_VALUE) : "";
        upstreamId = id.isEmpty() || id.length() > LONGEST_ID ? null : id;
        hasId = stamp(in, stamp.id()) > 0;
    }

    /** Writes our own value over the current one; returns where it ends. */
    private int stamp(JsonScanner in, byte[] own) {
        int from = in.start();
        int to = in.pass();
        splice.replace(from, to, own);
        return to;
    }

    private void content(JsonScanner in) {
        hasBlocks = in.isArray();
        if (hasBlocks) {
            blocks.blocks(in);
        } else {
            in.skip();
        }
    }

    private void stopReason(JsonScanner in) {
        String word = in.isText() ? in.text("stop_reason", LONGEST_WORD) : "";
        stopReason = word.isBlank() ? null : word;
        in.skip();
    }

    private void usage(JsonScanner in) {
        usageFrom = in.start();
        boolean counts = in.isObject();
        usage = counts ? in.tree().asObject().orElse(null) : null;
        usageTo = counts ? in.start() + 1 : in.pass();
    }

    private void stampWhatIsMissing() {
        lead(hasId, "\"id\":", stamp.id());
        lead(modelEnd >= 0, "\"model\":", stamp.model());
        if (!hasProvider && modelEnd >= 0) {
            splice.insert(modelEnd, PROVIDER);
            splice.insert(modelEnd, stamp.provider());
        } else {
            lead(hasProvider, "\"provider\":", stamp.provider());
        }
    }

    private void lead(boolean there, String name, byte[] value) {
        if (!there) {
            splice.insert(open + 1, Stamp.ascii(name));
            splice.insert(open + 1, value);
            splice.insert(open + 1, COMMA);
        }
    }
}
