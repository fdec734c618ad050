package dev.bourse.sim.market;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.sim.provider.SimulatedModel;
import dev.bourse.sim.provider.SimulatedProfile;
import dev.bourse.sim.provider.SimulatedProfile.Capacity;
import dev.bourse.sim.provider.SimulatedProvider;
import dev.bourse.sim.provider.Simulation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The running providers of the simulated market, with what a catalogue needs to offer them: ten
 * models of six authors, one of which hides its name and gives its work away.
 */
public final class MarketWorld {
    private static final int TOKENS_PER_CHUNK = 4;
    private static final int LAST_WEEK = MarketScript.WEEKS - 1;

    private final List<SimulatedProvider> running;

    private MarketWorld(List<SimulatedProvider> running) {
        this.running = List.copyOf(running);
    }

    /** Starts all on free ports. */
    public static Future<MarketWorld> start(Vertx vertx, Simulation simulation) {
        List<Future<SimulatedProvider>> starting = new ArrayList<>();
        for (MarketVendor vendor : MarketVendor.values()) {
            starting.add(SimulatedProvider.start(vertx, profile(vendor), simulation, 0));
        }
        return Future.all(starting).map(all -> new MarketWorld(all.list()));
    }

    /** All models. */
    public static List<Model> models() {
        return List.of(MarketModel.values()).stream().map(MarketModel::model).toList();
    }

    /** All providers, marked as simulated, with the addresses they run at. */
    public List<Provider> providers() {
        return running.stream().map(MarketWorld::provider).toList();
    }

    /** Every model at every provider that serves it, at today's prices. */
    public static List<Endpoint> endpoints() {
        return endpoints(LAST_WEEK);
    }

    /**
     * The same at the prices of another week.
     *
     * @param week week of the market, from 0
     */
    public static List<Endpoint> endpoints(int week) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (MarketVendor vendor : MarketVendor.values()) {
            vendor.wares().forEach(model -> endpoints.add(endpoint(vendor, model, week)));
        }
        return endpoints;
    }

    private static Provider provider(SimulatedProvider running) {
        MarketVendor vendor = MarketVendor.of(running.profile().slug());
        return new Provider(
                vendor.slug(),
                vendor.title(),
                running.baseUrl(),
                Dialect.OPENAI,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                vendor.dataPolicy(),
                true);
    }

    private static Endpoint endpoint(MarketVendor vendor, MarketModel model, int week) {
        return new Endpoint(
                model.id() + "@" + vendor.slug(),
                model.id(),
                vendor.slug(),
                vendor.slug(),
                model.upstreamName(),
                vendor.quantization(),
                null,
                ServiceTier.DEFAULT,
                MarketModel.CONTEXT,
                MarketModel.CONTEXT,
                MarketModel.COMPLETION,
                MarketPrices.of(vendor, model, week),
                model.inputs(),
                MarketModel.OUTPUTS,
                MarketModel.PARAMETERS,
                vendor.dataPolicy(),
                vendor.trust(),
                vendor.caches(),
                false,
                null);
    }

    private static SimulatedProfile profile(MarketVendor vendor) {
        Map<String, SimulatedModel> served = new LinkedHashMap<>();
        vendor.wares()
                .forEach(model -> served.putIfAbsent(model.upstreamName(), served(vendor, model)));
        return new SimulatedProfile(
                vendor.slug(),
                vendor.title(),
                List.copyOf(served.values()),
                Capacity.UNLIMITED,
                TOKENS_PER_CHUNK,
                vendor.caches());
    }

    private static SimulatedModel served(MarketVendor vendor, MarketModel model) {
        return new SimulatedModel(
                model.upstreamName(),
                MarketPrices.of(vendor, model, LAST_WEEK),
                MarketModel.CONTEXT,
                MarketModel.COMPLETION,
                vendor.firstToken().times(model.slowness()),
                vendor.perToken().times(model.slowness()));
    }
}
