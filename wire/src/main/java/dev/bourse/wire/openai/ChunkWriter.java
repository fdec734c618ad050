package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Writes a streamed answer as chunks (openrouter.md 1.4). */
final class ChunkWriter implements EventWriter {
    private static final byte[] CONTENT = Stamp.ascii("\"content\":\"");
    private static final byte[] REFUSAL = Stamp.ascii("\"refusal\":\"");
    private static final byte[] ARGUMENTS = Stamp.ascii(",\"function\":{\"arguments\":\"");
    private static final byte[] NO_ARGUMENTS = Stamp.ascii(",\"arguments\":\"\"}}]");
    private static final byte[] CALL_END = Stamp.ascii("\"}}]");
    private static final byte[] ROLE = Stamp.ascii("\"role\":\"assistant\",");
    private static final byte[] LOGPROBS = Stamp.ascii("\"},\"logprobs\":");
    private static final String NO_REASON =
            ",\"finish_reason\":null,\"native_finish_reason\":null}]}" + SseWriter.END;
    private static final byte[] OPEN_REASON = Stamp.ascii(NO_REASON);
    private static final byte[] UNFINISHED = Stamp.ascii("}" + NO_REASON);
    private static final byte[] UNFINISHED_TEXT = Stamp.ascii("\"}" + NO_REASON);
    private static final byte[] FINISHED = Stamp.ascii("\"content\":\"\"},\"finish_reason\":");
    private static final byte[] NATIVE = Stamp.ascii(",\"native_finish_reason\":");
    private static final byte[] END = Stamp.ascii("}]}" + SseWriter.END);

    private final Stamp stamp;
    private final boolean silent;
    private final BitSet spoken = new BitSet();
    private long created;
    private byte[] opening = Rope.EMPTY;
    private int opened = -1;

    /**
     * @param silent whether the caller wants to see no reasoning
     */
    ChunkWriter(Identity identity, boolean silent) {
        this.silent = silent;
        stamp = new Stamp(identity);
        created = identity.created();
    }

    @Override
    public void write(Event event, Rope out) {
        switch (event) {
            case Event.Begun begun -> begin(begun);
            case Event.Text text -> text(text, out);
            case Event.Thought thought -> thought(thought, out);
            case Event.CallBegun call -> call(call, out);
            case Event.CallArguments more -> arguments(more, out);
            case Event.Refused refused -> refused(refused, out);
            case Event.Made made -> made(made, out);
            case Event.Annotated note -> annotated(note, out);
            case Event.Finished finished -> finished(finished, out);
            case Event.Counted _, Event.Searched _, Event.Failed _, Event.Ended _ -> {}
        }
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject usage = UsageBlock.of(JsonObject.EMPTY, counted, charge);
        return LastChunks.closing(stamp.usageChunk(created, usage, metadata));
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        return LastChunks.chunk(stamp.errorChunk(created, error, metadata));
    }

    private void begin(Event.Begun begun) {
        created = begun.created() > 0 ? begun.created() : created;
        opened = -1;
    }

    private void text(Event.Text text, Rope out) {
        open(text.choice(), out);
        out.add(CONTENT);
        out.add(text.text());
        if (text.logprobs() == null) {
            out.add(UNFINISHED_TEXT);
        } else {
            out.add(LOGPROBS);
            out.add(Json.bytes(text.logprobs()));
            out.add(OPEN_REASON);
        }
    }

    private void thought(Event.Thought thought, Rope out) {
        if (!silent) {
            open(thought.choice(), out);
            ReasoningBlock.write(thought, out);
            out.add(UNFINISHED);
        }
    }

    private void call(Event.CallBegun call, Rope out) {
        open(call.choice(), out);
        out.add(Stamp.ascii("\"tool_calls\":[{\"index\":" + call.call() + ",\"id\":"));
        out.add(Json.quoted(call.id()));
        out.add(Stamp.ascii(",\"type\":\"function\",\"function\":{\"name\":"));
        out.add(Json.quoted(call.name()));
        out.add(NO_ARGUMENTS);
        out.add(UNFINISHED);
    }

    private void arguments(Event.CallArguments more, Rope out) {
        open(more.choice(), out);
        out.add(Stamp.ascii("\"tool_calls\":[{\"index\":" + more.call()));
        out.add(ARGUMENTS);
        out.add(more.json());
        out.add(CALL_END);
        out.add(UNFINISHED);
    }

    private void refused(Event.Refused refused, Rope out) {
        open(refused.choice(), out);
        out.add(REFUSAL);
        out.add(refused.text());
        out.add(UNFINISHED_TEXT);
    }

    private void made(Event.Made made, Rope out) {
        Part.Media media = made.media();
        JsonObject member = WholeWriter.media(List.of(media));
        if (!member.members().isEmpty()) {
            rare(made.choice(), member, out);
        }
    }

    private void annotated(Event.Annotated note, Rope out) {
        JsonValue notes = JsonValue.of(List.of(note.annotation()));
        rare(note.choice(), new JsonObject(Map.of("annotations", notes)), out);
    }

    private void rare(int choice, JsonObject delta, Rope out) {
        byte[] members = Json.bytes(delta);
        open(choice, out);
        out.add(members, 1, members.length - 1);
        out.add(UNFINISHED);
    }

    private void finished(Event.Finished finished, Rope out) {
        open(finished.choice(), out);
        out.add(FINISHED);
        out.add(Json.quoted(finished.reason().wireName()));
        out.add(NATIVE);
        String own = finished.nativeReason();
        out.add(own == null ? Stamp.ascii("null") : Json.quoted(own));
        out.add(END);
    }

    /** Everything up to the delta's first own member. */
    private void open(int choice, Rope out) {
        if (opened != choice) {
            opening = stamp.opening(created, choice, ",\"delta\":{");
            opened = choice;
        }
        out.add(opening);
        if (!spoken.get(choice)) {
            spoken.set(choice);
            out.add(ROLE);
        }
    }
}
