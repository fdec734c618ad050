package dev.bourse.domain.unit;

/**
 * What work other than chat is counted by, beside tokens. Each kind of work has one of them; the
 * others are zero.
 *
 * @param images images that were made
 * @param searches search units of a ranking: one query over up to a hundred documents
 * @param characters characters of text that was spoken
 * @param seconds seconds of sound that was written down, a part of one counted whole
 */
public record Units(long images, long searches, long characters, long seconds) {
    /** Nothing of the kind. */
    public static final Units NONE = new Units(0, 0, 0, 0);

    public Units {
        if ((images | searches | characters | seconds) < 0) {
            throw new IllegalArgumentException("a count is never negative");
        }
    }

    public static Units ofImages(long count) {
        return new Units(count, 0, 0, 0);
    }

    public static Units ofSearches(long count) {
        return new Units(0, count, 0, 0);
    }

    public static Units ofCharacters(long count) {
        return new Units(0, 0, count, 0);
    }

    public static Units ofSeconds(long count) {
        return new Units(0, 0, 0, count);
    }

    /** Whether nothing was counted. */
    public boolean isNone() {
        return equals(NONE);
    }
}
