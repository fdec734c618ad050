package dev.bourse.sim.provider;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The faults as JSON: {@code {"faults":[{"kind":"error_500","probability":0.5,"after_tokens":4,
 * "from_ms":0,"for_ms":1000}]}}; everything but the kind may be left out.
 */
final class FaultsJson {
    private FaultsJson() {}

    /**
     * @throws IllegalArgumentException when a kind is unknown or a number senseless
     * @throws dev.bourse.wire.json.JsonException when it is no JSON
     */
    static List<Fault> read(byte[] bytes) {
        JsonObject body = Json.parse(bytes).asObject().orElse(JsonObject.EMPTY);
        return body.items("faults").stream()
                .map(item -> fault(item.asObject().orElse(JsonObject.EMPTY)))
                .toList();
    }

    static JsonValue write(List<Fault> faults) {
        return JsonValue.of(Map.of("faults", faults.stream().map(FaultsJson::members).toList()));
    }

    private static Fault fault(JsonObject json) {
        String name = json.text("kind").orElse("");
        Fault plain =
                Fault.Kind.of(name)
                        .map(Fault::of)
                        .orElseThrow(() -> new IllegalArgumentException("no fault: " + name));
        return plain.withProbability(
                        json.number("probability").orElse(BigDecimal.ONE).doubleValue())
                .after(
                        json.number("after_tokens")
                                .map(BigDecimal::intValue)
                                .orElse(plain.afterTokens()))
                .within(
                        duration(json, "from_ms", Duration.ZERO),
                        duration(json, "for_ms", Fault.FOR_EVER));
    }

    private static Duration duration(JsonObject json, String name, Duration absent) {
        return json.number(name)
                .map(millis -> Duration.ofMillis(millis.longValue()))
                .orElse(absent);
    }

    private static Map<String, Object> members(Fault fault) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", fault.kind().wireName());
        members.put("probability", fault.probability());
        members.put("after_tokens", fault.afterTokens());
        members.put("from_ms", fault.from().toMillis());
        if (!fault.lasting().equals(Fault.FOR_EVER)) {
            members.put("for_ms", fault.lasting().toMillis());
        }
        return members;
    }
}
