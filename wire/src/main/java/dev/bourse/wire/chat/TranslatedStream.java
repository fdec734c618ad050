package dev.bourse.wire.chat;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.sse.SseReader;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A stream that one dialect sends and another one receives, event by event. */
public final class TranslatedStream implements StreamedAnswer {
    private static final int OK = 200;

    private final String provider;
    private final Outflow outflow;
    private final Progress progress = new Progress();
    private final SseReader sse;
    private final EventReader reader;
    private final EventWriter writer;

    /**
     * @param upstream what is read
     * @param writer writes in the caller's dialect
     * @param provider who answers, for people
     * @param longestEvent the most bytes that one event may have
     */
    public TranslatedStream(
            EventSource upstream, EventWriter writer, String provider, int longestEvent) {
        this.provider = provider;
        this.writer = writer;
        outflow = new Outflow(provider);
        reader = upstream.reader(this::happened);
        sse = new SseReader(longestEvent, new Frames());
    }

    @Override
    public Relayed accept(byte[] read) {
        if (!outflow.isOver() && !sse.accept(read)) {
            outflow.garbage("sent an event that is too long");
        }
        return outflow.result();
    }

    @Override
    public Relayed end() {
        if (!outflow.isOver()) {
            sse.end();
        }
        if (!outflow.isOver()) {
            reader.end();
        }
        outflow.broken();
        return outflow.result();
    }

    @Override
    public boolean hasContent() {
        return outflow.hasContent();
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        return writer.closing(counted, charge, metadata);
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        return writer.broken(error, metadata);
    }

    @Override
    public Optional<Tokens> usage() {
        return progress.usage();
    }

    @Override
    public Units units() {
        return progress.units();
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return progress.finishReason();
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return progress.nativeFinishReason();
    }

    @Override
    public @Nullable String upstreamId() {
        return progress.upstreamId();
    }

    @Override
    public long completionBytes() {
        return progress.completionBytes();
    }

    private void frame(String name, byte[] source, int from, int to) {
        if (outflow.isOver() || from == to) {
            return;
        }
        try {
            reader.event(name, source, from, to);
        } catch (JsonException _) {
            outflow.garbage("sent something that is no event");
        }
    }

    private void happened(Event event) {
        if (outflow.isOver()) {
            return;
        }
        progress.learn(event);
        switch (event) {
            case Event.Failed(UpstreamError error) ->
                    outflow.fail(Relayed.Cause.REPORTED, error.asApiError(OK, provider));
            case Event.Ended _ -> outflow.done();
            default -> write(event);
        }
    }

    /** Takes what the stream is made of. */
    private final class Frames implements SseReader.Sink {
        @Override
        public void event(String name, byte[] source, int from, int to) {
            frame(name, source, from, to);
        }

        @Override
        public void other(byte[] source, int from, int to) {
            reader.stray(source, from, to);
        }
    }

    private void write(Event event) {
        if (progress.hasContent()) {
            outflow.content();
        }
        if (event instanceof Event.Finished) {
            outflow.finished();
        }
        writer.write(event, outflow.rope());
    }
}
