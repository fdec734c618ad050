package dev.bourse.bench;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.Health;
import dev.bourse.domain.routing.ModelName;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.routing.Planner;
import dev.bourse.domain.routing.Preference;
import dev.bourse.domain.routing.Sort;
import dev.bourse.domain.routing.Thresholds;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a plan costs with 500 models of 20 endpoints each, the models asked for in turn. Budget: 2
 * microseconds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlanBenchmark {
    private static final int MODELS = 500;
    private static final int PROVIDERS = 20;
    private static final long NOW = 1_767_225_600_000_000L;
    private static final Preference DEMANDING =
            new Preference(
                    List.of(),
                    List.of(),
                    List.of("provider-3", "provider-4"),
                    true,
                    true,
                    true,
                    true,
                    false,
                    Set.of(),
                    Preference.DEFAULT.maxPrice(),
                    new Sort(Sort.By.THROUGHPUT, Sort.Partition.MODEL),
                    Thresholds.median(20),
                    Thresholds.NONE,
                    null,
                    false);

    private final Catalog catalog = BenchCatalog.of(MODELS, PROVIDERS);
    private final Planner planner = new Planner(catalog);
    private final Map<String, Health> health = health(catalog);
    private final List<Demand> plain = demands(Preference.DEFAULT, null);
    private final List<Demand> demanding = demands(DEMANDING, null);
    private final List<Demand> sticky = demands(Preference.DEFAULT, "@provider-7");
    private int turn;

    /** The default: lottery by price over all endpoints. */
    @Benchmark
    public Plan lottery() {
        return plan(plain);
    }

    /** A sort, a deny-list, data policy, required parameters and a threshold. */
    @Benchmark
    public Plan demanding() {
        return plan(demanding);
    }

    /** A session that stays where its prompt cache is. */
    @Benchmark
    public Plan sticky() {
        return plan(sticky);
    }

    private Plan plan(List<Demand> demands) {
        turn = turn + 1 == MODELS ? 0 : turn + 1;
        return planner.plan(demands.get(turn), this::healthOf, NOW, turn);
    }

    private Health healthOf(Endpoint endpoint) {
        return health.getOrDefault(endpoint.id(), Health.UNKNOWN);
    }

    private static List<Demand> demands(Preference preference, @Nullable String stickyTag) {
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < MODELS; i++) {
            String model = BenchCatalog.modelId(i);
            demands.add(demand(model, preference, stickyTag == null ? null : model + stickyTag));
        }
        return demands;
    }

    private static Demand demand(String model, Preference preference, @Nullable String stickyTo) {
        return new Demand(
                List.of(ModelName.parse(model)),
                preference,
                EnumSet.of(Parameter.TEMPERATURE, Parameter.MAX_TOKENS, Parameter.TOOLS),
                EnumSet.of(Modality.TEXT),
                EnumSet.of(Modality.TEXT),
                1500,
                400,
                ServiceTier.DEFAULT,
                stickyTo,
                null);
    }

    /** One provider in ten fails, one in ten is degraded, speeds differ. */
    private static Map<String, Health> health(Catalog catalog) {
        Map<String, Health> health = new java.util.concurrent.ConcurrentHashMap<>();
        for (Model model : catalog.models()) {
            List<Endpoint> endpoints = catalog.endpoints(model.id());
            for (int i = 0; i < endpoints.size(); i++) {
                health.put(endpoints.get(i).id(), health(i));
            }
        }
        return health;
    }

    private static Health health(int i) {
        double speed = 15 + i * 7 % 11;
        return new Health(
                i % 10 == 3 ? 900 : 1000,
                i % 10 == 3 ? 100 : 0,
                50,
                i % 10 == 5 ? 10 : 0,
                0,
                new Percentiles(.4, .5, .7, 1.2, 1000),
                new Percentiles(speed, speed - 2, speed - 4, speed - 6, 1000));
    }
}
