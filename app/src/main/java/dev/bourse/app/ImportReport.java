package dev.bourse.app;

import dev.bourse.wire.catalogdoc.ImportFormat;
import dev.bourse.wire.catalogdoc.Imported;
import dev.bourse.wire.catalogdoc.Imported.LeftOut;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told about an import.
 *
 * @param file what was read
 * @param format what it was read as
 * @param imported what came of it
 * @param now when that was
 */
record ImportReport(Path file, ImportFormat format, Imported imported, Instant now) {
    private static final int SHOWN = 6;

    /** The catalogue file, which says where it is from. */
    String yaml() {
        return "# From " + format.title() + " (" + file.getFileName() + ").\n" + imported.yaml();
    }

    /** For people: counts, reasons, and some of the names. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%s is %s".formatted(file, format.title()));
        lines.add(
                "taken over: %d endpoints, %d new models, %d new providers"
                        .formatted(
                                imported.parts().endpoints().size(),
                                imported.parts().models().size(),
                                imported.parts().providers().size()));
        add(
                lines,
                "of these without a known price, so that they take no paid traffic:",
                imported.unpriced());
        add(
                lines,
                "of these past their last day, so that requests for them are refused:",
                imported.ended(now));
        tell(lines, "left out", imported.leftOut());
        tell(lines, "warnings", imported.warnings());
        return String.join("\n", lines);
    }

    /** For machines: every name. */
    String json() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("format", format.word());
        told.put("models", imported.parts().models().size());
        told.put("providers", imported.parts().providers().size());
        told.put("endpoints", imported.parts().endpoints().size());
        told.put("unpriced", imported.unpriced());
        told.put("ended", imported.ended(now));
        told.put("left_out", byReason(imported.leftOut()));
        told.put("warnings", byReason(imported.warnings()));
        return Json.text(JsonValue.of(told));
    }

    private static void add(List<String> lines, String title, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(title);
            lines.add(line(names, ""));
        }
    }

    private static void tell(List<String> lines, String title, List<LeftOut> all) {
        if (!all.isEmpty()) {
            lines.add(title + ": " + all.size());
            byReason(all).forEach((why, names) -> lines.add(line(names, why)));
        }
    }

    private static String line(List<String> names, String why) {
        String some = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        String more = names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : "";
        return "%6d  %s".formatted(names.size(), why.isEmpty() ? "" : why + ": ") + some + more;
    }

    private static Map<String, List<String>> byReason(List<LeftOut> all) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        all.forEach(one ->
                reasons.computeIfAbsent(one.why(), any -> new ArrayList<>()).add(one.name()));
        return reasons;
    }
}
