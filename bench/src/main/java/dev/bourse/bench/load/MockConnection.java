package dev.bourse.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One connection of the upstream: reads a request, answers it in the shape it asks for. */
final class MockConnection extends ChannelInboundHandlerAdapter implements HttpReader.Sink {
    private final MockAnswers answers;
    private final HttpReader reader = new HttpReader(this);
    private final ShapeScanner scanner = new ShapeScanner();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> ticks;
    private int sent;

    MockConnection(MockAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        context = ctx;
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
        AnswerShape shape = scanner.take();
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        if (shape.streams()) {
            stream(ctx, shape);
        } else {
            var _ =
                    ctx.writeAndFlush(
                            answers.whole(ctx.alloc(), System.nanoTime()), ctx.voidPromise());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stop();
    }

    /** A peer that resets is an everyday event here: streams end by being cut. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var _ = ctx.close();
    }

    private void stream(ChannelHandlerContext ctx, AnswerShape shape) {
        sent = 0;
        var _ = ctx.writeAndFlush(answers.head(ctx.alloc()), ctx.voidPromise());
        int pace = shape.everyMillis();
        ticks =
                ctx.executor()
                        .scheduleAtFixedRate(
                                () -> tick(ctx, shape), pace, pace, TimeUnit.MILLISECONDS);
    }

    private void tick(ChannelHandlerContext ctx, AnswerShape shape) {
        ByteBufAllocator memory = ctx.alloc();
        var _ = ctx.write(answers.chunk(memory, System.nanoTime()), ctx.voidPromise());
        if (++sent == shape.chunks()) {
            stop();
            var _ = ctx.write(answers.end(memory, sent), ctx.voidPromise());
        }
        ctx.flush();
    }

    private void stop() {
        if (ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
    }
}
