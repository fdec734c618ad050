package dev.bourse.gateway.journal;

import dev.bourse.domain.fact.Fact;
import dev.bourse.wire.fact.FactException;
import dev.bourse.wire.fact.PackedCodec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads facts in order, up to what is on disk, and can be asked again for what came since. For one
 * thread at a time; holds one open file and one buffer.
 */
public final class JournalCursor implements AutoCloseable {
    private final Segments segments;
    private final Durability durability;
    private final LatestFacts latest;
    private long position;
    private long segment = -1;
    private long standing;
    private @Nullable FrameReader reader;

    JournalCursor(Segments segments, Durability durability, LatestFacts latest, long position) {
        this.segments = segments;
        this.durability = durability;
        this.latest = latest;
        this.position = position;
    }

    /** The position of the fact that comes next. */
    public long position() {
        return position;
    }

    /**
     * The next facts that are on disk, at most so many; empty when there are none yet. Never waits
     * for a fact.
     *
     * @throws JournalException when a fact is no longer kept, damaged, or cannot be read
     */
    public List<PositionedFact> next(int most) {
        long end = Math.min(durability.end(), position + most);
        List<PositionedFact> facts = new ArrayList<>();
        try {
            while (position < end) {
                facts.add(read());
            }
            forgetReadAhead();
            return facts;
        } catch (IOException | JournalException failure) {
            close();
            throw new JournalException("fact " + position + " cannot be read", failure);
        }
    }

    @Override
    public void close() {
        FrameReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }

    private PositionedFact read() throws IOException {
        PositionedFact fact = latest.at(position);
        if (fact == null) {
            fact = new PositionedFact(position, decode(frame(reader(), position)));
        }
        position++;
        return fact;
    }

    private static Fact decode(Frame frame) {
        try {
            return PackedCodec.decode(frame.payload());
        } catch (FactException unreadable) {
            throw new JournalException("fact " + frame.position() + " is unreadable", unreadable);
        }
    }

    private FrameReader reader() throws IOException {
        Map.Entry<Long, Path> holding = segments.holding(position);
        FrameReader open = reader;
        if (open == null || holding.getKey() != segment) {
            close();
            open = new FrameReader(holding.getValue());
            reader = open;
            segment = holding.getKey();
            standing = segment;
        }
        while (standing < position) {
            frame(open, standing);
        }
        return open;
    }

    private Frame frame(FrameReader open, long wanted) throws IOException {
        Frame frame = open.next(wanted);
        if (frame == null) {
            throw new JournalException(
                    "fact " + wanted + " is damaged or missing in " + segments.holding(wanted));
        }
        standing = wanted + 1;
        return frame;
    }

    /** Bytes behind the durable end may have been read before they were written. */
    private void forgetReadAhead() {
        FrameReader open = reader;
        if (open != null) {
            open.forgetBuffer();
        }
    }
}
