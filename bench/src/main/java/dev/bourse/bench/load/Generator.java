package dev.bourse.bench.load;

import io.netty.channel.EventLoopGroup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The program that makes load. For each plan on its standard input it prints three lines: {@value
 * #OPEN} when the window opens, the report when it closes, {@value #DONE} when all connections are
 * cut. Whoever accounts for the processor reads it at the first two. It ends when its input does.
 */
public final class Generator implements AutoCloseable {
    static final String OPEN = "open";
    static final String DONE = "done";

    private static final int LONGEST_IDLE_MILLIS = 1_000;
    private static final int STEP_MILLIS = 20;

    private final EventLoopGroup loop = EventLoops.one();
    private final PrintStream out;

    Generator(PrintStream out) {
        this.out = out;
    }

    /** The program; see the class. */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Generator generator = new Generator(out)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                generator.run(LoadPlan.parse(line));
            }
        }
    }

    /** Runs one plan to its end. */
    void run(LoadPlan plan) throws InterruptedException, ExecutionException {
        Load load = new Load(loop.next(), plan);
        loop.submit(load::start).get();
        TimeUnit.MILLISECONDS.sleep(plan.rampMillis());
        awaitAll(load);
        TimeUnit.MILLISECONDS.sleep(plan.settleMillis());
        loop.submit(load::openWindow).get();
        out.println(OPEN);
        TimeUnit.MILLISECONDS.sleep(plan.windowMillis());
        out.println(loop.submit(load::closeWindow).get().line());
        loop.submit(load::stop).get();
        load.cut();
        out.println(DONE);
    }

    /**
     * Waits until every connection has been served, or nothing has moved for a while: on a busy
     * machine connections take longer than their ramp, and some may never be served.
     */
    private void awaitAll(Load load) throws InterruptedException, ExecutionException {
        int missing = loop.submit(load::missing).get();
        for (int idle = 0; missing > 0 && idle < LONGEST_IDLE_MILLIS; idle += STEP_MILLIS) {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            int now = loop.submit(load::missing).get();
            idle = now < missing ? 0 : idle;
            missing = now;
        }
    }

    @Override
    public void close() {
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
