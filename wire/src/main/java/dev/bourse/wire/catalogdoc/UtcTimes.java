package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.UtcWindow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as catalogue documents write them. */
final class UtcTimes {
    private static final int MINUTES = 60;

    private UtcTimes() {}

    /** {@code 16:30-00:30}. */
    static UtcWindow window(Entry entry, String field, String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw entry.wrong(field, "is no window such as 16:30-00:30: " + text);
        }
        return new UtcWindow(minute(entry, field, ends[0]), minute(entry, field, ends[1]));
    }

    /** An ISO date as epoch seconds of its first moment. */
    static long epochSeconds(Entry entry, String field, String date) {
        return LocalDate.ofEpochDay(day(entry, field, date))
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
    }

    /** The ISO date in a field; empty when the field is not there. */
    static Optional<String> isoDate(Entry entry, String field) {
        return entry.text(field)
                .map(date -> LocalDate.ofEpochDay(day(entry, field, date)).toString());
    }

    private static long day(Entry entry, String field, String date) {
        try {
            return LocalDate.parse(date).toEpochDay();
        } catch (DateTimeException wrong) {
            throw entry.wrong(field, "is no date such as 2026-01-31: " + date);
        }
    }

    private static int minute(Entry entry, String field, String time) {
        try {
            LocalTime at = LocalTime.parse(time);
            return at.getHour() * MINUTES + at.getMinute();
        } catch (DateTimeException wrong) {
            throw entry.wrong(field, "is no time such as 16:30: " + time);
        }
    }
}
