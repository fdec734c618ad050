package dev.bourse.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gives each new connection to the next event loop. */
final class Acceptor extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

    private final List<Entrance> entrances;
    private int next;

    Acceptor(List<Entrance> entrances) {
        this.entrances = entrances;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel accepted = (Channel) message;
        entrances.get(Math.floorMod(next++, entrances.size())).admit(accepted);
    }

    /** As when no more files may be open: asked again at once, the system would say the same. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        ChannelConfig server = context.channel().config();
        if (server.isAutoRead()) {
            LOG.warn("no connections are taken for a second: {}", failure.toString());
            server.setAutoRead(false);
            var _ =
                    context.executor()
                            .schedule(() -> server.setAutoRead(true), 1, TimeUnit.SECONDS);
        }
    }
}
