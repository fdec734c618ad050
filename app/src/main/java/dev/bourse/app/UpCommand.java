package dev.bourse.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
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
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Config config = options.read(System.getenv());
        CountDownLatch stopped = new CountDownLatch(1);
        Market market = Market.open(config, System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(market, stopped), "stop"));
        Banner.of(market.address(), market.inventory(), market.keys()).forEach(out::println);
        out.flush();
        stopped.await();
        return 0;
    }

    private static void stop(Market market, CountDownLatch stopped) {
        market.close();
        stopped.countDown();
    }
}
