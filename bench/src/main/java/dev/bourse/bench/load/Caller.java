package dev.bourse.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.jspecify.annotations.Nullable;

/** One keep-alive connection of the generator: sends a request when told to, checks the answer. */
final class Caller extends ChannelInboundHandlerAdapter implements HttpReader.Sink {
    private static final int OK = 200;

    private final Load load;
    private final Recorder recorder;
    private final HttpReader reader = new HttpReader(this);
    private final StampScanner scanner = new StampScanner(this::stamped);
    private @Nullable ChannelHandlerContext context;
    private boolean busy;
    private boolean reached;
    private boolean counted;
    private long intended;
    private long sent;
    private int stamps;

    Caller(Load load, Recorder recorder) {
        this.load = load;
        this.recorder = recorder;
    }

    /** Sends the next request, which should have started at that time. */
    void send(long shouldStart) {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        busy = true;
        stamps = 0;
        intended = shouldStart;
        sent = System.nanoTime();
        var _ = ctx.writeAndFlush(load.request(), ctx.voidPromise());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        load.ready(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            reader.read(bytes);
        } finally {
            bytes.release();
        }
    }

    @Override
    public void body(ByteBuf part) {
        scanner.accept(part);
    }

    @Override
    public void end(int status) {
        busy = false;
        if (status == OK && stamps == load.stamps()) {
            recorder.answered(System.nanoTime() - intended);
        } else {
            recorder.failed("status " + status + " with " + stamps + " stamps");
        }
        load.ready(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        context = null;
        load.lost(this, busy);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var _ = ctx.close();
    }

    private void stamped(long written) {
        long now = System.nanoTime();
        recorder.relayed(now - written);
        if (stamps++ == 0) {
            recorder.first(now - sent);
        }
        if (!reached) {
            reached = true;
            load.reached();
        }
        if (!counted && recorder.isOpen()) {
            counted = true;
            recorder.live();
        }
    }
}
