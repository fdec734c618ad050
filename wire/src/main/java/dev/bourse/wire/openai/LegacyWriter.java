package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a streamed answer as chunks of a legacy completion. */
final class LegacyWriter implements EventWriter {
    private static final String OBJECT = "text_completion";
    private static final byte[] REASONING = Stamp.ascii(",\"reasoning\":");
    private static final byte[] LOGPROBS = Stamp.ascii(",\"logprobs\":");
    private static final byte[] NOTHING = Stamp.ascii("\"\"");
    private static final byte[] NULL = Stamp.ascii("null");
    private static final byte[] FINISH = Stamp.ascii(",\"finish_reason\":");
    private static final byte[] NATIVE = Stamp.ascii(",\"native_finish_reason\":");
    private static final byte[] END = Stamp.ascii("}]}" + SseWriter.END);

    private final Stamp stamp;
    private final String echoed;
    private final boolean silent;
    private final Map<Integer, Integer> lengths = new HashMap<>();
    private long created;

    /**
     * @param echoed what each choice begins with
     * @param silent whether the caller wants to see no reasoning
     */
    LegacyWriter(Identity identity, String echoed, boolean silent) {
        this.echoed = echoed;
        this.silent = silent;
        stamp = new Stamp(identity, OBJECT);
        created = identity.created();
    }

    @Override
    public void write(Event event, Rope out) {
        switch (event) {
            case Event.Begun begun -> created = begun.created() > 0 ? begun.created() : created;
            case Event.Text text ->
                    text(text.choice(), text.text().toString(), text.logprobs(), out);
            case Event.Refused refused ->
                    text(refused.choice(), refused.text().toString(), null, out);
            case Event.Thought thought -> thought(thought, out);
            case Event.Finished finished -> finished(finished, out);
            case Event.CallBegun _,
                    Event.CallArguments _,
                    Event.Made _,
                    Event.Annotated _,
                    Event.Counted _,
                    Event.Searched _,
                    Event.Failed _,
                    Event.Ended _ -> {}
        }
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject usage = UsageBlock.of(JsonObject.EMPTY, counted, charge);
        return LastChunks.closing(stamp.usageChunk(created, usage, metadata));
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        Stamp.Nothing nothing = new Stamp.Nothing("text", JsonValue.of(""));
        return LastChunks.chunk(stamp.errorChunk(created, error, metadata, nothing));
    }

    private void text(int choice, String text, @Nullable JsonValue logprobs, Rope out) {
        String said = begin(choice) + text;
        List<JsonValue> items =
                logprobs == null
                        ? List.of()
                        : logprobs.asObject().map(it -> it.items("content")).orElse(List.of());
        int offset = lengths.getOrDefault(choice, 0) + said.length() - text.length();
        lengths.merge(choice, said.length(), Integer::sum);
        open(choice, out);
        out.add(Json.quoted(said));
        out.add(LOGPROBS);
        out.add(Json.bytes(LegacyLogprobs.of(items, offset)));
        close(NULL, NULL, out);
    }

    private void thought(Event.Thought thought, Rope out) {
        if (!silent && thought.piece().kind() != ReasoningDetail.Kind.ENCRYPTED) {
            open(thought.choice(), out);
            out.add(NOTHING);
            out.add(REASONING);
            out.add(Json.quoted(thought.piece().text().toString()));
            out.add(LOGPROBS);
            out.add(NULL);
            close(NULL, NULL, out);
        }
    }

    private void finished(Event.Finished finished, Rope out) {
        if (!lengths.containsKey(finished.choice()) && !echoed.isEmpty()) {
            text(finished.choice(), "", null, out);
        }
        String own = finished.nativeReason();
        open(finished.choice(), out);
        out.add(NOTHING);
        out.add(LOGPROBS);
        out.add(NULL);
        byte[] reason = Json.quoted(finished.reason().wireName());
        close(reason, own == null ? NULL : Json.quoted(own), out);
    }

    /** What goes before the first word of a choice. */
    private String begin(int choice) {
        return lengths.containsKey(choice) ? "" : echoed;
    }

    private void open(int choice, Rope out) {
        out.add(stamp.opening(created, choice, ",\"text\":"));
    }

    private static void close(byte[] finish, byte[] own, Rope out) {
        out.add(FINISH);
        out.add(finish);
        out.add(NATIVE);
        out.add(own);
        out.add(END);
    }
}
