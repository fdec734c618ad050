package dev.bourse.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;

import java.util.List;

/**
 * Netty's decoder, which takes no request whose end could be seen in two places (RFC 9112, 6.3):
 * behind another proxy such a request hides a second one. Where a request begins, a {@link
 * PlainReader} may take it first.
 */
final class RequestDecoder extends HttpRequestDecoder {
    /**
     * As much as is handed on at once: a body that comes in larger parts is put together sooner.
     */
    private static final int LONGEST_PART = 64 * 1024;

    private static final int FIRST_ROOM = 128;

    private final PlainReader plain;

    /** Whether Netty's decoder has ended all requests of which it has seen a byte. */
    private boolean between = true;

    /**
     * @param plain reads what it can where a request begins
     */
    RequestDecoder(Wire wire, PlainReader plain) {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(wire.lineBytes())
                        .setMaxHeaderSize(wire.headerBytes())
                        .setMaxChunkSize(LONGEST_PART)
                        .setInitialBufferSize(FIRST_ROOM)
                        .setValidateHeaders(true)
                        .setAllowDuplicateContentLengths(false));
        this.plain = plain;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws Exception {
        if (between && plain.read(in, out)) {
            return;
        }
        int before = out.size();
        super.decode(context, in, out);
        between = out.size() > before && isEnd(out.getLast());
    }

    /** Whether the next request begins behind it; nothing is read behind a malformed one. */
    private static boolean isEnd(Object last) {
        return last instanceof LastHttpContent content && content.decoderResult().isSuccess();
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both a length and chunks");
    }
}
