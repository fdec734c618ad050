package dev.bourse.domain.unit;

/**
 * What is counted beside tokens. Each kind of work other than chat has one of the first four; the
 * others are zero. A chat has tokens, and beside them only searches of the web.
 *
 * @param images images that were made
 * @param searches search units of a ranking: one query over up to a hundred documents
 * @param characters characters of text that was spoken
 * @param seconds seconds of sound that was written down, a part of one counted whole
 * @param webSearches searches of the web that the provider itself made for an answer
 */
public record Units(long images, long searches, long characters, long seconds, long webSearches) {
    /** Nothing of the kind. */
    public static final Units NONE = new Units(0, 0, 0, 0);

    public Units {
        if ((images | searches | characters | seconds | webSearches) < 0) {
            throw new IllegalArgumentException("a count is never negative");
        }
    }

    /** Work other than chat. */
    public Units(long images, long searches, long characters, long seconds) {
        this(images, searches, characters, seconds, 0);
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

    public static Units ofWebSearches(long count) {
        return count == 0 ? NONE : new Units(0, 0, 0, 0, count);
    }

    /** The same with that many searches of the web. */
    public Units searching(long count) {
        return new Units(images, searches, characters, seconds, count);
    }

    /** Whether nothing was counted. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether there is something to be had: a search of the web alone answers nobody. */
    public boolean isDelivery() {
        return (images | searches | characters | seconds) > 0;
    }
}
