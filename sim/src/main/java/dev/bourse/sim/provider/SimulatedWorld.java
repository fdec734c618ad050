package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.util.ArrayList;
import java.util.List;

/**
 * Running simulated providers, {@code sim-swift}, {@code sim-steady}, {@code sim-thrifty} and
 * {@code sim-distant}, with what a catalogue needs to offer them: {@code sim/chat-large}, {@code
 * sim/chat-small}, {@code sim/chat-small:free} and {@code sim/code}. The first two also embed,
 * rank, draw, speak and listen: {@code sim/embed}, {@code sim/rank}, {@code sim/draw}, {@code
 * sim/speak} and {@code sim/listen}.
 */
public final class SimulatedWorld {
    private final List<Merchant> merchants;
    private final List<SimulatedProvider> running;

    private SimulatedWorld(List<Merchant> merchants, List<SimulatedProvider> running) {
        this.merchants = merchants;
        this.running = List.copyOf(running);
    }

    /** Starts all four on free ports. */
    public static Future<SimulatedWorld> start(Vertx vertx, Simulation simulation) {
        return start(vertx, simulation, Merchants.ALL);
    }

    /**
     * Starts the four and {@code sim-responses}, {@code sim-anthropic} and {@code sim-gemini},
     * which are {@code sim-swift} in the other dialects: the same models, words, counts and prices.
     */
    public static Future<SimulatedWorld> inEveryDialect(Vertx vertx, Simulation simulation) {
        List<Merchant> all = new ArrayList<>(Merchants.ALL);
        all.addAll(Merchants.TWINS);
        return start(vertx, simulation, List.copyOf(all));
    }

    private static Future<SimulatedWorld> start(
            Vertx vertx, Simulation simulation, List<Merchant> merchants) {
        List<Future<SimulatedProvider>> starting = new ArrayList<>();
        for (Merchant merchant : merchants) {
            starting.add(SimulatedProvider.start(vertx, merchant.profile(), simulation, 0));
        }
        return Future.all(starting).map(all -> new SimulatedWorld(merchants, all.list()));
    }

    /** All that run, to break them or to look at what they saw. */
    public List<SimulatedProvider> running() {
        return running;
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when there is none of that slug
     */
    public SimulatedProvider running(String slug) {
        return running.stream()
                .filter(provider -> provider.profile().slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not simulated: " + slug));
    }

    /** The models that they serve. */
    public List<Model> models() {
        List<Model> models = new ArrayList<>(Wares.models());
        models.addAll(Goods.models());
        return models;
    }

    /** All as a catalogue lists them, marked as simulated, with the addresses they run at. */
    public List<Provider> providers() {
        List<Provider> providers = new ArrayList<>();
        for (Merchant merchant : merchants) {
            providers.add(merchant.provider(running(merchant.slug())));
        }
        return providers;
    }

    /** Every model at every provider that serves it. */
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Merchant merchant : merchants) {
            endpoints.addAll(merchant.endpoints());
        }
        endpoints.addAll(Goods.at(Merchants.ALL.get(0), "1"));
        endpoints.addAll(Goods.at(Merchants.ALL.get(1), "0.9"));
        return endpoints;
    }

    /** Stops them all. */
    public Future<Void> close() {
        return Future.all(running.stream().map(SimulatedProvider::close).toList()).mapEmpty();
    }
}
