package dev.bourse.wire.gemini;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Outflow;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseReader;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Relays one attempt's stream of {@code GenerateContentResponse}s: the upstream's bytes go on at
 * once, as ours in id, model and provider, while usage and failures are learnt in passing.
 *
 * <p>Every chunk repeats the usage so far, and that goes on as it is. The one that counts comes
 * with the finish or after it; that chunk is held back and closes the stream, with the cost in it.
 * Not thread-safe.
 */
final class ChunkRelay implements StreamedAnswer {
    private static final byte[] DATA = Stamp.ascii(SseWriter.DATA);
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final int OK = 200;

    private final Stamp stamp;
    private final SseReader reader;
    private final Outflow outflow;
    private final Patterns patterns;
    private final Progress progress = new Progress();
    private final Tail tail = new Tail();
    private @Nullable Response held; // the latest chunk after the finish
    private long completionBytes;
    private @Nullable String upstreamId;
    private JsonObject usage = JsonObject.EMPTY;

    /**
     * @param longestEvent the most bytes that one event may have
     */
    ChunkRelay(Stamp stamp, int longestEvent, Patterns patterns) {
        this.stamp = stamp;
        this.patterns = patterns;
        outflow = new Outflow(stamp.providerName());
        reader = new SseReader(longestEvent, new Frames());
    }

    @Override
    public Relayed accept(byte[] read) {
        if (!outflow.isOver() && !reader.accept(read)) {
            outflow.garbage("sent an event that is too long");
        }
        return outflow.result();
    }

    @Override
    public Relayed end() {
        if (!outflow.isOver()) {
            reader.end();
        }
        if (!outflow.isOver() && progress.isComplete()) {
            outflow.done();
        }
        UpstreamError error = tail.error();
        if (error != null) {
            reported(error);
        }
        outflow.broken();
        return outflow.result();
    }

    @Override
    public boolean hasContent() {
        return outflow.hasContent();
    }

    @Override
    public long completionBytes() {
        return completionBytes;
    }

    @Override
    public Optional<Tokens> usage() {
        return GeminiUsage.of(usage);
    }

    @Override
    public Units units() {
        return Units.ofWebSearches(progress.grounding().searches());
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return progress.reason();
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return progress.word();
    }

    @Override
    public @Nullable String upstreamId() {
        return upstreamId;
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        byte[] block = Json.bytes(UsageBlock.of(usage, counted, charge));
        Rope rope = new Rope();
        if (held != null) {
            rope.add(DATA);
            held.write(block, Frame.metadata(metadata), rope);
            rope.add(END);
            held = null;
        }
        return rope.take();
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        return Frame.broken(error, metadata);
    }

    private void reported(UpstreamError error) {
        outflow.fail(Relayed.Cause.REPORTED, error.asApiError(OK, stamp.providerName()));
    }

    /** Takes what the stream is made of. */
    private final class Frames implements SseReader.Sink {
        @Override
        public void event(String name, byte[] source, int from, int to) {
            if (outflow.isOver() || from == to) {
                return;
            }
            boolean begun = progress.hasEnded();
            long counted = begun ? -1 : patterns.relay(source, from, to, outflow.rope());
            if (counted >= 0) {
                completionBytes += counted;
            } else if (Frame.hasBreak(source, from, to)) {
                read(Frame.oneLine(source, from, to), 0, to - from);
            } else {
                read(source, from, to);
            }
        }

        @Override
        public void other(byte[] source, int from, int to) {
            tail.add(source, from, to);
        }
    }

    private void read(byte[] source, int from, int to) {
        try {
            Response chunk =
                    Response.ofChunk(
                            source, new Response.Span(from, to), stamp, patterns.holes(), progress);
            learn(chunk);
            relay(chunk, source, from, to);
        } catch (JsonException _) {
            outflow.garbage("sent something that is no chunk");
        }
    }

    private void learn(Response chunk) {
        if (chunk.error() != null) {
            reported(chunk.error());
            return;
        }
        if (progress.reason() == FinishReason.ERROR) {
            reported(Finish.error(String.valueOf(progress.word())));
            return;
        }
        upstreamId = upstreamId == null ? chunk.upstreamId() : upstreamId;
        completionBytes += chunk.candidates().bytes();
        if (chunk.candidates().hasContent()) {
            outflow.content();
        }
        if (progress.hasEnded()) {
            JsonObject counted = chunk.usage();
            usage = counted.members().isEmpty() ? usage : counted;
        }
        if (progress.isComplete()) {
            outflow.finished();
        }
    }

    private void relay(Response chunk, byte[] source, int from, int to) {
        if (outflow.hasFailed() || !chunk.isAnswer()) {
            return;
        }
        release();
        if (progress.hasEnded()) {
            held = chunk;
            return;
        }
        write(chunk);
        if (outflow.hasContent() && chunk.isPlain()) {
            patterns.learn(source, from, to, chunk.holes(), chunk.splice());
        }
    }

    /** Sends on what was held back but was not the last. */
    private void release() {
        if (held != null) {
            write(held);
            held = null;
        }
    }

    private void write(Response chunk) {
        Rope rope = outflow.rope();
        rope.add(DATA);
        chunk.write(rope);
        rope.add(END);
    }
}
