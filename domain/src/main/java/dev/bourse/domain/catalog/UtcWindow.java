package dev.bourse.domain.catalog;

/**
 * A daily window of UTC time, half-open, that may wrap midnight.
 *
 * @param startMinute first minute of the day inside the window, 0..1439
 * @param endMinute first minute of the day after the window, 0..1440
 */
public record UtcWindow(int startMinute, int endMinute) {
    private static final int DAY = 24 * 60;
    private static final int HOUR = 60;
    private static final int HUNDRED = 100;

    public UtcWindow {
        if (startMinute < 0 || startMinute >= DAY || endMinute < 0 || endMinute > DAY) {
            throw new IllegalArgumentException("outside a day: " + startMinute + ".." + endMinute);
        }
    }

    /** From the catalogue's HHMM numbers: {@code ofHhmm(1630, 30)} is 16:30 to 00:30. */
    public static UtcWindow ofHhmm(int start, int end) {
        return new UtcWindow(minute(start), minute(end));
    }

    /** Whether the minute of the day (UTC, 0..1439) lies inside. */
    public boolean contains(int minute) {
        return startMinute <= endMinute
                ? startMinute <= minute && minute < endMinute
                : minute >= startMinute || minute < endMinute;
    }

    private static int minute(int hhmm) {
        if (hhmm < 0 || hhmm % HUNDRED >= HOUR) {
            throw new IllegalArgumentException("not a time as HHMM: " + hhmm);
        }
        return hhmm / HUNDRED * HOUR + hhmm % HUNDRED;
    }
}
