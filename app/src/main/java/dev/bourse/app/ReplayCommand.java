package dev.bourse.app;

import dev.bourse.sim.workload.Prompts;
import dev.bourse.sim.workload.ReplayOptions;
import dev.bourse.sim.workload.Trace;
import dev.bourse.wire.json.Json;

import org.apache.commons.cli.Option;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code bourse replay}: real traffic through an exchange, and the books compared afterwards. */
final class ReplayCommand implements Command {
    private static final String PROMPTS = "prompts";
    private static final String USUAL_PROMPTS = "benchmarks/HumanEval.jsonl.gz";
    private static final String SPEED = "speed";
    private static final String STREAM = "stream";
    private static final String FIRST = "first";
    private static final String MODEL = "model";
    private static final String URL = "url";
    private static final String KEY = "api-key";
    private static final String CONNECTIONS = "connections";
    private static final String PATIENCE = "patience";
    private static final String SEED = "seed";
    private static final String CALM = "calm";
    private static final String JSON = "json";

    @Override
    public Usage usage() {
        return new Usage(
                "replay",
                "TRACE",
                1,
                1,
                "Replay a trace of production requests, azure (.csv) or mooncake (.jsonl), and"
                        + " check what it cost.",
                options(),
                "Without --url an exchange of its own is started over four simulated providers, of"
                        + " which one dies half way and one answers 429 every second time. Then"
                        + " every cost is compared: answers, journal, database, and a recount from"
                        + " the trace.");
    }

    private static List<Option> options() {
        return List.of(
                Usage.value(SPEED, "N", "seconds of the trace per second (default: 20)"),
                Usage.value(STREAM, "SHARE", "share of streamed requests (default: 0.5)"),
                Usage.value(FIRST, "N", "only the first N requests"),
                Usage.value(
                        PROMPTS,
                        "FILE",
                        "JSONL file of prompts (default: " + USUAL_PROMPTS + " beside the traces)"),
                Usage.value(
                        MODEL, "ID", "a model to draw from, again and again (default: sim/code)"),
                Usage.value(URL, "URL", "an exchange that runs already: its root URL"),
                Usage.value(KEY, "KEY", "key for --url (BOURSE_API_KEY)"),
                Usage.value(CONNECTIONS, "N", "most connections at once (default: 512)"),
                Usage.value(PATIENCE, "SECONDS", "longest wait for an answer (default: 120)"),
                Usage.value(SEED, "N", "decides models and streams (default: 1)"),
                Usage.flag(CALM, "no faults at the simulated providers"),
                Usage.flag(JSON, "the report as JSON"));
    }

    @Override
    public int run(Words words, Terminal terminal) throws IOException {
        ReplayOptions options = options(words);
        ProgressBar bar = new ProgressBar(terminal.err(), isTerminal());
        Drill.Result result =
                words.has(URL)
                        ? Drill.against(options, bar::show)
                        : new Drill(options, !words.has(CALM), bar::show).run();
        bar.end();
        terminal.say(words.has(JSON) ? Json.pretty(result.json()) : result.text());
        return result.isGood() ? 0 : 1;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static ReplayOptions options(Words words) throws IOException {
        Path trace = Path.of(words.parameters().getFirst());
        Trace whole = read(trace);
        int first = words.as(FIRST, Integer::valueOf).orElse(0);
        return new ReplayOptions(
                first > 0 ? whole.first(first) : whole,
                prompts(words, trace),
                URI.create(words.text(URL).map(url -> url + "/api/v1").orElse("http://127.0.0.1")),
                words.text(KEY).orElse(System.getenv().getOrDefault("BOURSE_API_KEY", "")),
                words.has(MODEL) ? words.texts(MODEL) : List.of("sim/code"),
                words.as(SPEED, Double::valueOf).orElse(20.0),
                words.as(STREAM, Double::valueOf).orElse(.5),
                words.as(CONNECTIONS, Integer::valueOf).orElse(512),
                Duration.ofSeconds(words.as(PATIENCE, Long::valueOf).orElse(120L)),
                words.as(SEED, Long::valueOf).orElse(1L));
    }

    private static Trace read(Path trace) throws IOException {
        return Trace.read(file(trace));
    }

    private static Path file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Complaint("there is no file " + file);
        }
        return file;
    }

    private static Prompts prompts(Words words, Path trace) throws IOException {
        Path named = words.path(PROMPTS).orElse(null);
        if (named != null) {
            return Prompts.read(file(named));
        }
        Path usual = trace.toAbsolutePath().resolve("../..").resolve(USUAL_PROMPTS).normalize();
        return Files.exists(usual) ? Prompts.read(usual) : Prompts.builtIn();
    }
}
