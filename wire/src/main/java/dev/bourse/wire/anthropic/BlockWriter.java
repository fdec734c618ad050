package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the blocks of a streamed message, one after the other as Anthropic does: what begins a
 * block ends the one before it.
 */
final class BlockWriter {
    private static final byte[] END = Stamp.ascii("}}\n\n");
    private static final byte[] TEXT_END = Stamp.ascii("\"}}\n\n");

    private final boolean withThoughts;
    private final Map<Integer, Integer> calls = new HashMap<>();
    private final Head head = new Head();
    private int next;
    private @Nullable Open open;

    /**
     * @param withThoughts whether the caller wants to read the reasoning, and not only its
     *     signature
     */
    BlockWriter(boolean withThoughts) {
        this.withThoughts = withThoughts;
    }

    /** What a block shows. */
    private enum Kind {
        TEXT,
        THOUGHT,
        CIPHER,
        CALL
    }

    /** What can be added to a block. */
    private enum Addition {
        TEXT("text_delta", "text"),
        CITATION("citations_delta", "citation"),
        THINKING("thinking_delta", "thinking"),
        SIGNATURE("signature_delta", "signature"),
        INPUT("input_json_delta", "partial_json");

        private final String type;
        private final String name;

        /**
         * @param type the type of the {@code delta}
         * @param name the member that has the words
         */
        Addition(String type, String name) {
            this.type = type;
            this.name = name;
        }
    }

    /** The block that is being written. */
    private static final class Open {
        private final Kind kind;
        private final int number;
        private final int index;
        private final StringBuilder cipher = new StringBuilder();
        private @Nullable ReasoningDetail detail;

        /**
         * @param number of several of its kind
         */
        Open(Kind kind, int number, int index) {
            this.kind = kind;
            this.number = number;
            this.index = index;
        }
    }

    /** What goes before the words of an addition; much the same again and again. */
    private static final class Head {
        private int index = -1;
        private @Nullable Addition addition;
        private byte[] bytes = Rope.EMPTY;

        byte[] of(int block, Addition kind) {
            if (block != index || kind != addition) {
                index = block;
                addition = kind;
                bytes =
                        Stamp.ascii(
                                "event: content_block_delta\ndata: {\"type\":"
                                        + "\"content_block_delta\",\"index\":"
                                        + block
                                        + ",\"delta\":{\"type\":\""
                                        + kind.type
                                        + "\",\""
                                        + kind.name
                                        + (kind == Addition.CITATION ? "\":" : "\":\""));
            }
            return bytes;
        }
    }

    void text(JsonText text, Rope out) {
        if (!text.isEmpty()) {
            delta(textBlock(out), Addition.TEXT, text, out);
        }
    }

    /** A source of the text. */
    void cite(JsonValue citation, Rope out) {
        int index = textBlock(out);
        out.add(head.of(index, Addition.CITATION));
        out.add(Json.bytes(citation));
        out.add(END);
    }

    /** More of a block of reasoning. */
    void think(int block, ReasoningDetail piece, Rope out) {
        boolean encrypted = piece.kind() == ReasoningDetail.Kind.ENCRYPTED;
        Open current = thought(block, encrypted ? Kind.CIPHER : Kind.THOUGHT, out);
        current.detail = merged(current.detail, piece);
        if (encrypted) {
            current.cipher.append(piece.text());
        } else if (withThoughts && !piece.text().isEmpty()) {
            delta(current.index, Addition.THINKING, piece.text(), out);
        }
    }

    void call(int call, String id, String name, Rope out) {
        Open begun = begin(Kind.CALL, call, out);
        calls.put(call, begun.index);
        start(
                begun.index,
                "{\"type\":\"tool_use\",\"id\":"
                        + quoted(id)
                        + ",\"name\":"
                        + quoted(name)
                        + ",\"input\":{}}",
                out);
    }

    /** More arguments of a call; they find their block even when another one has begun since. */
    void arguments(int call, JsonText json, Rope out) {
        Integer index = calls.get(call);
        if (index != null && !json.isEmpty()) {
            delta(index, Addition.INPUT, json, out);
        }
    }

    /** Ends the block that is open, if any. */
    void end(Rope out) {
        Open last = open;
        if (last == null) {
            return;
        }
        open = null;
        if (last.kind == Kind.CIPHER) {
            cipher(last, out);
        } else if (last.detail != null) {
            sign(last.index, last.detail, out);
        }
        out.add(
                Stamp.ascii(
                        "event: content_block_stop\ndata: {\"type\":\"content_block_stop\","
                                + "\"index\":"
                                + last.index
                                + "}\n\n"));
    }

    private int textBlock(Rope out) {
        if (open != null && open.kind == Kind.TEXT) {
            return open.index;
        }
        Open begun = begin(Kind.TEXT, 0, out);
        start(begun.index, "{\"type\":\"text\",\"text\":\"\"}", out);
        return begun.index;
    }

    private Open thought(int block, Kind kind, Rope out) {
        if (open != null && open.kind == kind && open.number == block) {
            return open;
        }
        Open begun = begin(kind, block, out);
        if (kind == Kind.THOUGHT) {
            start(begun.index, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}", out);
        }
        return begun;
    }

    private Open begin(Kind kind, int number, Rope out) {
        end(out);
        Open begun = new Open(kind, number, next++);
        open = begun;
        return begun;
    }

    private static ReasoningDetail merged(@Nullable ReasoningDetail before, ReasoningDetail now) {
        return before == null
                ? now
                : new ReasoningDetail(
                        now.kind(),
                        "",
                        now.signature() == null ? before.signature() : now.signature(),
                        now.id() == null ? before.id() : now.id(),
                        now.format());
    }

    private void sign(int index, ReasoningDetail detail, Rope out) {
        String signature = SignatureCodec.signature(detail);
        if (signature != null) {
            delta(index, Addition.SIGNATURE, JsonText.of(signature), out);
        }
    }

    /** Encrypted reasoning comes in one piece in this dialect. */
    private static void cipher(Open block, Rope out) {
        ReasoningDetail detail = block.detail;
        if (detail != null) {
            ReasoningDetail whole =
                    new ReasoningDetail(
                            detail.kind(),
                            block.cipher.toString(),
                            detail.signature(),
                            detail.id(),
                            detail.format());
            String data = quoted(SignatureCodec.data(whole));
            start(block.index, "{\"type\":\"redacted_thinking\",\"data\":" + data + "}", out);
        }
    }

    private static void start(int index, String block, Rope out) {
        out.add(
                ("event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":"
                                + index
                                + ",\"content_block\":"
                                + block
                                + "}\n\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void delta(int index, Addition addition, JsonText text, Rope out) {
        out.add(head.of(index, addition));
        out.add(text);
        out.add(TEXT_END);
    }

    private static String quoted(String text) {
        return new String(Json.quoted(text), StandardCharsets.UTF_8);
    }
}
