package dev.bourse.wire.responses;

import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.json.JsonTextBuilder;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reasoning: summaries, texts, and what only its vendor can read. The vendor's format and signature
 * stand in it as OpenRouter has them, so that the item can go back to whoever made it.
 */
final class ReasoningItem extends OutputItem {
    private final List<Block> blocks = new ArrayList<>();

    ReasoningItem(Events events, String id, int index) {
        super(events, id, index);
    }

    /** A block of reasoning as it grows. */
    private static final class Block {
        private final int number;
        private final int part;
        private final Events.Line line;
        private final JsonTextBuilder text = new JsonTextBuilder();
        private ReasoningDetail latest;

        Block(int number, int part, Events.Line line, ReasoningDetail first) {
            this.number = number;
            this.part = part;
            this.line = line;
            latest = first;
        }

        ReasoningDetail detail() {
            return new ReasoningDetail(
                    latest.kind(),
                    text.toString(),
                    latest.signature(),
                    latest.id(),
                    latest.format());
        }
    }

    /** Whether a piece belongs into this item: to one of its blocks, or beside them. */
    boolean takes(int block, ReasoningDetail piece) {
        if (!isOpen()) {
            return false;
        }
        boolean known = blocks.stream().anyMatch(it -> it.number == block);
        boolean signed = blocks.stream().anyMatch(it -> it.latest.signature() != null);
        return known || (!signed && ReasoningItems.belong(blocks.getLast().latest, piece));
    }

    void think(int number, ReasoningDetail piece, Rope out) {
        Block block =
                blocks.stream()
                        .filter(it -> it.number == number)
                        .findFirst()
                        .orElseGet(() -> add(number, piece, out));
        block.text.append(piece.text());
        String signature = piece.signature() == null ? block.latest.signature() : piece.signature();
        String id = piece.id() == null ? block.latest.id() : piece.id();
        block.latest = new ReasoningDetail(piece.kind(), "", signature, id, piece.format());
        if (piece.kind() != Kind.ENCRYPTED && !piece.text().isEmpty()) {
            events().write(block.line, piece.text(), out);
        }
    }

    @Override
    JsonObject json() {
        List<ReasoningDetail> details = blocks.stream().map(Block::detail).toList();
        Map<String, JsonValue> item = new LinkedHashMap<>();
        item.put("id", JsonValue.of(id()));
        item.put("type", JsonValue.of("reasoning"));
        item.putAll(ReasoningItems.members(details));
        if (!details.isEmpty()) {
            item.put("format", JsonValue.of(details.getLast().format()));
        }
        return new JsonObject(item);
    }

    @Override
    void endParts(Rope out) {
        for (Block block : blocks) {
            String text = block.text.toString();
            if (block.latest.kind() == Kind.SUMMARY) {
                done("response.reasoning_summary_text.done", block, text, out);
                part("response.reasoning_summary_part.done", block, text, out);
            } else if (block.latest.kind() == Kind.TEXT) {
                done("response.reasoning_text.done", block, text, out);
                part("response.content_part.done", block, text, out);
            }
        }
    }

    private Block add(int number, ReasoningDetail piece, Rope out) {
        int part = (int) blocks.stream().filter(it -> it.latest.kind() == piece.kind()).count();
        String type =
                piece.kind() == Kind.SUMMARY
                        ? "response.reasoning_summary_text.delta"
                        : "response.reasoning_text.delta";
        Events.Line line = Events.Line.delta(type, placeText(index(piece.kind()), part), "");
        Block block = new Block(number, part, line, piece);
        blocks.add(block);
        if (piece.kind() == Kind.SUMMARY) {
            part("response.reasoning_summary_part.added", block, "", out);
        } else if (piece.kind() == Kind.TEXT) {
            part("response.content_part.added", block, "", out);
        }
        return block;
    }

    private void done(String type, Block block, String text, Rope out) {
        Map<String, JsonValue> members = place(index(block.latest.kind()), block.part);
        members.put("text", JsonValue.of(text));
        events().write(type, members, out);
    }

    private void part(String type, Block block, String text, Rope out) {
        Kind kind = block.latest.kind();
        Map<String, JsonValue> members = place(index(kind), block.part);
        String word = kind == Kind.SUMMARY ? "summary_text" : "reasoning_text";
        members.put("part", ContentParts.text(word, text));
        events().write(type, members, out);
    }

    private static String index(Kind kind) {
        return kind == Kind.SUMMARY ? "summary_index" : "content_index";
    }
}
