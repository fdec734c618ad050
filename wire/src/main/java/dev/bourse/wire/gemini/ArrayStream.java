package dev.bourse.wire.gemini;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseReader;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A stream as one JSON array that grows, as Google's API sends it to callers that don't ask for
 * {@code alt=sse}.
 */
final class ArrayStream implements StreamedAnswer {
    private static final byte[] OPEN = {'['};
    private static final byte[] NEXT = Stamp.ascii(",\r\n");
    private static final byte[] CLOSE = Stamp.ascii("\n]\n");

    private final StreamedAnswer events;
    private final Rope rope = new Rope();
    private boolean begun;

    /**
     * @param events the same stream as events
     */
    ArrayStream(StreamedAnswer events) {
        this.events = events;
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public Relayed accept(byte[] read) {
        return reframed(events.accept(read));
    }

    @Override
    public Relayed end() {
        return reframed(events.end());
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        return closed(events.closing(counted, charge, metadata));
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        byte[] bare = ErrorEnvelope.bytes(error, null, metadata);
        item(bare, 0, bare.length);
        rope.add(CLOSE);
        return rope.take();
    }

    @Override
    public boolean hasContent() {
        return events.hasContent();
    }

    @Override
    public Optional<Tokens> usage() {
        return events.usage();
    }

    @Override
    public Units units() {
        return events.units();
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return events.finishReason();
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return events.nativeFinishReason();
    }

    @Override
    public @Nullable String upstreamId() {
        return events.upstreamId();
    }

    @Override
    public long completionBytes() {
        return events.completionBytes();
    }

    private Relayed reframed(Relayed relayed) {
        byte[] bytes = items(relayed.bytes());
        return switch (relayed) {
            case Relayed.Open _ -> new Relayed.Open(bytes);
            case Relayed.Done _ -> new Relayed.Done(bytes);
            case Relayed.Failed failed -> new Relayed.Failed(bytes, failed.cause(), failed.error());
        };
    }

    private byte[] closed(byte[] frames) {
        collect(frames);
        if (!begun) {
            rope.add(OPEN);
        }
        rope.add(CLOSE);
        return rope.take();
    }

    private byte[] items(byte[] frames) {
        collect(frames);
        return rope.take();
    }

    /** What comes from the stream within ends with an event. */
    private void collect(byte[] frames) {
        new SseReader(Integer.MAX_VALUE, (name, source, from, to) -> item(source, from, to))
                .accept(frames);
    }

    private void item(byte[] source, int from, int to) {
        rope.add(begun ? NEXT : OPEN);
        rope.add(source, from, to);
        begun = true;
    }
}
