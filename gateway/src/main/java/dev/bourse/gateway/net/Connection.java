package dev.bourse.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A client's connection: one request after the other, each answered before the next is looked at. A
 * client may send the next ones ahead (RFC 9112, 9.3.2); they wait, and while many wait no more is
 * read.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final ByteBuf GO_ON =
            Unpooled.unreleasableBuffer(
                    Unpooled.wrappedBuffer(
                            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    private static final int MOST_WAITING = 32;

    private final Entrance entrance;
    private final Channel channel;
    private final Queue<HttpObject> waiting = new ArrayDeque<>(2);
    private @Nullable Request current;
    private boolean passedOver;
    private boolean advancing;
    private boolean used;
    private long usedAt;

    Connection(Entrance entrance, Channel channel) {
        this.entrance = entrance;
        this.channel = channel;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        usedAt = entrance.now();
        entrance.came(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        used = true;
        if (passedOver || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
        } else if (waiting.isEmpty() && fits(part)) {
            take(part);
        } else {
            keep(part);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null && channel.isWritable()) {
            current.response().drained();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        entrance.left(this);
        passOver();
        Request open = current;
        current = null;
        if (open != null) {
            open.gone();
        }
    }

    /** Clients break off all the time, which is their affair. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure instanceof IOException)) {
            LOG.error("{} failed", current == null ? "a connection" : current, failure);
        }
        hangUp();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    Heads heads() {
        return entrance.heads();
    }

    ByteBuf buffer(int size) {
        return channel.alloc().directBuffer(size);
    }

    void write(ByteBuf bytes) {
        used = true;
        var _ = channel.writeAndFlush(bytes, channel.voidPromise());
    }

    void write(ByteBuf first, ByteBuf second) {
        var _ = channel.write(first, channel.voidPromise());
        write(second);
    }

    /** Tells a client to send the body that it has announced. */
    void goOn() {
        write(GO_ON.duplicate());
    }

    /** The current request's answer has been written. */
    void answered(boolean lasting) {
        if (lasting) {
            advance();
        } else if (!passedOver) {
            passOver();
            var _ = channel.write(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            channel.flush();
        }
    }

    void passOver() {
        passedOver = true;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    void hangUp() {
        var _ = channel.close();
    }

    /**
     * Hangs up unless a byte went through it not so long ago. When each one did is not looked up,
     * only at each sweep whether there were any since the last one.
     */
    void sweep(long now, long idleMillis) {
        if (used) {
            used = false;
            usedAt = now;
        } else if (usedAt <= now - idleMillis) {
            hangUp();
        }
    }

    /** Whether it belongs to what is under way. */
    private boolean fits(HttpObject part) {
        return part instanceof HttpRequest ? current == null : current != null && !current.isRead();
    }

    private void keep(HttpObject part) {
        waiting.add(part);
        if (waiting.size() == MOST_WAITING) {
            channel.config().setAutoRead(false);
        }
    }

    private void take(HttpObject part) {
        try {
            if (part instanceof HttpRequest head) {
                begin(head);
            } else if (part instanceof HttpContent content && current != null) {
                current.take(content);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
        forgetCurrentIfDone();
    }

    private void begin(HttpRequest head) {
        Request request = new Request(this, head);
        current = request;
        if (request.isMalformed()) {
            entrance.handler().refuseMalformed(request);
        } else {
            entrance.handler().handle(request);
        }
    }

    private void forgetCurrentIfDone() {
        if (current != null && current.isRead() && current.response().hasEnded()) {
            current = null;
        }
    }

    private void advance() {
        forgetCurrentIfDone();
        if (advancing || waiting.isEmpty()) {
            return;
        }
        advancing = true;
        try {
            while (!waiting.isEmpty() && fits(waiting.element())) {
                take(waiting.remove());
            }
        } finally {
            advancing = false;
        }
        readOn();
    }

    private void readOn() {
        if (waiting.isEmpty() && !channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
    }
}
