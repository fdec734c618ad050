package dev.bourse.gateway.upstream;

import dev.bourse.domain.fact.ApiType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Writes requests for one target. What all of them have in common is made once. */
final class RequestWriter {
    /** Up to that length a body is copied behind its head, which is cheaper than two parts. */
    private static final int SMALL = 32 * 1024;

    private static final int ROOM = 256;
    private static final byte[] LENGTH = ascii("\r\ncontent-length: ");
    private static final byte[] BETA = ascii("\r\n" + Door.BETA + ": ");
    private static final byte[] END = ascii("\r\n\r\n");

    private final Target target;
    private final Map<ApiType, byte[]> whole = new EnumMap<>(ApiType.class);
    private final Map<ApiType, byte[]> streamed = new EnumMap<>(ApiType.class);
    private String lastType = "";
    private byte[] lastTypeBytes = {};

    RequestWriter(Target target) {
        this.target = target;
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isFor(Target other) {
        return target == other;
    }

    /**
     * Sends it; what fails is seen by the channel.
     *
     * @throws IllegalArgumentException when something has a line break that would end up in a head
     */
    void write(Order order, Channel to) {
        byte[] body = order.body();
        boolean small = body.length <= SMALL;
        ByteBuf head = head(order, to.alloc(), small ? body.length : 0);
        if (small) {
            var _ = to.writeAndFlush(head.writeBytes(body), to.voidPromise());
        } else {
            var _ = to.write(head, to.voidPromise());
            var _ = to.writeAndFlush(Unpooled.wrappedBuffer(body), to.voidPromise());
        }
    }

    private ByteBuf head(Order order, ByteBufAllocator buffers, int more) {
        byte[] common = common(order);
        byte[] type = type(order.mediaType());
        byte[] betas = order.betas() == null ? null : line(order.betas());
        ByteBuf head = buffers.directBuffer(common.length + ROOM + more);
        head.writeBytes(common).writeBytes(type);
        if (betas != null && Door.hasBetas(target)) {
            head.writeBytes(BETA).writeBytes(betas);
        }
        head.writeBytes(LENGTH);
        writeNumber(order.body().length, head);
        return head.writeBytes(END);
    }

    private static void writeNumber(int number, ByteBuf to) {
        int unit = 1;
        while (number / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            to.writeByte('0' + number / unit % 10);
        }
    }

    private byte[] type(String mediaType) {
        if (!mediaType.equals(lastType)) {
            lastTypeBytes = line(mediaType);
            lastType = mediaType;
        }
        return lastTypeBytes;
    }

    private byte[] common(Order order) {
        Map<ApiType, byte[]> made = order.stream() ? streamed : whole;
        return made.computeIfAbsent(order.api(), _ -> commonOf(order));
    }

    private byte[] commonOf(Order order) {
        StringBuilder head = new StringBuilder();
        head.append("POST ").append(path(order)).append(" HTTP/1.1\r\nhost: ").append(host());
        head.append("\r\naccept-encoding: identity\r\nuser-agent: bourse");
        Door.open(target, (name, value) -> append(name, value, head));
        head.append("\r\ncontent-type: ");
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(String name, String value, StringBuilder head) {
        head.append("\r\n").append(name).append(": ").append(checked(value));
    }

    private String path(Order order) {
        String path = checked(target.path(order));
        if (path.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("a path with a blank");
        }
        return path.startsWith("/") ? path : "/" + path;
    }

    private String host() {
        String host = checked(target.host());
        return target.hasUsualPort() ? host : host + ":" + target.port();
    }

    private static byte[] line(String value) {
        return ascii(checked(value));
    }

    /** What a message shows is never the value: that may be a secret. */
    private static String checked(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw new IllegalArgumentException("a control character where a header is made");
            }
        }
        return value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
