package dev.bourse.app;

import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.RequestPrompts;
import dev.bourse.sim.market.RequestSizes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** {@code bourse up}: the exchange, until it is told to stop. */
@Command(
        name = "up",
        description = "Start the exchange.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Providers are found by their usual environment names (OPENAI_API_KEY ...);",
            "without any, simulated ones answer. Every option has a BOURSE_... name too."
        })
final class UpCommand implements Callable<Integer> {
    private static final long SEED = 1;

    @Mixin private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--demo",
            description = {
                "simulated providers with eight weeks of simulated traffic behind them,",
                "in a data folder of its own (default: ~/.bourse-demo)"
            })
    private boolean demo;

    @Option(
            names = "--traces",
            paramLabel = "DIR",
            defaultValue = "../shared/data/traces",
            description = {
                "for --demo: recorded traces whose sizes the requests have",
                "(default: ${DEFAULT-VALUE} if it is there, made-up sizes otherwise)"
            })
    private Path traces = Path.of("");

    @Option(
            names = "--prompts",
            paramLabel = "DIR",
            defaultValue = "../shared/data",
            description = {
                "for --demo: published prompts, below benchmarks and routing, that requests begin"
                        + " with",
                "(default: ${DEFAULT-VALUE} if they are there, made-up ones otherwise)"
            })
    private Path prompts = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Ahead ahead;

    UpCommand(Ahead ahead) {
        this.ahead = ahead;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> environment = System.getenv();
        Config config =
                demo ? options.read(environment, ".bourse-demo") : options.read(environment);
        CountDownLatch stopped = new CountDownLatch(1);
        Market market = demo ? past(config) : Market.open(config, environment, ahead);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(market, stopped), "stop"));
        banner(market).forEach(out::println);
        out.flush();
        stopped.await();
        return 0;
    }

    private List<String> banner(Market market) {
        return demo
                ? Banner.ofDemo(market.address(), market.inventory(), market.keys())
                : Banner.of(market);
    }

    private Market past(Config config) throws IOException {
        RequestSizes sizes = DemoTraces.sizes(traces);
        RequestPrompts begin = DemoPrompts.in(prompts);
        return Market.demo(config, () -> MarketScript.of(SEED, Clocks.epochMicros(), sizes, begin));
    }

    private static void stop(Market market, CountDownLatch stopped) {
        market.close();
        stopped.countDown();
    }
}
