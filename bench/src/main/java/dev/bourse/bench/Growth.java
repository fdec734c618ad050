package dev.bourse.bench;

import dev.bourse.bench.load.LoadReport;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What open streams cost in memory.
 *
 * @param asked how many streams were opened
 * @param beforeKib resident after the warm-up
 * @param afterKib resident with all streams open for a while, garbage included
 */
record Growth(String contestant, int asked, LoadReport report, long beforeKib, long afterKib) {
    private static final double ALL = .999;

    double kibPerStream() {
        return (double) (afterKib - beforeKib) / asked;
    }

    /** Whether every stream lived and none failed. */
    boolean isWhole() {
        return report.live() >= asked * ALL && report.errors() == 0;
    }

    /** What came of it, for people. */
    String line() {
        return "%s: %s KiB per stream".formatted(contestant, Table.figure(kibPerStream()));
    }

    /** Why it is not whole, for people. */
    String shortcoming() {
        return "%s: %d of %d slow streams lived, %d errors %s"
                .formatted(contestant, report.live(), asked, report.errors(), report.problem());
    }

    /** The members of its JSON object. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("contestant", contestant);
        members.put("streams", asked);
        members.put("whole", isWhole());
        members.put("kib_per_stream", kibPerStream());
        members.put("before_kib", beforeKib);
        members.put("after_kib", afterKib);
        members.put("report", report.members());
        return members;
    }
}
