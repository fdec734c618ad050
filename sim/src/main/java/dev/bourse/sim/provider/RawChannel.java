package dev.bourse.sim.provider;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/** The socket under an HTTP connection, for what HTTP does not allow. */
final class RawChannel {
    private RawChannel() {}

    /** Closes with RST: unsent bytes are thrown away and the peer reads an error, not an end. */
    static void reset(HttpConnection connection) {
        Channel channel = channel(connection);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = channel.close();
    }

    /** Sends bytes around the HTTP encoder, then closes. */
    static void babble(HttpConnection connection, Buffer bytes) {
        var _ =
                channel(connection)
                        .pipeline()
                        .firstContext()
                        .writeAndFlush(Unpooled.wrappedBuffer(bytes.getBytes()))
                        .addListener(ChannelFutureListener.CLOSE);
    }

    private static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }
}
