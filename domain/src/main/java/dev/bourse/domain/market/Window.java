package dev.bourse.domain.market;

/**
 * A stretch of calendar time.
 *
 * @param grain how long it is
 * @param start when it begins, epoch microseconds
 * @param end when the next one begins
 */
public record Window(Grain grain, long start, long end) {
    public Window {
        if (grain.begin(start) != start || grain.next(start) != end) {
            throw new IllegalArgumentException("no whole " + grain.wireName() + ": " + start);
        }
    }

    /** The one that holds a moment. */
    public static Window containing(Grain grain, long micros) {
        return new Window(grain, grain.begin(micros), grain.next(micros));
    }

    /** The one before it. */
    public Window before() {
        return containing(grain, start - 1);
    }

    /** The one that came so many before it. */
    public Window before(int count) {
        return count == 0 ? this : before().before(count - 1);
    }

    /** Whether it is over. */
    public boolean isOver(long nowMicros) {
        return end <= nowMicros;
    }

    /**
     * When the last part of it ended that is wholly over: of a day its hours, of a longer window
     * its days. A change is measured up to there, since a running part compares with nothing.
     */
    public long finishedUntil(long nowMicros) {
        Grain part = grain == Grain.DAY || grain == Grain.HOUR ? Grain.HOUR : Grain.DAY;
        return Math.clamp(part.begin(nowMicros), start, end);
    }

    /** The moment in the window before that is as far from its beginning; never beyond its end. */
    public long counterpart(long micros) {
        Window before = before();
        return Math.min(before.start() + (micros - start), before.end());
    }
}
