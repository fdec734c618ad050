package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Outflow;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseReader;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/**
 * Relays one attempt's stream of chat completion chunks: the upstream's bytes go on at once, as
 * ours in id, model, provider and finish reasons, while usage and failures are learnt in passing.
 *
 * <p>Until the first content nothing goes out, so that another endpoint may still take over. The
 * usage is held back and goes out once, at the end, with the cost. The upstream's comments and
 * other frames that are no chunks end here. Not thread-safe.
 */
public final class ChunkRelay implements StreamedAnswer {
    private static final byte[] DATA = Stamp.ascii(SseWriter.DATA);
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final byte[] DONE = Stamp.ascii("[DONE]");
    private static final String ERROR = "error";
    private static final int OK = 200;

    private final Stamp stamp;
    private final SseReader reader;
    private final Outflow outflow;
    private final Patterns patterns;
    private long completionBytes;
    private long searches;
    private long created;
    private @Nullable String upstreamId;
    private @Nullable FinishReason finish;
    private @Nullable String nativeFinish;
    private @Nullable JsonObject usage;

    /**
     * @param identity how the stream presents itself
     * @param longestEvent the most bytes that one event may have
     */
    public ChunkRelay(Identity identity, int longestEvent) {
        this(identity, longestEvent, new Patterns());
    }

    ChunkRelay(Identity identity, int longestEvent, Patterns patterns) {
        this.patterns = patterns;
        stamp = new Stamp(identity);
        outflow = new Outflow(identity.provider());
        reader = new SseReader(longestEvent, this::event);
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
        return usage == null ? Optional.empty() : OpenAiUsage.of(usage);
    }

    @Override
    public Units units() {
        return Units.ofWebSearches(searches);
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return finish;
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return nativeFinish;
    }

    @Override
    public @Nullable String upstreamId() {
        return upstreamId;
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject block = UsageBlock.of(usage == null ? JsonObject.EMPTY : usage, counted, charge);
        return LastChunks.closing(stamp.usageChunk(created(), block, metadata));
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        return LastChunks.chunk(stamp.errorChunk(created(), error, metadata));
    }

    /** When the upstream says that it began, else when the request was admitted. */
    private long created() {
        return created == 0 ? stamp.identity().created() : created;
    }

    private void event(String name, byte[] source, int from, int to) {
        if (outflow.isOver() || from == to) {
            return;
        }
        long counted = name.equals(ERROR) ? -1 : patterns.relay(source, from, to, outflow.rope());
        if (counted >= 0) {
            completionBytes += counted;
        } else if (hasBreak(source, from, to)) {
            read(name, oneLine(source, from, to), 0, to - from);
        } else {
            read(name, source, from, to);
        }
    }

    private void read(String name, byte[] source, int from, int to) {
        if (Arrays.equals(source, from, to, DONE, 0, DONE.length)) {
            outflow.done();
            return;
        }
        try {
            Completion chunk = Completion.ofChunk(source, from, to, stamp, patterns.holes());
            learn(name, chunk);
            relay(source, from, to, chunk);
        } catch (JsonException _) {
            outflow.garbage("sent something that is no chunk");
        }
    }

    private void learn(String name, Completion chunk) {
        UpstreamError error = chunk.error();
        if (error == null
                && (name.equals(ERROR) || chunk.choices().finish() == FinishReason.ERROR)) {
            error = new UpstreamError(0, "", "");
        }
        if (error != null) {
            ApiError told = error.asApiError(OK, stamp.identity().provider());
            outflow.fail(Relayed.Cause.REPORTED, told);
            return;
        }
        created = created == 0 ? chunk.created() : created;
        upstreamId = upstreamId == null ? chunk.upstreamId() : upstreamId;
        usage = chunk.usage() == null ? usage : chunk.usage();
        searches = Math.max(searches, chunk.units().webSearches());
        completionBytes += chunk.choices().text().bytes();
        if (chunk.choices().text().hasContent()) {
            outflow.content();
        }
        if (chunk.choices().finish() != null) {
            outflow.finished();
            finish = chunk.choices().finish();
            nativeFinish = chunk.choices().nativeFinish();
        }
    }

    /** A frame without choices is no chunk, and one with usage and nothing else is held back. */
    private void relay(byte[] source, int from, int to, Completion chunk) {
        int choices = chunk.choices().count();
        boolean onlyUsage = choices == 0 && chunk.usage() != null;
        if (outflow.hasFailed() || choices < 0 || onlyUsage) {
            return;
        }
        Rope rope = outflow.rope();
        rope.add(DATA);
        chunk.splice().copy(source, from, to, rope);
        rope.add(END);
        if (outflow.hasContent() && chunk.isPlain()) {
            patterns.learn(source, from, to, chunk.holes(), chunk.splice());
        }
    }

    /** Data of several lines as one: JSON has line breaks only where it may have spaces. */
    private static byte[] oneLine(byte[] source, int from, int to) {
        byte[] line = Arrays.copyOfRange(source, from, to);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
        }
        return line;
    }

    private static boolean hasBreak(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] == '\n') {
                return true;
            }
        }
        return false;
    }
}
