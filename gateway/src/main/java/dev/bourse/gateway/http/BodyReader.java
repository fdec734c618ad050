package dev.bourse.gateway.http;

import dev.bourse.gateway.net.BodyListener;
import dev.bourse.gateway.net.Request;
import dev.bourse.gateway.upstream.Deadlines;

import io.netty.buffer.ByteBuf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Collects one request's body within a size and a time limit. */
final class BodyReader extends Deadlines.Watched implements BodyListener {
    private static final int BLOCK = 64 * 1024;

    /** So many times what has come of an announced body may be set aside for it. */
    private static final long GROWTH = 16;

    private static final byte[] NOTHING = {};

    private final Deadlines deadlines;
    private final long mustEndAt;
    private final long longest;
    private final Consumer<Outcome> then;
    private final List<byte[]> full = new ArrayList<>(0);
    private long announced;
    private byte[] block = NOTHING;
    private int filled;
    private long length;
    private boolean over;

    /** What became of the body. */
    sealed interface Outcome {
        /** All of it is here. */
        record Complete(Body body) implements Outcome {}

        /** It is longer than allowed. */
        record TooLong() implements Outcome {}

        /** It did not come in time. */
        record TooSlow() implements Outcome {}

        /** It is not framed as HTTP frames a body. */
        record Malformed() implements Outcome {}

        /** The client left before it was complete. */
        record Gone() implements Outcome {}
    }

    private BodyReader(Deadlines deadlines, Limits limits, Consumer<Outcome> then) {
        this.deadlines = deadlines;
        this.mustEndAt = deadlines.now() + limits.bodyMillis();
        this.longest = limits.bodyBytes();
        this.then = then;
    }

    static void read(Request request, Deadlines deadlines, Limits limits, Consumer<Outcome> then) {
        new BodyReader(deadlines, limits, then).start(request);
    }

    @Override
    public long deadline() {
        return mustEndAt;
    }

    @Override
    public void overdue() {
        finish(new Outcome.TooSlow());
    }

    /**
     * A body that fits in a block gets an array of its own length, and is copied once. So does what
     * comes of a longer one after the first block.
     */
    private void start(Request request) {
        announced = request.announcedLength();
        if (announced > longest) {
            finish(new Outcome.TooLong());
            return;
        }
        block = new byte[(int) Math.min(announced, BLOCK)];
        deadlines.watch(this);
        request.read(this);
    }

    @Override
    public void part(ByteBuf part) {
        if (over) {
            return;
        }
        length += part.readableBytes();
        if (length > longest) {
            finish(new Outcome.TooLong());
            return;
        }
        while (part.isReadable()) {
            fill(part);
        }
    }

    private void fill(ByteBuf part) {
        if (filled == block.length) {
            makeRoom();
        }
        int size = Math.min(part.readableBytes(), block.length - filled);
        part.readBytes(block, filled, size);
        filled += size;
    }

    /** Neither crumbs nor announcements take much more room than what has come. */
    private void makeRoom() {
        if (announced > filled) {
            block = Arrays.copyOf(block, (int) Math.min(announced, GROWTH * filled));
            return;
        }
        if (filled > 0) {
            full.add(block);
        }
        block = new byte[BLOCK];
        filled = 0;
    }

    @Override
    public void ended() {
        finish(new Outcome.Complete(new Body(whole())));
    }

    @Override
    public void malformed() {
        finish(new Outcome.Malformed());
    }

    @Override
    public void gone() {
        finish(new Outcome.Gone());
    }

    private byte[] whole() {
        if (full.isEmpty() && filled == block.length) {
            return block;
        }
        byte[] whole = new byte[(int) length];
        int at = 0;
        for (byte[] one : full) {
            System.arraycopy(one, 0, whole, at, one.length);
            at += one.length;
        }
        System.arraycopy(block, 0, whole, at, filled);
        return whole;
    }

    private void finish(Outcome outcome) {
        if (!over) {
            over = true;
            deadlines.forget(this);
            then.accept(outcome);
        }
    }
}
