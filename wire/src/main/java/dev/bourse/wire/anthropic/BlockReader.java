package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the blocks of a message into events; blocks that no other dialect knows are passed over.
 */
final class BlockReader {
    private final Consumer<Event> sink;
    private final OpenBlocks open = new OpenBlocks();
    private final Map<Integer, Block> blocks = new HashMap<>();
    private int thoughts;
    private int calls;

    BlockReader(Consumer<Event> sink) {
        this.sink = sink;
    }

    /** What a block holds. */
    private enum Kind {
        TEXT,
        THOUGHT,
        CALL,
        OTHER
    }

    /** A block that was begun. */
    private static final class Block {
        private final Kind kind;
        private final int number;
        private boolean said;

        /**
         * @param number counts the blocks of its kind
         */
        Block(Kind kind, int number) {
            this.kind = kind;
            this.number = number;
        }
    }

    /** Begins a block; all that is in it already is told. */
    void begin(int index, JsonObject block) {
        require(open.begin(index), index);
        Block begun = begun(block);
        blocks.put(index, begun);
        switch (begun.kind) {
            case TEXT -> text(block);
            case THOUGHT -> thought(begun, block);
            case CALL -> call(begun, block);
            case OTHER -> {}
        }
    }

    /** Adds to a block. */
    void more(int index, Step.Delta delta) {
        require(open.isOpen(index), index);
        Block block = blocks.get(index);
        if (block == null) {
            return;
        }
        if (block.kind == Kind.CALL && delta.json() != null) {
            arguments(block, delta.json());
        } else if (block.kind == Kind.THOUGHT) {
            think(block, delta.thinking(), delta.signature());
        } else if (block.kind == Kind.TEXT) {
            if (delta.text() != null && !delta.text().isEmpty()) {
                sink.accept(new Event.Text(0, delta.text(), null));
            }
            cite(delta.citation());
        }
    }

    /** Ends a block: a call that was given no arguments has none. */
    void end(int index) {
        require(open.end(index), index);
        Block block = blocks.get(index);
        if (block != null && block.kind == Kind.CALL && !block.said) {
            arguments(block, JsonText.of("{}"));
        }
    }

    private Block begun(JsonObject block) {
        return switch (block.text("type").orElse("")) {
            case "text" -> new Block(Kind.TEXT, 0);
            case "thinking", "redacted_thinking" -> new Block(Kind.THOUGHT, thoughts++);
            case "tool_use" -> new Block(Kind.CALL, calls++);
            default -> new Block(Kind.OTHER, 0);
        };
    }

    private void text(JsonObject block) {
        String text = block.text("text").orElse("");
        if (!text.isEmpty()) {
            sink.accept(new Event.Text(0, text, null));
        }
        for (JsonValue citation : block.items("citations")) {
            cite(citation.asObject().orElse(JsonObject.EMPTY));
        }
    }

    private void cite(JsonObject citation) {
        if (!citation.members().isEmpty()) {
            sink.accept(new Event.Annotated(0, Citation.annotation(citation)));
        }
    }

    private void thought(Block begun, JsonObject block) {
        if (block.text("data").isPresent()) {
            String data = block.text("data").get();
            sink.accept(new Event.Thought(0, begun.number, SignatureCodec.redacted(data)));
        } else {
            JsonText said = JsonText.of(block.text("thinking").orElse(""));
            think(begun, said, block.text("signature").orElse(""));
        }
    }

    private void think(Block block, @Nullable JsonText text, @Nullable String signature) {
        JsonText said = text == null ? JsonText.of("") : text;
        if (signature != null && !signature.isEmpty()) {
            ReasoningDetail signed = SignatureCodec.thinking(said.toString(), signature);
            sink.accept(new Event.Thought(0, block.number, signed));
        } else if (!said.isEmpty()) {
            ReasoningDetail piece =
                    new ReasoningDetail(
                            ReasoningDetail.Kind.TEXT, said, null, null, ReasoningDetail.ANTHROPIC);
            sink.accept(new Event.Thought(0, block.number, piece));
        }
    }

    private void call(Block begun, JsonObject block) {
        String id = block.text("id").orElse("");
        String name = block.text("name").orElse("");
        sink.accept(new Event.CallBegun(0, begun.number, id, name));
        JsonObject input = block.object("input");
        if (!input.members().isEmpty()) {
            arguments(begun, JsonText.of(Json.text(input)));
        }
    }

    private void arguments(Block block, JsonText json) {
        if (!json.isEmpty()) {
            block.said = true;
            sink.accept(new Event.CallArguments(0, block.number, json));
        }
    }

    private static void require(boolean inTurn, int index) {
        if (!inTurn) {
            throw new JsonException("block " + index + " is out of turn");
        }
    }
}
