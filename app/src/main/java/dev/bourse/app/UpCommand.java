package dev.bourse.app;

import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.RequestPrompts;
import dev.bourse.sim.market.RequestSizes;

import org.apache.commons.cli.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** {@code bourse up}: the exchange, until it is told to stop. */
final class UpCommand implements Command {
    private static final long SEED = 1;
    private static final String DEMO = "demo";
    private static final String TRACES = "traces";
    private static final String PROMPTS = "prompts";
    private static final String USUAL_TRACES = "../shared/data/traces";
    private static final String USUAL_PROMPTS = "../shared/data";

    @Override
    public Usage usage() {
        return Usage.of("up", "Start the exchange.", ConfigOptions.and(demo(), traces(), prompts()))
                .withFooter(
                        "Providers are found by their usual environment names (OPENAI_API_KEY"
                                + " ...); without any, simulated ones answer. Every option has a"
                                + " BOURSE_... name too.");
    }

    private static Option demo() {
        return Usage.flag(
                DEMO,
                "simulated providers with eight weeks of simulated traffic behind them, in a data"
                        + " folder of its own (default: ~/.bourse-demo)");
    }

    private static Option traces() {
        return Usage.value(
                TRACES,
                "DIR",
                "for --demo: recorded traces whose sizes the requests have (default: "
                        + USUAL_TRACES
                        + " if it is there, made-up sizes otherwise)");
    }

    private static Option prompts() {
        return Usage.value(
                PROMPTS,
                "DIR",
                "for --demo: published prompts, below benchmarks and routing, that requests begin"
                        + " with (default: "
                        + USUAL_PROMPTS
                        + " if they are there, made-up ones otherwise)");
    }

    @Override
    public int run(Words words, Terminal terminal) throws IOException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Map<String, String> environment = System.getenv();
        Market market =
                words.has(DEMO)
                        ? demo(words, environment, terminal)
                        : start(words, environment, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(market, stopped), "stop"));
        stopped.await();
        return 0;
    }

    /** Starts the exchange and says what it is. */
    static Market start(Words words, Map<String, String> environment, Terminal terminal) {
        Ahead ahead = Ahead.begin();
        Market market = Market.open(ConfigOptions.read(words, environment), environment, ahead);
        say(Banner.of(market), terminal);
        return market;
    }

    private static Market demo(Words words, Map<String, String> environment, Terminal terminal)
            throws IOException {
        Market market = past(ConfigOptions.read(words, environment, ".bourse-demo"), words);
        say(Banner.ofDemo(market.address(), market.inventory(), market.keys()), terminal);
        return market;
    }

    private static void say(List<String> lines, Terminal terminal) {
        terminal.say(String.join(System.lineSeparator(), lines));
    }

    private static Market past(Config config, Words words) throws IOException {
        RequestSizes sizes = DemoTraces.sizes(words.path(TRACES).orElse(Path.of(USUAL_TRACES)));
        RequestPrompts begin = DemoPrompts.in(words.path(PROMPTS).orElse(Path.of(USUAL_PROMPTS)));
        return Market.demo(config, () -> MarketScript.of(SEED, Clocks.epochMicros(), sizes, begin));
    }

    private static void stop(Market market, CountDownLatch stopped) {
        market.close();
        stopped.countDown();
    }
}
