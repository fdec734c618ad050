package dev.bourse.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A promise about speed and what became of it in this run.
 *
 * @param asked whether the run was to measure it at all
 */
record Budget(String title, String unit, double limit, OptionalDouble measured, boolean asked) {
    /** Whether a promise was kept. */
    enum Verdict {
        MET,
        MISSED,
        NOT_MEASURED,
        NOT_ASKED
    }

    Verdict verdict() {
        if (!asked) {
            return Verdict.NOT_ASKED;
        }
        if (measured.isEmpty() || Double.isNaN(measured.getAsDouble())) {
            return Verdict.NOT_MEASURED;
        }
        return measured.getAsDouble() <= limit ? Verdict.MET : Verdict.MISSED;
    }

    /** The members of its JSON object. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("budget", title);
        members.put("unit", unit);
        members.put("limit", limit);
        measured.ifPresent(value -> members.put("measured", value));
        members.put("verdict", verdict().name().toLowerCase(Locale.ROOT));
        return members;
    }
}
