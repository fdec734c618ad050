package dev.bourse.bench.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * An OpenAI-like upstream, as cheap as it can be made: every request is answered, in the shape that
 * its prompt asks for. As a program it prints its port and ends when its standard input does.
 */
public final class MockUpstream implements AutoCloseable {
    private static final int BACKLOG = 4_096;

    private final EventLoopGroup loop = EventLoops.one();
    private final MockAnswers answers = new MockAnswers();
    private final Channel listening;

    /** Listens on a free port of the loopback. */
    public MockUpstream() throws InterruptedException {
        ServerBootstrap server =
                new ServerBootstrap()
                        .group(loop)
                        .channel(EpollServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(connections());
        listening = server.bind("127.0.0.1", 0).sync().channel();
    }

    private ChannelInitializer<SocketChannel> connections() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new MockConnection(answers));
            }
        };
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** The program; see the class. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (MockUpstream upstream = new MockUpstream()) {
            System.out.write((upstream.port() + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
