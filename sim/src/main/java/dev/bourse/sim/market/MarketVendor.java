package dev.bourse.sim.market;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.sim.provider.Latency;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who serves the models of the simulated market, how fast and at what part of the list price. */
enum MarketVendor {
    SWIFT(
            "sim-swift",
            "1.2",
            new Latency(180, 700),
            new Latency(6, 20),
            Quantization.FP8,
            new DataPolicy(false, true, 30, false, false)),
    STEADY(
            "sim-steady",
            "1",
            new Latency(350, 1200),
            new Latency(14, 40),
            Quantization.BF16,
            DataPolicy.ZERO_RETENTION),
    THRIFTY(
            "sim-thrifty",
            "0.75",
            new Latency(700, 4000),
            new Latency(25, 90),
            Quantization.FP4,
            DataPolicy.UNKNOWN),
    DISTANT(
            "sim-distant",
            "0.9",
            new Latency(1100, 5000),
            new Latency(20, 70),
            Quantization.FP16,
            new DataPolicy(false, true, 7, false, false)),
    CLOAKED(
            "sim-cloaked",
            "1",
            new Latency(400, 2000),
            new Latency(10, 30),
            Quantization.UNKNOWN,
            DataPolicy.UNKNOWN);

    private final String slug;
    private final String part;
    private final Latency firstToken;
    private final Latency perToken;
    private final Quantization quantization;
    private final DataPolicy dataPolicy;

    MarketVendor(
            String slug,
            String part,
            Latency firstToken,
            Latency perToken,
            Quantization quantization,
            DataPolicy dataPolicy) {
        this.slug = slug;
        this.part = part;
        this.firstToken = firstToken;
        this.perToken = perToken;
        this.quantization = quantization;
        this.dataPolicy = dataPolicy;
    }

    String slug() {
        return slug;
    }

    String title() {
        String name = slug.substring("sim-".length());
        return "Sim " + Character.toUpperCase(name.charAt(0)) + name.substring(1) + " (simulated)";
    }

    /** Of a list price. */
    String part() {
        return part;
    }

    Latency firstToken() {
        return firstToken;
    }

    Latency perToken() {
        return perToken;
    }

    Quantization quantization() {
        return quantization;
    }

    DataPolicy dataPolicy() {
        return dataPolicy;
    }

    TrustTier trust() {
        return switch (this) {
            case STEADY -> TrustTier.T1;
            case SWIFT, THRIFTY, DISTANT -> TrustTier.T2;
            case CLOAKED -> TrustTier.T3;
        };
    }

    /** Whether it reads repeated beginnings of prompts from a cache, at a tenth of the price. */
    boolean caches() {
        return this == SWIFT || this == STEADY;
    }

    /** What it serves. */
    Set<MarketModel> wares() {
        Set<MarketModel> known = EnumSet.allOf(MarketModel.class);
        known.removeAll(Set.of(MarketModel.GHOST, MarketModel.FOLIO_SMALL_FREE));
        return switch (this) {
            case SWIFT, STEADY -> known;
            case THRIFTY -> {
                known.remove(MarketModel.VOYAGE);
                known.add(MarketModel.FOLIO_SMALL_FREE);
                yield known;
            }
            case DISTANT ->
                    EnumSet.of(
                            MarketModel.FOLIO_LARGE,
                            MarketModel.DELTA_LARGE,
                            MarketModel.DELTA_SMALL,
                            MarketModel.FOLIO_SMALL_FREE);
            case CLOAKED -> EnumSet.of(MarketModel.GHOST);
        };
    }

    /** The one of that slug. */
    static MarketVendor of(String slug) {
        return List.of(values()).stream()
                .filter(one -> one.slug.equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
