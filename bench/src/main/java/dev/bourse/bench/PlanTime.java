package dev.bourse.bench;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the planner's JMH benchmarks in a process of their own and reads their result. */
final class PlanTime {
    private static final String BENCHMARKS = "dev.bourse.bench.PlanBenchmark";
    private static final int MINUTES = 10;
    private static final int SIGNAL = 128;
    private static final Map<String, Double> MICROS =
            Map.of("ns/op", 1e-3, "us/op", 1.0, "ms/op", 1e3);

    private PlanTime() {}

    /**
     * Microseconds by benchmark; none, with a note, when there is no result.
     *
     * @throws IOException when somebody else ended the process, as Ctrl-C does
     */
    static Map<String, Double> run(Stage stage, Options options, Journey journey)
            throws IOException, InterruptedException {
        journey.tell("planning");
        Path result = stage.folder("jmh").resolve("plan.json");
        Process process = stage.programs().start("jmh", command(result, options), Map.of());
        if (process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() > SIGNAL) {
            throw new IOException("the planner's benchmarks were told to end");
        }
        stage.programs().end(process);
        Map<String, Double> micros =
                Files.exists(result) ? read(Files.readString(result)) : Map.of();
        if (micros.isEmpty()) {
            journey.note("no result from " + BENCHMARKS + ", see jmh.log");
        }
        return micros;
    }

    /** Microseconds by benchmark, from a JMH result file. */
    static Map<String, Double> read(String json) {
        Map<String, Double> micros = new TreeMap<>();
        for (JsonValue result : parse(json)) {
            var entry = result.asObject().orElseThrow();
            var metric = entry.object("primaryMetric");
            double factor = MICROS.getOrDefault(metric.text("scoreUnit").orElse(""), Double.NaN);
            double score = metric.number("score").map(BigDecimal::doubleValue).orElse(Double.NaN);
            String name = entry.text("benchmark").orElseThrow();
            micros.put(name.substring(name.lastIndexOf('.') + 1), score * factor);
        }
        return micros;
    }

    private static List<JsonValue> parse(String json) {
        try {
            return Json.parse(json).asItems();
        } catch (JsonException broken) {
            return List.of();
        }
    }

    private static List<String> command(Path result, Options options) {
        List<String> arguments =
                new ArrayList<>(List.of(BENCHMARKS, "-rf", "json", "-foe", "true"));
        arguments.addAll(List.of("-rff", result.toString()));
        if (options.quick()) {
            arguments.addAll(
                    List.of("-f", "1", "-wi", "1", "-i", "1", "-w", "200ms", "-r", "200ms"));
        }
        String[] words = arguments.toArray(String[]::new);
        return JavaCommand.main(List.of(), "org.openjdk.jmh.Main", words);
    }
}
