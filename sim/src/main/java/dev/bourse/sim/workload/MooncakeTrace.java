package dev.bourse.sim.workload;

import dev.bourse.sim.workload.Trace.Row;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the traces of Mooncake. */
final class MooncakeTrace {
    private static final long MILLI = 1000;

    private MooncakeTrace() {}

    static List<Row> rows(List<String> lines) {
        List<Row> rows = new ArrayList<>(lines.size());
        long first = 0;
        for (int i = 0; i < lines.size(); i++) {
            Row row = row(lines.get(i), i + 1, first);
            first = i == 0 ? row.atMicros() : first;
            rows.add(i == 0 ? row(lines.get(i), 1, first) : row);
        }
        return rows;
    }

    private static Row row(String line, int number, long first) {
        try {
            JsonObject json = Json.parse(line).asObject().orElse(JsonObject.EMPTY);
            return new Row(
                    number(json, "timestamp") * MILLI - first,
                    Math.toIntExact(number(json, "input_length")),
                    Math.toIntExact(number(json, "output_length")),
                    json.items("hash_ids").stream().map(MooncakeTrace::id).toList());
        } catch (IllegalArgumentException | ArithmeticException | JsonException wrong) {
            throw new IllegalArgumentException("line " + number + ": " + line, wrong);
        }
    }

    private static long number(JsonObject json, String name) {
        return json.number(name)
                .map(BigDecimal::longValueExact)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
    }

    private static int id(JsonValue value) {
        return value.asNumber().map(BigDecimal::intValueExact).orElse(0);
    }
}
