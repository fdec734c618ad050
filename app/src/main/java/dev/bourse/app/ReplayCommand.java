package dev.bourse.app;

import dev.bourse.sim.workload.Prompts;
import dev.bourse.sim.workload.ReplayOptions;
import dev.bourse.sim.workload.Trace;
import dev.bourse.wire.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code bourse replay}: real traffic through an exchange, and the books compared afterwards. */
@Command(
        name = "replay",
        description = "Replay a trace of production requests and check what it cost.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --url an exchange of its own is started over four simulated providers, of",
            "which one dies half way and one answers 429 every second time. Then every cost is",
            "compared: answers, journal, database, and a recount from the trace."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final String PROMPTS = "benchmarks/HumanEval.jsonl.gz";

    @Parameters(paramLabel = "TRACE", description = "azure (.csv) or mooncake (.jsonl) trace")
    private Path trace = Path.of("");

    @Option(
            names = "--speed",
            defaultValue = "20",
            description = "seconds of the trace per second (default: ${DEFAULT-VALUE})")
    private double speed;

    @Option(
            names = "--stream",
            defaultValue = "0.5",
            description = "share of streamed requests (default: ${DEFAULT-VALUE})")
    private double stream;

    @Option(names = "--first", paramLabel = "N", description = "only the first N requests")
    private int first;

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = "JSONL file of prompts (default: " + PROMPTS + " beside the traces)")
    private @Nullable Path prompts;

    @Option(
            names = "--model",
            paramLabel = "ID",
            defaultValue = "sim/code",
            description = "models to draw from (default: ${DEFAULT-VALUE})")
    private List<String> models = List.of();

    @Option(names = "--url", description = "an exchange that runs already: its root URL")
    private @Nullable String url;

    @Option(
            names = "--api-key",
            defaultValue = "${env:BOURSE_API_KEY}",
            description = "key for --url (BOURSE_API_KEY)")
    private @Nullable String apiKey;

    @Option(
            names = "--connections",
            defaultValue = "512",
            description = "most connections at once (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "longest wait for an answer (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(names = "--seed", defaultValue = "1", description = "decides models and streams")
    private long seed;

    @Option(names = "--calm", description = "no faults at the simulated providers")
    private boolean calm;

    @Option(names = "--json", description = "the report as JSON")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ReplayOptions options = options();
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), isTerminal());
        Drill.Result result =
                url == null
                        ? new Drill(options, !calm, bar::show).run()
                        : Drill.against(options, bar::show);
        bar.end();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.pretty(result.json()) : result.text());
        out.flush();
        return result.isGood() ? 0 : 1;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private ReplayOptions options() throws IOException {
        Trace whole = readTrace();
        return new ReplayOptions(
                first > 0 ? whole.first(first) : whole,
                prompts(),
                URI.create(url == null ? "http://127.0.0.1" : url + "/api/v1"),
                apiKey == null ? "" : apiKey,
                models,
                speed,
                stream,
                connections,
                Duration.ofSeconds(patience),
                seed);
    }

    private Trace readTrace() throws IOException {
        try {
            return Trace.read(trace);
        } catch (NoSuchFileException missing) {
            throw new Complaint("there is no file " + trace, missing);
        }
    }

    private Prompts prompts() throws IOException {
        if (prompts != null) {
            return Prompts.read(prompts);
        }
        Path usual = trace.toAbsolutePath().resolve("../..").resolve(PROMPTS).normalize();
        return Files.exists(usual) ? Prompts.read(usual) : Prompts.builtIn();
    }
}
