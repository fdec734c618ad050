package dev.bourse.wire.anthropic;

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
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.sse.OneLine;
import dev.bourse.wire.sse.SseReader;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Relays one attempt's stream of a message: the upstream's events go on at once, as ours in id,
 * model and provider, while usage and failures are learnt in passing.
 *
 * <p>Until the first content nothing goes out, so that another endpoint may still take over. The
 * last {@code message_delta} is held back and goes out at the end, with the cost. Events of unknown
 * types are passed on, as Anthropic asks of its clients. Not thread-safe.
 */
final class MessageRelay implements StreamedAnswer {
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final String ERROR = "error";
    private static final int USUAL = 16;
    private static final int OK = 200;

    private final Stamp stamp;
    private final int mostLearnt;
    private final SseReader reader;
    private final Outflow outflow;
    private final OpenBlocks blocks = new OpenBlocks();
    private Patterns patterns;
    private boolean begun;
    private long completionBytes;
    private JsonObject startUsage = JsonObject.EMPTY;
    private @Nullable String upstreamId;
    private @Nullable FinishReason finish;
    private @Nullable String nativeFinish;
    private @Nullable JsonObject usage;
    private @Nullable Ending ending;

    /**
     * @param identity how the stream presents itself
     * @param longestEvent the most bytes that one event may have
     */
    MessageRelay(Identity identity, int longestEvent) {
        this(identity, longestEvent, USUAL);
    }

