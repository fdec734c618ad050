package dev.bourse.bench.load;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;

/** One event loop on the system's own readiness interface; the harness never needs a second. */
final class EventLoops {
    private EventLoops() {}

    static EventLoopGroup one() {
        return new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    }
}
