package dev.bourse.wire.anthropic;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;

/**
 * Walks content blocks and what is added to them: whether they say anything, and how much. A block
 * of text or thinking that is still empty says nothing; a block of any other kind does.
 */
final class BlockScan {
    private static final int EMPTY_OBJECT = 2;

    private final Holes holes;
    private boolean content;
    private long bytes;

    BlockScan(Holes holes) {
        this.holes = holes;
    }

    /** Whether there was a word, a call, a thought or a result. */
    boolean hasContent() {
        return content;
    }

    /** Bytes of text generated, as JSON. */
    long bytes() {
        return bytes;
    }

    /** Reads the array of blocks that the scanner stands on. */
    void blocks(JsonScanner in) {
        while (in.nextItem()) {
            block(in);
        }
    }

    /** Reads the block that the scanner stands on. */
    void block(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> type(in);
                case "text", "thinking", "name" -> text(in);
                case "input" -> input(in);
                default -> in.skip();
            }
        }
    }

    /** Reads the {@code delta} of a block that the scanner stands on. */
    void delta(JsonScanner in, String key) {
        switch (key) {
            case "text", "thinking", "partial_json" -> text(in);
            case "signature", "citation" -> {
                content = true;
                in.skip();
            }
            default -> in.skip();
        }
    }

    private void type(JsonScanner in) {
        content |= !in.isText("text") && !in.isText("thinking");
        in.skip();
    }

    private void text(JsonScanner in) {
        if (!in.isText()) {
            in.skip();
            return;
        }
        int start = in.start() + 1;
        int end = in.end() - 1;
        holes.text(start, end, true);
        bytes += end - start;
        content |= end > start;
    }

    private void input(JsonScanner in) {
        int start = in.start();
        int length = in.pass() - start;
        bytes += length > EMPTY_OBJECT ? length : 0;
    }
}