    /**
     * @param mostLearnt how many shapes of deltas to learn per block; 0 has every event read with
     *     care
     */
    MessageRelay(Identity identity, int longestEvent, int mostLearnt) {
        this.mostLearnt = mostLearnt;
        stamp = new Stamp(identity);
        patterns = Patterns.ofNamed(mostLearnt);
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

    /** Only at its end a message has counted its output. */
    @Override
    public Optional<Tokens> usage() {
        return usage == null ? Optional.empty() : AnthropicUsage.ofStream(startUsage, usage);
    }

    @Override
    public Units units() {
        return usage == null
                ? Units.ofWebSearches(AnthropicUsage.searches(startUsage))
                : Units.ofWebSearches(
                        AnthropicUsage.searches(AnthropicUsage.merged(startUsage, usage)));
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
        JsonObject said = usage == null ? JsonObject.EMPTY : usage;
        JsonObject merged = AnthropicUsage.merged(startUsage, said);
        Ending last = ending == null ? Ending.of(unexplained()) : ending;
        return last.bytes(UsageBlock.of(merged, counted, charge), metadata);
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        JsonObject envelope = ErrorEnvelope.of(error, stamp.identity().id(), metadata);
        return SseWriter.event(ERROR, Json.text(envelope));
    }

    /** How a message ends whose upstream gave no reason. */
    private static JsonObject unexplained() {
        Map<String, Object> delta = new LinkedHashMap<>();
        delta.put("stop_reason", null);
        delta.put("stop_sequence", null);
        Map<String, JsonValue> frame = new LinkedHashMap<>();
        frame.put("type", JsonValue.of("message_delta"));
        frame.put("delta", JsonValue.of(delta));
        return new JsonObject(frame);
    }

    private void event(String name, byte[] source, int from, int to) {
        if (outflow.isOver() || from == to) {
            return;
        }
        long counted = name.equals(ERROR) ? -1 : patterns.relay(source, from, to, outflow.rope());
        if (counted >= 0) {
            completionBytes += counted;
            return;
        }
        try {
            if (OneLine.isNeeded(source, from, to)) {
                read(name, OneLine.of(source, from, to), 0, to - from);
            } else {
                read(name, source, from, to);
            }
        } catch (JsonException _) {
            outflow.garbage("sent something that is no event");
        }
    }

    private void read(String name, byte[] source, int from, int to) {
        Frame frame = Frame.read(source, from, to, stamp, patterns.holes());
        if (isError(name, frame)) {
            UpstreamError error = frame.error();
            fail(error == null ? new UpstreamError(0, "", "") : error);
            return;
        }
        String disorder = learn(frame);
        if (disorder != null) {
            outflow.garbage(disorder);
        }
        if (outflow.isOver()) {
            return;
        }
        relay(name, frame, source, from, to);
    }

    private static boolean isError(String name, Frame frame) {
        return name.equals(ERROR) || frame.type().equals(ERROR) || frame.error() != null;
    }

    private void fail(UpstreamError error) {
        outflow.fail(Relayed.Cause.REPORTED, error.asApiError(OK, stamp.identity().provider()));
    }

    /** Takes note of an event; what the provider did when it comes out of turn. */
    private @Nullable String learn(Frame frame) {
        boolean mayCome = begun != frame.type().equals("message_start");
        return switch (frame.type()) {
            case "message_start" -> mayCome ? begin(frame) : "began its answer twice";
            case "content_block_start" -> {
                patterns = Patterns.ofNamed(mostLearnt);
                boolean fresh = mayCome && blocks.begin(frame.index());
                yield said(fresh, frame, "began a part of the answer out of turn");
            }
            case Frame.DELTA ->
                    said(blocks.isOpen(frame.index()), frame, "went on with no part of the answer");
            case "content_block_stop" -> {
                patterns = Patterns.ofNamed(mostLearnt);
                yield blocks.end(frame.index()) ? null : "ended no part of the answer";
            }
            case "message_delta" -> mayCome ? finish(frame) : "ended before it began";
            case "message_stop" -> mayCome ? stop() : "ended before it began";
            default -> null;
        };
    }

    private @Nullable String begin(Frame frame) {
        begun = true;
        MessageScan message = frame.message();
        if (message == null) {
            return "began no message";
        }
        upstreamId = message.upstreamId();
        startUsage = message.usage() == null ? JsonObject.EMPTY : message.usage();
        return said(true, message.blocks(), "");
    }

    private @Nullable String said(boolean inTurn, Frame frame, String otherwise) {
        return said(inTurn, frame.blocks(), otherwise);
    }

    private @Nullable String said(boolean inTurn, BlockScan spoken, String otherwise) {
        if (!inTurn) {
            return otherwise;
        }
        completionBytes += spoken.bytes();
        if (spoken.hasContent()) {
            outflow.content();
        }
        return null;
    }

    private @Nullable String finish(Frame frame) {
        if (frame.usage() != null) {
            usage = usage == null ? frame.usage() : AnthropicUsage.merged(usage, frame.usage());
        }
        String word = frame.stopReason();
        if (word == null) {
            return null;
        }
        finish = StopReason.read(word);
        nativeFinish = word;
        if (finish == FinishReason.ERROR) {
            fail(new UpstreamError(0, "", ""));
        } else {
            outflow.finished();
        }
        return null;
    }

    private @Nullable String stop() {
        outflow.done();
        return null;
    }

    private void relay(String name, Frame frame, byte[] source, int from, int to) {
        if (frame.type().equals("message_delta")) {
            release();
            ending = Ending.of(frame, source, from, to);
            return;
        }
        if (frame.index() >= 0) {
            release();
        }
        frame.splice().insert(from, head(frame.type().isEmpty() ? name : frame.type()));
        frame.splice().copy(source, from, to, outflow.rope());
        outflow.rope().add(END);
        if (outflow.hasContent() && frame.type().equals(Frame.DELTA)) {
            patterns.learn(source, from, to, frame.holes(), frame.splice());
        }
    }

    /** Something follows what looked like the end. */
    private void release() {
        if (ending != null) {
            ending.release(outflow.rope());
            ending = null;
        }
    }

    /** What goes before the data of an event; a type that no line can hold goes unnamed. */
    private static byte[] head(String type) {
        boolean plain = type.chars().allMatch(letter -> letter > ' ' && letter <= '~');
        String name = plain && !type.isEmpty() ? "event: " + type + "\n" : "";
        return Stamp.ascii(name + SseWriter.DATA);
    }
}
