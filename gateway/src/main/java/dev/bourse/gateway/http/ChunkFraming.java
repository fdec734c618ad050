package dev.bourse.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Writes each chunk of a streamed answer as one buffer: its length, its bytes and the line break
 * after them (RFC 9112, 7.1).
 *
 * <p>The codec writes three buffers for a chunk, copies the middle one into memory that the system
 * can read, and makes a promise for each and one more that joins them: a fifth of what a relayed
 * chunk costs. That copy has to be made anyway, so it is made here, with the frame around it, and
 * goes past the encoder with the promise that came: who wrote it hears of it, and the connection
 * counts it, as before. Past the encoder is allowed because a chunk in the middle does not change
 * the encoder's state; heads, last chunks and bodies of a known length, which do, go through it.
 *
 * <p>It sits next to the encoder, so that what is above both, like the watch over idle connections,
 * sees every write. A connection without such an encoder, as of HTTP/2, is left as it is.
 */
final class ChunkFraming extends ChannelOutboundHandlerAdapter {
    private static final int LINE_BREAK = ('\r' << Byte.SIZE) | '\n';
    private static final int DIGIT_BITS = 4;
    private static final int DIGIT = (1 << DIGIT_BITS) - 1;
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private final ChannelHandlerContext encoder;
    private boolean chunked;

    private ChunkFraming(ChannelHandlerContext encoder) {
        this.encoder = encoder;
    }

    /** Frames what is written to that connection from now on. */
    static void on(HttpConnection connection) {
        if (connection instanceof HttpServerConnection server) {
            ChannelPipeline pipeline = server.channelHandlerContext().pipeline();
            ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
            if (encoder != null) {
                pipeline.addAfter(encoder.name(), null, new ChunkFraming(encoder));
            }
        }
    }

    /** Only a head tells whether what follows it is chunked. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpMessage head) {
            chunked = HttpUtil.isTransferEncodingChunked(head);
            var _ = context.write(message, promise);
        } else if (chunked && message instanceof HttpContent part && isInTheMiddle(part)) {
            var _ = encoder.write(framed(context, part), promise);
        } else {
            var _ = context.write(message, promise);
        }
    }

    /** An empty chunk would end the stream. */
    private static boolean isInTheMiddle(HttpContent part) {
        return !(part instanceof LastHttpContent) && part.content().isReadable();
    }

    private static ByteBuf framed(ChannelHandlerContext context, HttpContent part) {
        try {
            ByteBuf content = part.content();
            int length = content.readableBytes();
            int digits = digits(length);
            ByteBuf framed = context.alloc().directBuffer(digits + length + 2 * Short.BYTES);
            for (int place = digits - 1; place >= 0; place--) {
                framed.writeByte(DIGITS[(length >>> (DIGIT_BITS * place)) & DIGIT]);
            }
            return framed.writeShort(LINE_BREAK).writeBytes(content).writeShort(LINE_BREAK);
        } finally {
            part.release();
        }
    }

    /** How many hexadecimal digits a number has that is not zero. */
    private static int digits(int number) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(number);
        return (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    }
}
