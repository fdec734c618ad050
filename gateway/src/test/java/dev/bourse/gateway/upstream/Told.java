package dev.bourse.gateway.upstream;

import dev.bourse.gateway.upstream.AnswerReader.Step;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a reader tells of bytes that are given to it in parts. */
final class Told {
    private final AnswerReader reader = new AnswerReader(new Scratch());
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<Integer> parts = new ArrayList<>();
    private int heads;
    private boolean ended;
    private boolean broken;
    private boolean more;

    /** All parts in their order; what is told is looked at afterwards. */
    static Told of(String... parts) {
        Told told = new Told();
        for (String part : parts) {
            told.read(part.getBytes(StandardCharsets.ISO_8859_1));
        }
        return told;
    }

    /** One part, until the answer is over: what follows that is seen by {@link #hasMore}. */
    void read(byte[] part) {
        ByteBuf bytes = ByteBufAllocator.DEFAULT.directBuffer(Math.max(1, part.length));
        bytes.writeBytes(part);
        while (!isOver() && step(reader.next(bytes))) {}
        more |= bytes.isReadable();
        bytes.release();
    }

    private boolean step(Step step) {
        switch (step) {
            case HEAD -> heads++;
            case BODY -> take(reader.body());
            case END -> ended = true;
            case BROKEN -> broken = true;
            case MORE -> {}
        }
        return step != Step.MORE;
    }

    private void take(byte[] bytes) {
        body.writeBytes(bytes);
        parts.add(bytes.length);
    }

    /** The reader begins anew, and so does what is told. */
    void begin() {
        reader.begin();
        body.reset();
        parts.clear();
        heads = 0;
        ended = false;
        more = false;
    }

    AnswerHead head() {
        return reader.head();
    }

    AnswerReader reader() {
        return reader;
    }

    String body() {
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    /** Lengths of the arrays in which the body came. */
    List<Integer> parts() {
        return parts;
    }

    int heads() {
        return heads;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isBroken() {
        return broken;
    }

    boolean isOver() {
        return ended || broken;
    }

    /** Whether bytes came that are no part of the answer. */
    boolean hasMore() {
        return more;
    }
}
