package dev.bourse.gateway.journal;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.wire.fact.FactException;
import dev.bourse.wire.fact.PackedCodec;
import dev.bourse.wire.fact.PackedDecoder;

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
    private final boolean withBeginnings;
    private final PackedDecoder decoder = new PackedDecoder();
    private long position;
    private long segment = -1;
    private long standing;
    private @Nullable FrameReader reader;

    /**
     * @param withBeginnings whether it is told that generations began
     */
    JournalCursor(
            Segments segments,
            Durability durability,
            LatestFacts latest,
            long position,
            boolean withBeginnings) {
        this.segments = segments;
        this.durability = durability;
        this.latest = latest;
        this.position = position;
        this.withBeginnings = withBeginnings;
    }

    /** The position of the fact that comes next. */
    public long position() {
        return position;
    }

    /**
     * What is told by the next facts that are on disk, at most so many; empty when there are none
     * yet. Never waits for a fact.
     *
     * @throws JournalException when a fact is no longer kept, damaged, or cannot be read
     */
    public List<PositionedFact> next(int most) {
        long end = Math.min(durability.end(), position + most);
        List<PositionedFact> facts = new ArrayList<>();
        try {
            while (position < end) {
                take(facts);
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

    private void take(List<PositionedFact> facts) throws IOException {
        PositionedFact fact = latest.at(position);
        if (fact == null) {
            fact = read(frame(reader(), position));
        }
        if (fact != null && (withBeginnings || !(fact.fact() instanceof GenerationStarted))) {
            facts.add(fact);
        }
        position++;
    }

    /** Null when it is passed over. */
    private @Nullable PositionedFact read(Frame frame) {
        return !withBeginnings && PackedCodec.tellsOfBeginning(frame.payload())
                ? null
                : new PositionedFact(frame.position(), decode(frame));
    }

    private Fact decode(Frame frame) {
        try {
            return decoder.decode(frame.payload());
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
