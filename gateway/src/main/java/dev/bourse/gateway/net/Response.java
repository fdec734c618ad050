package dev.bourse.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The answer to one request: a whole one, or a stream of chunks. What is said after it has ended,
 * or to a client that has left, is said to nobody.
 *
 * <p>Head, frames and bytes are written as one buffer that the system can read. A codec would make
 * several buffers, promises and objects of each, which costs more than all else that is done with a
 * chunk.
 */
public final class Response {
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};
    private static final byte[] NOTHING = {};
    private static final int SMALL = 64 * 1024;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Connection connection;
    private final boolean modern;
    private final boolean bodiless;
    private boolean lasting;
    private boolean chunked;
    private boolean ended;
    private boolean left;
    private @Nullable ByteBuf head;
    private @Nullable Runnable whenGone;
    private @Nullable Runnable whenDrained;

    Response(Connection connection, HttpRequest request) {
        this.connection = connection;
        modern = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        bodiless = request.method().equals(HttpMethod.HEAD);
        lasting = HttpUtil.isKeepAlive(request);
    }

    /** Runs once when the client leaves before the answer has ended. */
    public void onGone(Runnable then) {
        whenGone = then;
    }

    /** Runs whenever the client has taken what waited for it. */
    public void onDrain(Runnable then) {
        whenDrained = then;
    }

    /** Whether much of what was written waits for the client. */
    public boolean isBusy() {
        return !connection.isWritable();
    }

    /** Whether nothing more can be said. */
    public boolean isOver() {
        return ended || left;
    }

    /** The connection is not used again after this answer. */
    public void closeAfter() {
        lasting = false;
    }

    /**
     * Sends a whole answer.
     *
     * @param headers all headers but those of length and connection
     */
    public void send(int status, Map<String, String> headers, byte[] body) {
        send(status, Lines.NONE, headers, body);
    }

    /** The same with other headers before those. */
    public void send(int status, Lines first, Map<String, String> headers, byte[] body) {
        if (isOver()) {
            return;
        }
        Heads heads = head(status, first, headers);
        if (status != NO_CONTENT && status != NOT_MODIFIED) {
            heads.contentLength(body.length);
        }
        ended = true;
        write(heads, bodiless ? NOTHING : body);
        connection.answered(lasting);
    }

    /**
     * Begins a stream. Nothing is sent until there is something of it.
     *
     * @param headers all headers but those of framing and connection
     */
    public void begin(int status, Map<String, String> headers) {
        begin(status, Lines.NONE, headers);
    }

    /** The same with other headers before those. */
    public void begin(int status, Lines first, Map<String, String> headers) {
        if (isOver()) {
            return;
        }
        chunked = modern;
        lasting &= modern;
        Heads heads = head(status, first, headers);
        if (chunked) {
            heads.header("transfer-encoding", "chunked");
        }
        ByteBuf written = connection.buffer(heads.size());
        heads.writeTo(written);
        head = written;
    }

    /** Sends bytes of the stream. */
    public void write(byte[] bytes) {
        if (!isOver() && bytes.length > 0) {
            ByteBuf out = buffer(bytes.length);
            add(out, bytes);
            connection.write(out);
        }
    }

    /** Sends the last bytes of the stream. */
    public void end(byte[] bytes) {
        if (isOver()) {
            return;
        }
        ended = true;
        ByteBuf out = buffer(bytes.length + LAST_CHUNK.length);
        add(out, bytes);
        if (chunked) {
            out.writeBytes(LAST_CHUNK);
        }
        connection.write(out);
        connection.answered(lasting);
    }

    /** Ends it so that the client sees that it is not whole. */
    public void cut() {
        if (!isOver()) {
            connection.hangUp();
        }
    }

    boolean hasEnded() {
        return ended;
    }

    void drained() {
        if (whenDrained != null && !isOver()) {
            whenDrained.run();
        }
    }

    void gone() {
        boolean early = !isOver();
        left = true;
        forgetHead();
        if (early && whenGone != null) {
            whenGone.run();
        }
    }

    private Heads head(int status, Lines first, Map<String, String> headers) {
        Heads heads = connection.heads().status(status).lines(first).headers(headers);
        if (!lasting) {
            heads.header("connection", "close");
        } else if (!modern) {
            heads.header("connection", "keep-alive");
        }
        return heads;
    }

    private void write(Heads heads, byte[] body) {
        boolean small = body.length <= SMALL;
        ByteBuf out = connection.buffer(heads.size() + (small ? body.length : 0));
        heads.writeTo(out);
        if (small) {
            connection.write(out.writeBytes(body));
        } else {
            connection.write(out, Unpooled.wrappedBuffer(body));
        }
    }

    /** With what has to be sent before anything else in it. */
    private ByteBuf buffer(int size) {
        ByteBuf first = head;
        int before = first == null ? 0 : first.readableBytes();
        ByteBuf out = connection.buffer(before + Heads.chunkSize(size));
        if (first != null) {
            out.writeBytes(first);
            forgetHead();
        }
        return out;
    }

    private void add(ByteBuf out, byte[] bytes) {
        if (bodiless || bytes.length == 0) {
            return;
        }
        if (chunked) {
            Heads.chunk(out, bytes);
        } else {
            out.writeBytes(bytes);
        }
    }

    private void forgetHead() {
        ByteBuf written = head;
        head = null;
        if (written != null) {
            written.release();
        }
    }
}
