package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
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
public final class ChunkRelay {
    private static final byte[] DATA = Stamp.ascii(SseWriter.DATA);
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final byte[] DONE = Stamp.ascii("[DONE]");
    private static final byte[] TERMINATOR = Stamp.ascii("data: [DONE]\n\n");
    private static final String ERROR = "error";
    private static final int MOST_HELD = 1 << 20;
    private static final int OK = 200;

    private final Stamp stamp;
    private final SseReader reader;
    private final Rope rope = new Rope();
    private final Patterns patterns;
    private byte[] held = Rope.EMPTY;
    private boolean content;
    private boolean done;
    private Relayed.@Nullable Failed failure;
    private long completionBytes;
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
        reader = new SseReader(longestEvent, this::event);
    }

    /** Takes the next bytes from the upstream, cut wherever the network cut them. */
    public Relayed accept(byte[] read) {
        if (!isOver() && !reader.accept(read)) {
            fail(Relayed.Cause.GARBAGE, provider("sent an event that is too long"));
        }
        return result();
    }

    /** Says that the upstream closed the stream. */
    public Relayed end() {
        if (!isOver()) {
            reader.end();
        }
        fail(Relayed.Cause.BROKEN, provider("ended the stream in the middle"));
        return result();
    }

    /** Whether the model has said anything yet; a role alone is not content. */
    public boolean hasContent() {
        return content;
    }

    /** Bytes of text generated so far, as JSON; what an estimate starts from. */
    public long completionBytes() {
        return completionBytes;
    }

    /** The upstream's own count; empty when it gave none that can be true. */
    public Optional<Tokens> usage() {
        return usage == null ? Optional.empty() : OpenAiUsage.of(usage);
    }

    /** The normalised finish reason; null before there was one. */
    public @Nullable FinishReason finishReason() {
        return finish;
    }

    /** The finish reason in the upstream's word. */
    public @Nullable String nativeFinishReason() {
        return nativeFinish;
    }

    /** The upstream's id of the answer; null when it gave none. */
    public @Nullable String upstreamId() {
        return upstreamId;
    }

    /** What ends a complete stream: the chunk with the usage and its cost, and the terminator. */
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject block = UsageBlock.of(usage == null ? JsonObject.EMPTY : usage, counted, charge);
        return joined(event(stamp.usageChunk(created(), block, metadata)), TERMINATOR);
    }

    /** What ends a stream that broke after content went out (openrouter.md 6.5). */
    public byte[] broken(ApiError error) {
        return event(stamp.errorChunk(created(), error));
    }

    private byte[] event(JsonObject chunk) {
        rope.add(DATA);
        rope.add(Json.bytes(chunk));
        rope.add(END);
        return rope.take();
    }

    /** When the upstream says that it began, else when the request was admitted. */
    private long created() {
        return created == 0 ? stamp.identity().created() : created;
    }

    private boolean isOver() {
        return done || failure != null;
    }

    private Relayed result() {
        byte[] out = rope.take();
        if (failure != null) {
            return new Relayed.Failed(
                    content ? released(out) : Rope.EMPTY, failure.cause(), failure.error());
        }
        if (done) {
            return new Relayed.Done(released(out));
        }
        return new Relayed.Open(content ? released(out) : hold(out));
    }

    private byte[] hold(byte[] out) {
        held = joined(held, out);
        if (held.length > MOST_HELD) {
            fail(Relayed.Cause.GARBAGE, provider("sent much and said nothing"));
        }
        return Rope.EMPTY;
    }

    private byte[] released(byte[] out) {
        byte[] all = joined(held, out);
        held = Rope.EMPTY;
        return all;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void event(String name, byte[] source, int from, int to) {
        if (isOver() || from == to) {
            return;
        }
        long counted = name.equals(ERROR) ? -1 : patterns.relay(source, from, to, rope);
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
            done = true;
            return;
        }
        try {
            Completion chunk = Completion.ofChunk(source, from, to, stamp, patterns.holes());
            learn(name, chunk);
            relay(source, from, to, chunk);
        } catch (JsonException _) {
            fail(Relayed.Cause.GARBAGE, provider("sent something that is no chunk"));
        }
    }

    private void learn(String name, Completion chunk) {
        UpstreamError error = chunk.error();
        if (error == null
                && (name.equals(ERROR) || chunk.choices().finish() == FinishReason.ERROR)) {
            error = new UpstreamError(0, "", "");
        }
        if (error != null) {
            fail(Relayed.Cause.REPORTED, error.asApiError(OK, stamp.identity().provider()));
            return;
        }
        created = created == 0 ? chunk.created() : created;
        upstreamId = upstreamId == null ? chunk.upstreamId() : upstreamId;
        usage = chunk.usage() == null ? usage : chunk.usage();
        completionBytes += chunk.choices().text().bytes();
        content |= chunk.choices().text().hasContent();
        if (chunk.choices().finish() != null) {
            finish = chunk.choices().finish();
            nativeFinish = chunk.choices().nativeFinish();
        }
    }

    /** A frame without choices is no chunk, and one with usage and nothing else is held back. */
    private void relay(byte[] source, int from, int to, Completion chunk) {
        int choices = chunk.choices().count();
        boolean onlyUsage = choices == 0 && chunk.usage() != null;
        if (failure != null || choices < 0 || onlyUsage) {
            return;
        }
        rope.add(DATA);
        chunk.splice().copy(source, from, to, rope);
        rope.add(END);
        if (content) {
            patterns.learn(source, from, to, chunk);
        }
    }

    /** The first failure counts, and none takes anything from an answer that was finished. */
    private void fail(Relayed.Cause cause, ApiError error) {
        if (isOver()) {
            return;
        }
        if (finish == null) {
            failure = new Relayed.Failed(Rope.EMPTY, cause, error);
        } else {
            done = true;
        }
    }

    private ApiError provider(String did) {
        String name = stamp.identity().provider();
        return ApiError.of(ErrorType.PROVIDER_UNAVAILABLE, name + " " + did)
                .with("provider_name", name);
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
