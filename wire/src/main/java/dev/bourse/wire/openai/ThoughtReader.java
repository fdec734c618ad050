package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the reasoning of a choice. It comes as {@code reasoning_details} or as plain text under two
 * names, often as both: then the details count, since they hold the signatures.
 */
final class ThoughtReader {
    private static final int PLAIN = -1;

    private final int choice;
    private final Consumer<Event> sink;
    private int block = -1;
    private @Nullable Kind kind;
    private int number;
    private boolean open;

    ThoughtReader(int choice, Consumer<Event> sink) {
        this.choice = choice;
        this.sink = sink;
    }

    void read(JsonObject said, boolean whole) {
        List<JsonValue> details = said.items("reasoning_details");
        boolean told = false;
        for (JsonValue item : details) {
            ReasoningDetail detail = ReasoningBlock.read(item);
            told |= detail.kind() != Kind.ENCRYPTED && !detail.text().isEmpty();
        }
        if (!told) {
            said.text("reasoning")
                    .filter(text -> !text.isEmpty())
                    .or(() -> said.text("reasoning_content"))
                    .ifPresent(this::plain);
        }
        details.forEach(item -> detail(item, whole));
    }

    /** Reasoning that is nothing but text. */
    void plain(String text) {
        think(ReasoningDetail.plain(text), PLAIN);
    }

    /** Says that something else came in between. */
    void interrupt() {
        open = false;
    }

    /** The same piece as before, but for its words. */
    void again(Event.Thought thought) {
        if (open && thought.block() == block) {
            sink.accept(thought);
        } else {
            think(thought.piece(), number);
        }
    }

    private void detail(JsonValue item, boolean whole) {
        ReasoningDetail detail = ReasoningBlock.read(item);
        if (whole) {
            interrupt();
        }
        JsonObject members = item.asObject().orElse(JsonObject.EMPTY);
        think(detail, CompletionReader.number(members, "index", 0));
    }

    private void think(ReasoningDetail detail, int of) {
        if (detail.text().isEmpty() && detail.signature() == null) {
            return;
        }
        if (!open || kind != detail.kind() || number != of) {
            block++;
            kind = detail.kind();
            number = of;
            open = true;
        }
        sink.accept(new Event.Thought(choice, block, detail));
    }
}
