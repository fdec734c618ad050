package dev.bourse.gateway.upstream;

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
}
