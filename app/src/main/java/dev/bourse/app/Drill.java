package dev.bourse.app;

import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.unit.Money;
import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.SimulatedWorld;
import dev.bourse.sim.provider.Simulation;
import dev.bourse.sim.workload.Outcome;
import dev.bourse.sim.workload.Recount;
import dev.bourse.sim.workload.Replay;
import dev.bourse.sim.workload.ReplayOptions;
import dev.bourse.sim.workload.ReplayReport;
import dev.bourse.wire.json.JsonValue;

import io.vertx.core.Vertx;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A replay through an exchange of its own, over simulated providers that fail, with the books
 * compared at the end: what the answers said they cost, what the journal and the database hold, and
 * what a recount from the trace finds must be equal to the nano-dollar.
 */
final class Drill {
    private static final String DYING = "sim-steady";
    private static final String LIMITED = "sim-thrifty";
    private static final double HALF = 0.5;
    private static final int MICROS_PER_MILLI = 1_000;
    private static final int LOOPS = 2;

    private final ReplayOptions wanted;
    private final boolean faulty;
    private final Replay.Progress progress;

    /**
     * @param faulty whether providers fail
     */
    Drill(ReplayOptions wanted, boolean faulty, Replay.Progress progress) {
        this.wanted = wanted;
        this.faulty = faulty;
        this.progress = progress;
    }

    /** Replays against an exchange that runs already; only the answers can be looked at. */
    static Result against(ReplayOptions options, Replay.Progress progress) {
        Vertx vertx = Loops.start(1);
        try {
            ReplayReport report =
                    Loops.await(Replay.run(vertx, Clocks::epochMicros, options, progress));
            return new Result(report, List.of(answered(report, List.of())));
        } finally {
            Loops.stop(vertx);
        }
    }

    Result run() throws IOException {
        Path folder = Files.createTempDirectory("bourse-replay");
        Vertx vertx = Loops.start(LOOPS);
        try {
            Simulation simulation =
                    new Simulation(wanted.seed(), wanted.speed(), Clocks::epochMicros);
            return replay(vertx, Loops.await(SimulatedWorld.start(vertx, simulation)), folder);
        } finally {
            Loops.stop(vertx);
            Folders.delete(folder);
        }
    }

    private Result replay(Vertx vertx, SimulatedWorld world, Path folder) {
        try (Market market =
                Market.over(ConfigReader.temporary(folder, Map.of()), Market.simulated(world))) {
            ReplayOptions options = at(market);
            if (faulty) {
                breakProviders(world);
            }
            ReplayReport report =
                    Loops.await(Replay.run(vertx, Clocks::epochMicros, options, progress));
            return compare(report, world, market.exchange().records());
        }
    }

    private void breakProviders(SimulatedWorld world) {
        Duration half =
                Duration.ofMillis(
                        (long)
                                (HALF
                                        * wanted.trace().lengthMicros()
                                        / MICROS_PER_MILLI
                                        / wanted.speed()));
        Fault death = Fault.of(Fault.Kind.DEAD).within(half, Fault.FOR_EVER);
        Fault refusals = Fault.of(Fault.Kind.RATE_LIMIT_429).withProbability(HALF);
        Loops.await(world.running(DYING).faults().set(death));
        Loops.await(world.running(LIMITED).faults().set(refusals));
    }

    private ReplayOptions at(Market market) {
        return new ReplayOptions(
                wanted.trace(),
                wanted.prompts(),
                URI.create(market.address() + "/api/v1"),
                market.keys().api().orElseThrow(),
                wanted.models(),
                wanted.speed(),
                wanted.streamed(),
                wanted.connections(),
                wanted.patience(),
                wanted.seed());
    }

    private Result compare(ReplayReport report, SimulatedWorld world, Records records) {
        Totals totals = records.totals();
        Recount.Result recount =
                new Recount(world.providers(), world.endpoints()).of(wanted.trace(), report);
        List<Check> checks = new ArrayList<>();
        checks.add(answered(report, brokenByDeath(report, world)));
        checks.add(same("journal", report.cost(), totals.journal()));
        checks.add(same("database", report.cost(), totals.database()));
        checks.add(same("recount from the trace", report.cost(), recount.expected()));
        checks.add(new Check("each answer recounted", recount.agrees(), differences(recount)));
        return new Result(report, checks);
    }

    /**
     * Streams that the provider which dies was in the middle of: they end with an error and cost
     * nothing, since nobody else may go on with an answer that was begun.
     */
    private List<Outcome> brokenByDeath(ReplayReport report, SimulatedWorld world) {
        Set<String> dying =
                world.providers().stream()
                        .filter(one -> faulty && one.slug().equals(DYING))
                        .map(Provider::name)
                        .collect(Collectors.toSet());
        return report.brokenOff().stream()
                .filter(one -> dying.contains(String.valueOf(one.answer().provider())))
                .toList();
    }

    private static Check answered(ReplayReport report, List<Outcome> broken) {
        int ended = report.answered() + broken.size();
        boolean all = ended == report.requests() && report.withoutCost() == 0;
        String text = report.answered() + " of " + report.requests();
        return new Check(
                "every request answered",
                all,
                broken.isEmpty() ? text : text + ", " + broken.size() + " broken off");
    }

    private static Check same(String name, Money answers, Money other) {
        return new Check(name, answers.equals(other), other + " USD");
    }

    private static String differences(Recount.Result recount) {
        List<String> lines = recount.differences();
        return lines.isEmpty()
                ? recount.answers() + " equal"
                : lines.size() + ": " + lines.getFirst();
    }

    /**
     * One thing that must hold.
     *
     * @param name what is compared
     * @param holds whether it does
     * @param found what was found
     */
    record Check(String name, boolean holds, String found) {}

    /**
     * What a drill found.
     *
     * @param report the replay
     * @param checks what had to hold
     */
    record Result(ReplayReport report, List<Check> checks) {
        boolean isGood() {
            return checks.stream().allMatch(Check::holds);
        }

        String text() {
            StringBuilder text = new StringBuilder(report.text()).append("\n\nThe books\n");
            text.append(String.format("  %-24s %s USD%n", "answers say", report.cost()));
            for (Check check : checks) {
                String mark = check.holds() ? "equal" : "WRONG";
                text.append(String.format("  %-24s %-28s %s%n", check.name(), check.found(), mark));
            }
            return text.toString();
        }

        JsonValue json() {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("good", isGood());
            view.put("replay", report.json());
            view.put("checks", checks.stream().map(Result::view).toList());
            return JsonValue.of(view);
        }

        private static Map<String, Object> view(Check check) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("name", check.name());
            view.put("holds", check.holds());
            view.put("found", check.found());
            return view;
        }
    }
}
