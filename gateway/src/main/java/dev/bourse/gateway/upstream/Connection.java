package dev.bourse.gateway.upstream;

import dev.bourse.gateway.upstream.AnswerReader.Step;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.internal.ContextInternal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;

/**
 * A connection to an endpoint: one request after the other, and no request before the answer to the
 * one before has ended. For its event loop.
 *
 * <p>Bytes that nobody asked for, or that follow an answer, are never the next one's: the
 * connection is closed.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Pool pool;
    private final Loop loop;
    private final AnswerReader reader;
    private final Queue<ByteBuf> unread = new ArrayDeque<>(4);
    private @Nullable Channel channel;
    private @Nullable Asker asker;
    private boolean kept;
    private boolean heard;
    private boolean paused;
    private boolean reading;
    private boolean closed;
    private boolean spoilt;
    private long idleUntil;

    Connection(Pool pool, Loop loop) {
        this.pool = pool;
        this.loop = loop;
        reader = new AnswerReader(loop.scratch());
    }

    /**
     * Sends a request; the asker hears the answer.
     *
     * @throws IllegalArgumentException when the order makes no head; nothing was sent then
     */
    void ask(Asker who, Order order, RequestWriter writer) {
        asker = who;
        heard = false;
        paused = false;
        reader.begin();
        writer.write(order, channel());
    }

    /** Stops reading; one read more may come, and waits. */
    void pause() {
        paused = true;
    }

    /** Reads on: first what waits. */
    void resume() {
        paused = false;
        read();
        if (!paused) {
            readMore();
        }
    }

    /** Nobody is interested any more: what was asked is broken off. */
    void abandon() {
        asker = null;
        close();
    }

    /** Whether the upstream has closed it; some of what it said before may wait. */
    boolean isClosed() {
        return closed;
    }

    /** Whether another request may be sent at that time, in milliseconds. */
    boolean isGood(long now) {
        return channel().isActive() && now < idleUntil;
    }

    /** It waits for the next request no longer than until then, in milliseconds. */
    void rest(long until) {
        kept = true;
        idleUntil = until;
    }

    /** For how many seconds the upstream lets it wait, or {@link AnswerHead#UNKNOWN}. */
    long keepSeconds() {
        return reader.head().keepSeconds();
    }

    /** Closes it; who waits for an answer hears that there is none. */
    void lose() {
        Asker to = asker;
        asker = null;
        close();
        if (to != null) {
            to.lost(kept && !heard);
        }
    }

    /** Closes it when nobody waits for an answer. */
    void close() {
        release();
        var _ = channel().close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ContextInternal before = loop.enter();
        try {
            take((ByteBuf) message);
        } finally {
            loop.leave(before);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closed = true;
        loop.run(() -> {
            pool.gone(this);
            read();
        });
    }

    /** What failed while it was read closes the channel by itself; what was written may not. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            spoilt = true;
            return;
        }
        if (!(cause instanceof DecoderException)) {
            LOG.error("a connection to an endpoint failed", cause);
        }
        loop.run(this::lose);
    }

    private Channel channel() {
        return Objects.requireNonNull(channel, "not connected");
    }

    private void readMore() {
        if (!channel().config().isAutoRead()) {
            channel().config().setAutoRead(true);
        }
    }

    private void take(ByteBuf bytes) {
        heard = true;
        unread.add(bytes);
        if (asker == null) {
            close();
        } else {
            read();
        }
    }

    private void read() {
        if (!reading) {
            reading = true;
            try {
                readOn();
            } finally {
                reading = false;
            }
        }
    }

    private void readOn() {
        while (asker != null && mayTell() && !unread.isEmpty()) {
            step(asker, unread.element());
        }
        if (asker != null && !paused && closed) {
            endByClosing();
        } else if (!unread.isEmpty() && !closed) {
            channel().config().setAutoRead(false);
        }
    }

    /** The end of an answer brings no bytes, and need not wait for who takes no more of them. */
    private boolean mayTell() {
        return !paused || reader.isOver();
    }

    private void step(Asker to, ByteBuf bytes) {
        Step step = reader.next(bytes);
        switch (step) {
            case MORE -> unread.remove().release();
            case HEAD -> to.headed(reader.head());
            case BODY -> to.read(reader.body());
            case END -> end(to);
            case BROKEN -> lose();
        }
    }

    private void end(Asker to) {
        boolean good = reader.isKept() && isSilent() && isSent() && !spoilt && !closed;
        asker = null;
        release();
        if (good) {
            readMore();
            pool.free(this);
        } else {
            close();
        }
        to.ended();
    }

    private boolean isSilent() {
        return unread.size() == 1 && !unread.element().isReadable();
    }

    /** Whether the whole request is on its way, and not only what was answered. */
    private boolean isSent() {
        ChannelOutboundBuffer waiting = channel().unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() == 0;
    }

    private void endByClosing() {
        Asker to = Objects.requireNonNull(asker);
        if (reader.endsHere() && !spoilt) {
            asker = null;
            to.ended();
        } else {
            lose();
        }
    }

    private void release() {
        for (ByteBuf bytes = unread.poll(); bytes != null; bytes = unread.poll()) {
            bytes.release();
        }
    }
}
