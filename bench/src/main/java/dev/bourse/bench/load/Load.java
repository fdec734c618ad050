package dev.bourse.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A load while it runs; everything in it happens on one event loop. */
final class Load {
    private static final long SEED = 20260101;
    private static final int AGAIN_MILLIS = 50;

    private final EventLoop loop;
    private final LoadPlan plan;
    private final Recorder recorder = new Recorder();
    private final Feed feed;
    private final ByteBuf request;
    private final Bootstrap bootstrap;
    private final ChannelGroup channels;
    private @Nullable Future<?> ticks;
    private int reached;
    private boolean over;

    Load(EventLoop loop, LoadPlan plan) {
        this.loop = loop;
        this.plan = plan;
        this.feed = feed();
        this.request =
                Unpooled.directBuffer()
                        .writeBytes(RequestBytes.of(plan.target(), plan.shape(), plan.bodyBytes()));
        this.bootstrap = bootstrap();
        this.channels = new DefaultChannelGroup(loop, true);
    }

    /** Starts to open the connections. */
    void start() {
        SplittableRandom moments = new SplittableRandom(SEED);
        for (int count = 0; count < plan.connections(); count++) {
            int delay = moments.nextInt(plan.rampMillis() + 1);
            var _ = loop.schedule(this::connect, delay, TimeUnit.MILLISECONDS);
        }
        if (feed instanceof OpenFeed open) {
            tick(open);
        }
    }

    /** A connection has got its first stamp. */
    void reached() {
        reached++;
    }

    /** How many connections have not been served yet. */
    int missing() {
        return plan.connections() - reached;
    }

    void openWindow() {
        recorder.open(System.nanoTime());
    }

    LoadReport closeWindow() {
        return recorder.close(System.nanoTime());
    }

    /** Starts nothing any more. */
    void stop() {
        over = true;
        if (ticks != null) {
            ticks.cancel(false);
        }
        request.release();
    }

    /** Cuts every connection, streams in the middle, and waits until all are closed. */
    void cut() throws InterruptedException {
        channels.close().await();
    }

    ByteBuf request() {
        return request.retainedDuplicate();
    }

    int stamps() {
        return plan.shape().stamps();
    }

    void ready(Caller caller) {
        if (!over) {
            feed.ready(caller);
        }
    }

    void lost(Caller caller, boolean busy) {
        if (over) {
            return;
        }
        feed.gone(caller);
        if (busy) {
            recorder.failed("connection lost in the middle of an answer");
        }
        again();
    }

    private Feed feed() {
        return plan.perSecond() == 0
                ? new ClosedFeed()
                : new OpenFeed(
                        gap(),
                        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(plan.rampMillis()));
    }

    private long gap() {
        return TimeUnit.SECONDS.toNanos(1) / plan.perSecond();
    }

    private void tick(OpenFeed open) {
        long wait = open.tick(System.nanoTime());
        ticks = loop.schedule(() -> tick(open), wait, TimeUnit.NANOSECONDS);
    }

    private void connect() {
        if (!over) {
            var _ =
                    bootstrap
                            .connect("127.0.0.1", plan.target().port())
                            .addListener(this::connected);
        }
    }

    private void connected(Future<? super Void> attempt) {
        if (attempt.isSuccess()) {
            channels.add(((ChannelFuture) attempt).channel());
        } else if (!over) {
            recorder.failed(String.valueOf(attempt.cause().getMessage()));
            again();
        }
    }

    private void again() {
        var _ = loop.schedule(this::connect, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Bootstrap bootstrap() {
        return new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline().addLast(new Caller(Load.this, recorder));
                            }
                        });
    }
}
