package dev.bourse.wire.responses;

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
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Patterns;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.OneLine;
import dev.bourse.wire.sse.SseReader;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/**
 * Relays one attempt's stream of response events: the upstream's bytes go on at once, as ours in
 * the id, model and provider of the response, while usage and failures are learnt in passing.
 *
 * <p>The event that ends the stream is held back and goes out with the usage and its cost. Ids and
 * numbers of items and events stay the upstream's. Not thread-safe.
 */
final class ResponseRelay implements StreamedAnswer {
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final byte[] DONE = Stamp.ascii("[DONE]");
    private static final String ERROR = "error";
    private static final String ITEM_DONE = "response.output_item.done";
    private static final int OK = 200;

    private final Stamp stamp;
    private final SseReader reader;
    private final Outflow outflow;
    private final Patterns patterns;
    private byte[] begun = Rope.EMPTY;
    private byte[] last = Rope.EMPTY;
    private @Nullable Frame terminal;
    private @Nullable ResponseScan answer;
    private long sequence = -1;
    private long deltaBytes;
    private long searches;
    private boolean calls;
    private @Nullable String upstreamId;

    /**
     * @param identity how the stream presents itself
     * @param longestEvent the most bytes that one event may have
     */
    ResponseRelay(Identity identity, int longestEvent) {
        this(identity, longestEvent, Patterns.ofNamed());
    }

    ResponseRelay(Identity identity, int longestEvent, Patterns patterns) {
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
        return Math.max(deltaBytes, answer == null ? 0 : answer.output().bytes());
    }

    @Override
    public Optional<Tokens> usage() {
        return answer == null
                ? Optional.empty()
                : Optional.ofNullable(answer.usage()).flatMap(ResponsesUsage::of);
    }

    @Override
    public Units units() {
        return Units.ofWebSearches(
                answer == null ? searches : Math.max(searches, answer.searches()));
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return answer == null ? null : answer.finish(calls);
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return answer == null ? null : answer.nativeFinish();
    }

    @Override
    public @Nullable String upstreamId() {
        return upstreamId;
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        Frame frame = terminal;
        ResponseScan response = answer;
        if (frame == null || response == null) {
            throw new IllegalStateException("the stream is not complete");
        }
        JsonObject own = response.usage() == null ? JsonObject.EMPTY : response.usage();
        Rope out = new Rope();
        out.add(Events.lead(frame.type()));
        response.write(0, last.length, UsageBlock.of(own, counted, charge), metadata, out);
        out.add(END);
        return out.take();
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        JsonObject broken = ResponseObject.broken(begun(), error, metadata);
        Rope out = new Rope();
        String status = broken.text("status").orElse(Ending.FAILED);
        new Events(sequence + 1).response("response." + status, Json.bytes(broken), out);
        return out.take();
    }

    /** The response as the upstream began it, as far as that makes sense. */
    private JsonObject begun() {
        try {
            return Json.parse(begun).asObject().orElseThrow();
        } catch (JsonException _) {
            return ResponseObject.bare(stamp.identity());
        }
    }

    private void event(String name, byte[] source, int from, int to) {
        if (outflow.isOver() || from == to) {
            return;
        }
        long counted = name.equals(ERROR) ? -1 : patterns.relay(source, from, to, outflow.rope());
        if (counted >= 0) {
            deltaBytes += counted;
            sequence++;
        } else if (OneLine.isNeeded(source, from, to)) {
            read(name, OneLine.of(source, from, to), 0, to - from);
        } else {
            read(name, source, from, to);
        }
    }

    private void read(String name, byte[] source, int from, int to) {
        if (Arrays.equals(source, from, to, DONE, 0, DONE.length)) {
            return;
        }
        try {
            Frame.Data data = new Frame.Data(source, from, to);
            Frame frame = Frame.read(name, data, stamp, patterns.holes());
            if (frame.isError()) {
                failed(Errors.read(Json.parse(Arrays.copyOfRange(source, from, to))));
            } else if (frame.isTerminal()) {
                end(name, Arrays.copyOfRange(source, from, to));
            } else if (!frame.type().isEmpty()) {
                relay(data, frame);
            }
        } catch (JsonException _) {
            outflow.garbage("sent something that is no event");
        }
    }

    private void failed(UpstreamError error) {
        ApiError told = error.asApiError(OK, stamp.identity().provider());
        outflow.fail(Relayed.Cause.REPORTED, told);
    }

    /** Keeps the event that ends the stream, and what it says. */
    private void end(String name, byte[] own) {
        Frame frame = Frame.read(name, new Frame.Data(own, 0, own.length), stamp, new Holes(false));
        ResponseScan response = frame.response();
        if (response == null) {
            outflow.garbage("ended without a response");
            return;
        }
        UpstreamError error = response.error();
        if (error != null || response.finish(false) == FinishReason.ERROR) {
            failed(error == null ? new UpstreamError(0, "", "") : error);
            return;
        }
        terminal = frame;
        answer = response;
        last = own;
        calls |= response.output().hasCalls();
        upstreamId = upstreamId == null ? response.upstreamId() : upstreamId;
        if (response.output().hasContent()) {
            outflow.content();
        }
        outflow.finished();
        outflow.done();
    }

    private void relay(Frame.Data data, Frame frame) {
        learn(data.source(), frame);
        frame.splice().insert(data.from(), Events.lead(frame.type()));
        Rope rope = outflow.rope();
        frame.splice().copy(data.source(), data.from(), data.to(), rope);
        rope.add(END);
        if (outflow.hasContent() && frame.isPlain()) {
            patterns.learn(data.source(), data.from(), data.to(), frame.holes(), frame.splice());
        }
    }

    private void learn(byte[] source, Frame frame) {
        sequence = frame.sequence() < 0 ? sequence + 1 : frame.sequence();
        deltaBytes += frame.deltaBytes();
        calls |= frame.item().hasCalls();
        searches += frame.type().equals(ITEM_DONE) ? frame.item().searches() : 0;
        ResponseScan response = frame.response();
        if (response != null && begun.length == 0) {
            upstreamId = response.upstreamId();
            Rope own = new Rope();
            frame.splice().copy(source, response.open(), response.end(), own);
            begun = own.take();
        }
        if (frame.deltaBytes() > 0 || frame.item().hasContent()) {
            outflow.content();
        }
    }
}
