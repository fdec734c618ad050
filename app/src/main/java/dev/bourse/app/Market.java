package dev.bourse.app;

import dev.bourse.app.Config.Simulate;
import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.MarketWorld;
import dev.bourse.sim.provider.Newcomer;
import dev.bourse.sim.provider.SimulatedProvider;
import dev.bourse.sim.provider.SimulatedWorld;
import dev.bourse.sim.provider.Simulation;

import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An exchange together with the simulated providers that it may need. */
public final class Market implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Market.class);
    private static final long SEED = 1;

    private final Offer offer;
    private final FirstKeys keys;
    private final Exchange exchange;
    private final String address;

    private Market(Config config, Offer offer, Exchange exchange, FirstKeys keys) {
        this.offer = offer;
        this.keys = keys;
        this.exchange = exchange;
        address = "http://" + shown(config.host()) + ":" + exchange.port();
    }

    /**
     * Finds providers, starts simulated ones where there are none, and opens the exchange.
     * Catalogue files of the operator's own may be wrong, so that they are read before anything is
     * opened.
     *
     * @param ahead what has been begun already
     * @throws Complaint when there is nothing to serve, or the port or the data folder is taken
     */
    static Market open(Config config, Map<String, String> environment, Ahead ahead) {
        new DemoMark(config.data()).requireReal();
        Beside<Offer> offer = Beside.begin("offer", () -> Offer.of(config, environment, ahead));
        if (!config.catalog().isEmpty()) {
            offer.join();
        }
        Records records = Records.open(config);
        try {
            return open(config, offer.join(), records);
        } catch (RuntimeException failure) {
            records.close();
            Port.requireFree(config);
            throw failure;
        }
    }

    /**
     * Opens an exchange over the simulated market, whose past is a script.
     *
     * @param script what happened before now; made only when the data folder is empty
     * @throws Complaint when the folder holds facts that are not simulated
     */
    static Market demo(Config config, Supplier<MarketScript> script) {
        Port.requireFree(config);
        Records records = Records.open(config);
        try {
            Demo demo = new Demo(config, records, script);
            demo.begin();
            Vertx vertx = Loops.start(1);
            Simulation simulation = new Simulation(SEED, 1, Clocks::epochMicros);
            MarketWorld world = Loops.await(MarketWorld.start(vertx, simulation));
            Inventory inventory =
                    new Inventory(
                            MarketWorld.models(),
                            world.providers(),
                            MarketWorld.endpoints(),
                            Map.of());
            FirstKeys.prepare(config, records);
            FirstKeys keys = FirstKeys.of(config, records, records::isFresh);
            demo.fill(inventory, keys);
            Offer offer = Offer.simulated(inventory, vertx, simulation);
            return new Market(config, offer, start(config, offer, records), keys);
        } catch (RuntimeException failure) {
            records.close();
            throw failure;
        }
    }

    /**
     * Opens the simulated market on a free port with defaults but for some settings.
     *
     * @param folder where it keeps its data
     * @param settings values by the keys of the configuration
     * @param script what happened before now
     */
    public static Market demo(Path folder, Map<String, String> settings, MarketScript script) {
        return demo(ConfigReader.temporary(folder, settings), () -> script);
    }

    private static Market open(Config config, Offer offer, Records records) {
        FirstKeys.prepare(config, records);
        Exchange exchange = start(config, offer, records);
        return new Market(config, offer, exchange, FirstKeys.of(config, records, records::isFresh));
    }

    private static Exchange start(Config config, Offer offer, Records records) {
        return Exchange.start(config, offer.inventory(), offer.newcomers(), records);
    }

    /**
     * What there is to serve.
     *
     * @param simulation runs the simulated providers in it; null when there are none
     * @param newcomer a simulated provider that nobody lists yet; null when there is none
     */
    private record Offer(
            Inventory inventory, @Nullable Vertx simulation, @Nullable SimulatedProvider newcomer) {
        static Offer of(Config config, Map<String, String> environment, Ahead ahead) {
            Inventory known = Listings.known(config, ahead.starter());
            Inventory found = Discovery.everything(known, environment, LOG::warn);
            if (!simulates(config, found)) {
                requireSomething(found);
                return new Offer(found, null, null);
            }
            Vertx vertx = Loops.start(1);
            Simulation simulation = new Simulation(SEED, 1, Clocks::epochMicros);
            SimulatedWorld world =
                    Loops.await(
                            config.simulate() == Simulate.DIALECTS
                                    ? SimulatedWorld.inEveryDialect(vertx, simulation)
                                    : SimulatedWorld.start(vertx, simulation));
            return simulated(found.with(Market.simulated(world)), vertx, simulation);
        }

        /** With a newcomer beside it. */
        static Offer simulated(Inventory inventory, Vertx vertx, Simulation simulation) {
            return new Offer(inventory, vertx, Loops.await(Newcomer.start(vertx, simulation)));
        }

        Set<String> newcomers() {
            return newcomer == null ? Set.of() : Set.of("127.0.0.1:" + newcomer.port());
        }
    }

    /** Opens an exchange over what it shall serve; who made that also ends it. */
    static Market over(Config config, Inventory inventory) {
        new DemoMark(config.data()).requireReal();
        return open(config, new Offer(inventory, null, null), Records.open(config));
    }

    /**
     * Opens an exchange on a free port with defaults but for some settings.
     *
     * @param folder where it keeps its data
     * @param settings values by the keys of the configuration
     * @throws IllegalArgumentException naming a setting that makes no sense
     */
    public static Market trial(Path folder, Map<String, String> settings, Inventory inventory) {
        return over(ConfigReader.temporary(folder, settings), inventory);
    }

    /** Simulated providers as something to serve. */
    public static Inventory simulated(SimulatedWorld world) {
        return new Inventory(world.models(), world.providers(), world.endpoints(), Map.of());
    }

    Inventory inventory() {
        return offer.inventory();
    }

    /** Where the document is by which a simulated newcomer offers itself, when there is one. */
    public Optional<String> newcomer() {
        return Optional.ofNullable(offer.newcomer()).map(one -> one.baseUrl() + "/models");
    }

    FirstKeys keys() {
        return keys;
    }

    Exchange exchange() {
        return exchange;
    }

    /** The API key, when it was made or preset at this start. */
    public Optional<String> apiKey() {
        return keys.api();
    }

    /** The management key, when it was made or preset at this start. */
    public Optional<String> managementKey() {
        return keys.management();
    }

    /** What was kept, when all of it is in the journal and in the database. */
    public Totals totals() {
        return exchange.records().totals();
    }

    /** Root of the exchange's URLs. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        exchange.close();
        Optional.ofNullable(offer.simulation()).ifPresent(Loops::stop);
    }

    private static boolean simulates(Config config, Inventory found) {
        return switch (config.simulate()) {
            case ALWAYS, DIALECTS -> true;
            case NEVER -> false;
            case AUTO -> found.isEmpty();
        };
    }

    private static void requireSomething(Inventory found) {
        if (found.isEmpty()) {
            throw new Complaint(
                    "no provider key was found in the environment and simulated providers are"
                            + " switched off: set OPENAI_API_KEY or another, or --simulate auto");
        }
    }

    private static String shown(String host) {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }
}
