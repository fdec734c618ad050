package dev.bourse.gateway.net;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/**
 * Netty's decoder, which takes no request whose end could be seen in two places (RFC 9112, 6.3):
 * behind another proxy such a request hides a second one.
 */
final class RequestDecoder extends HttpRequestDecoder {
    /**
     * As much as is handed on at once: a body that comes in larger parts is put together sooner.
     */
    private static final int LONGEST_PART = 64 * 1024;

    private static final int FIRST_ROOM = 128;

    RequestDecoder(Wire wire) {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(wire.lineBytes())
                        .setMaxHeaderSize(wire.headerBytes())
                        .setMaxChunkSize(LONGEST_PART)
                        .setInitialBufferSize(FIRST_ROOM)
                        .setValidateHeaders(true)
                        .setAllowDuplicateContentLengths(false));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both a length and chunks");
    }
}
