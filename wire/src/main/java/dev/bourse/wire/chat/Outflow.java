package dev.bourse.wire.chat;

import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What of a stream may go out yet, and how the stream ended. Until there is content everything is
 * held, so that another endpoint may still take over; held bytes of an attempt that failed never go
 * out. Not thread-safe.
 */
public final class Outflow {
    private static final int MOST_HELD = 1 << 20;

    private final String provider;
    private final Rope rope = new Rope();
    private byte[] held = Rope.EMPTY;
    private boolean content;
    private boolean finished;
    private boolean done;
    private Relayed.@Nullable Failed failure;

    /**
     * @param provider who answers, for people
     */
    public Outflow(String provider) {
        this.provider = provider;
    }

    /** Where to write what goes out. */
    public Rope rope() {
        return rope;
    }

    /** Says that the model said something. */
    public void content() {
        content = true;
    }

    public boolean hasContent() {
        return content;
    }

    /** Says that the answer is complete, though its terminator is still to come. */
    public void finished() {
        finished = true;
    }

    /** Says that the terminator came. */
    public void done() {
        done = true;
    }

    /** Whether nothing more is to be read. */
    public boolean isOver() {
        return done || failure != null;
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /** The first failure counts, and none takes anything from an answer that was finished. */
    public void fail(Relayed.Cause cause, ApiError error) {
        if (isOver()) {
            return;
        }
        if (finished) {
            done = true;
        } else {
            failure = new Relayed.Failed(Rope.EMPTY, cause, error);
        }
    }

    /** The stream makes no sense: the provider did this. */
    public void garbage(String did) {
        fail(Relayed.Cause.GARBAGE, provider(did));
    }

    /** The stream ended without its end. */
    public void broken() {
        fail(Relayed.Cause.BROKEN, provider("ended the stream in the middle"));
    }

    /** What came of the bytes that were read last. */
    public Relayed result() {
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
            garbage("sent much and said nothing");
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

    private ApiError provider(String did) {
        return ApiError.of(ErrorType.PROVIDER_UNAVAILABLE, provider + " " + did)
                .with("provider_name", provider);
    }
}
