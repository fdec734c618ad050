package dev.bourse.gateway.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnection;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Hands the chunks of a streamed answer to who relays them, past the codec of the connection (RFC
 * 9112, 7.1).
 *
 * <p>A stream brings a chunk with nearly every read. The codec makes a message of each, which is
 * copied, queued and dispatched before it is heard: more than all that is then done with it. Here
 * the chunks that are wholly in a read are taken out of it and handed on at once, as one array.
 *
 * <p>That may be done because the codec stands in the same state before a chunk and after it: it
 * does not miss what it never sees. So all else goes through it as before: the head, the last chunk
 * with what follows it, chunks that come in several reads, and whatever is not framed in the plain
 * way, which the codec is to judge. Where the frames can't be followed, as after a length that came
 * in two reads, it has the rest of the answer. A connection without such a codec, as of HTTP/2, is
 * left as it is.
 *
 * <p>Who takes chunks from here is not held back: before it has the answer paused it must
 * {@linkplain #stop stop}. For the event loop of its connection.
 */
final class ChunkReading extends ChannelInboundHandlerAdapter {
    private static final int LOST = -1;
    private static final int LINE_BREAK = ('\r' << Byte.SIZE) | '\n';
    private static final int MOST_DIGITS = 7;
    private static final int HEX = 16;

    private boolean expecting;
    private int rest = LOST;
    private @Nullable Consumer<byte[]> reader;

    ChunkReading() {}

    /** Follows what is read from that connection from now on. */
    static void on(HttpConnection connection) {
        if (connection instanceof HttpClientConnection client) {
            ChannelPipeline pipeline = client.channelHandlerContext().pipeline();
            ChannelHandlerContext codec = pipeline.context(HttpClientCodec.class);
            if (codec != null) {
                pipeline.addBefore(codec.name(), null, new ChunkReading());
            }
        }
    }

    /** What follows that connection; null when nothing does. */
    static @Nullable ChunkReading of(HttpConnection connection) {
        return connection instanceof HttpClientConnection client
                ? client.channelHandlerContext().pipeline().get(ChunkReading.class)
                : null;
    }

    /** What is read next is the head of an answer. */
    void begin() {
        expecting = true;
        reader = null;
    }

    /**
     * The answer whose head was read just now is chunked, and its chunks are to be handed to that
     * reader. What was read together with the head still comes by the codec, and before them.
     */
    void hand(Consumer<byte[]> to) {
        reader = to;
    }

    /** All that is read from now on comes by the codec. */
    void stop() {
        reader = null;
    }

    @Override
    public void channelRead(ChannelHandlerContext next, Object message) {
        if (message instanceof ByteBuf bytes && expecting) {
            head(next, bytes);
        } else if (message instanceof ByteBuf bytes && reader != null && rest != LOST) {
            body(next, bytes);
        } else {
            rest = LOST;
            next.fireChannelRead(message);
        }
    }

    private void head(ChannelHandlerContext next, ByteBuf bytes) {
        expecting = false;
        int body = endOfHead(bytes);
        rest = body == LOST ? LOST : missing(bytes, endOfChunks(bytes, body));
        next.fireChannelRead(bytes);
    }

    private void body(ChannelHandlerContext next, ByteBuf bytes) {
        int begun = Math.min(rest, bytes.readableBytes());
        if (begun > 0) {
            rest -= begun;
            next.fireChannelRead(bytes.readRetainedSlice(begun));
        }
        if (rest == 0 && reader != null && bytes.isReadable()) {
            take(bytes, reader);
        }
        if (bytes.isReadable()) {
            next.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    private void take(ByteBuf bytes, Consumer<byte[]> to) {
        int from = bytes.readerIndex();
        int end = endOfChunks(bytes, from);
        rest = missing(bytes, end);
        if (end > from) {
            byte[] content = content(bytes, from, end);
            bytes.readerIndex(end);
            to.accept(content);
        }
    }

    private static int endOfHead(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int line = bytes.indexOf(bytes.readerIndex(), end, (byte) '\n');
        while (line >= 0 && line + Short.BYTES < end) {
            if (bytes.getShort(line + 1) == LINE_BREAK) {
                return line + 1 + Short.BYTES;
            }
            line = bytes.indexOf(line + 1, end, (byte) '\n');
        }
        return LOST;
    }

    /** The place behind the last of the chunks that are wholly there. */
    private static int endOfChunks(ByteBuf bytes, int from) {
        int end = from;
        int length = length(bytes, end);
        while (length > 0
                && end + length <= bytes.writerIndex()
                && bytes.getShort(end + length - Short.BYTES) == LINE_BREAK) {
            end += length;
            length = length(bytes, end);
        }
        return end;
    }

    /** How much is yet to come of the chunk that begins there. */
    private static int missing(ByteBuf bytes, int from) {
        int there = bytes.writerIndex() - from;
        int missing = length(bytes, from) - there;
        return there == 0 ? 0 : missing > 0 ? missing : LOST;
    }

    private static byte[] content(ByteBuf bytes, int from, int end) {
        byte[] content = new byte[contentLength(bytes, from, end)];
        int filled = 0;
        for (int at = from; at < end; at += length(bytes, at)) {
            int size = size(bytes, at);
            bytes.getBytes(at + digits(bytes, at) + Short.BYTES, content, filled, size);
            filled += size;
        }
        return content;
    }

    private static int contentLength(ByteBuf bytes, int from, int end) {
        int sum = 0;
        for (int at = from; at < end; at += length(bytes, at)) {
            sum += size(bytes, at);
        }
        return sum;
    }

    /** Bytes of the chunk that begins there, with its frame; 0 when it is not a plain one. */
    private static int length(ByteBuf bytes, int from) {
        int size = size(bytes, from);
        return size == 0 ? 0 : digits(bytes, from) + size + 2 * Short.BYTES;
    }

    /** Bytes of its content. */
    private static int size(ByteBuf bytes, int from) {
        int digits = digits(bytes, from);
        int size = 0;
        for (int at = from; at < from + digits; at++) {
            size = size * HEX + Character.digit(bytes.getByte(at), HEX);
        }
        return size;
    }

    /** Digits of its length, if nothing but a line break follows them; else 0. */
    private static int digits(ByteBuf bytes, int from) {
        int most = Math.min(MOST_DIGITS, bytes.writerIndex() - from - Short.BYTES);
        int digits = 0;
        while (digits < most && Character.digit(bytes.getByte(from + digits), HEX) >= 0) {
            digits++;
        }
        return digits > 0 && bytes.getShort(from + digits) == LINE_BREAK ? digits : 0;
    }
}
