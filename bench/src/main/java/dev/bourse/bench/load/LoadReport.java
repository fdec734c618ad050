package dev.bourse.bench.load;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened within the window of a load.
 *
 * @param micros how long the window really was
 * @param answers complete and correct ones
 * @param chunks time stamps received, in streams and whole answers alike
 * @param live connections on which at least one stamp arrived
 * @param errors wrong, cut or refused answers and failed connections, from the first ramp on
 * @param problem the first error in words, empty without one
 * @param answer from the intended start of a request to its last byte
 * @param first from the start of a request to its first stamp
 * @param relay from the upstream's write of a stamp to its arrival
 */
public record LoadReport(
        long micros,
        long answers,
        long chunks,
        long live,
        long errors,
        String problem,
        Latency answer,
        Latency first,
        Latency relay) {

    /** The members of its JSON object. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("micros", micros);
        members.put("answers", answers);
        members.put("chunks", chunks);
        members.put("live", live);
        members.put("errors", errors);
        members.put("problem", problem);
        members.put("answer", answer.members());
        members.put("first", first.members());
        members.put("relay", relay.members());
        return members;
    }

    /** One line for the generator's standard output. */
    String line() {
        return Json.text(JsonValue.of(members()));
    }

    /** Reads what {@link #line()} wrote. */
    static LoadReport parse(String line) {
        JsonObject json = Json.parse(line).asObject().orElseThrow();
        return new LoadReport(
                number(json, "micros"),
                number(json, "answers"),
                number(json, "chunks"),
                number(json, "live"),
                number(json, "errors"),
                json.text("problem").orElse(""),
                Latency.of(json.object("answer")),
                Latency.of(json.object("first")),
                Latency.of(json.object("relay")));
    }

    private static long number(JsonObject json, String name) {
        return json.number(name).map(BigDecimal::longValueExact).orElseThrow();
    }
}
