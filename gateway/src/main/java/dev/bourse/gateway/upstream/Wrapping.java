package dev.bourse.gateway.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * Bytes as what sockets take, without a copy, which {@link Buffer#buffer(byte[])} makes. Whoever
 * hands them over does not change them any more.
 */
public final class Wrapping {
    private Wrapping() {}

    public static Buffer of(byte[] bytes) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
    }

    /**
     * The bytes of a buffer that nobody else uses any more: its own array where it fills that, as
     * what is read from a socket does, else a copy.
     */
    public static byte[] bytes(Buffer buffer) {
        ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
        boolean filled = bytes.hasArray() && bytes.array().length == bytes.readableBytes();
        return filled ? bytes.array() : buffer.getBytes();
    }
}
