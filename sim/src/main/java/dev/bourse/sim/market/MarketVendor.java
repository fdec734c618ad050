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
    SWIFT("sim-swift", "1.2", 180, 6, Quantization.FP8),
    STEADY("sim-steady", "1", 350, 14, Quantization.BF16),
    THRIFTY("sim-thrifty", "0.75", 700, 25, Quantization.FP4),
    DISTANT("sim-distant", "0.9", 1100, 20, Quantization.FP16),
    CLOAKED("sim-cloaked", "1", 400, 10, Quantization.UNKNOWN);

    /** One answer in a hundred takes so many times the median. */
    private static final double SLOWEST = 4;

    private final String slug;
    private final String part;
    private final int firstMillis;
    private final int tokenMillis;
    private final Quantization quantization;

    MarketVendor(
            String slug, String part, int firstMillis, int tokenMillis, Quantization quantization) {
        this.slug = slug;
        this.part = part;
        this.firstMillis = firstMillis;
        this.tokenMillis = tokenMillis;
        this.quantization = quantization;
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
        return new Latency(firstMillis, SLOWEST * firstMillis);
    }

    Latency perToken() {
        return new Latency(tokenMillis, SLOWEST * tokenMillis);
    }

    Quantization quantization() {
        return quantization;
    }

    DataPolicy dataPolicy() {
        return switch (this) {
            case SWIFT -> new DataPolicy(false, true, 30, false, false);
            case STEADY -> DataPolicy.ZERO_RETENTION;
            case DISTANT -> new DataPolicy(false, true, 7, false, false);
            case THRIFTY, CLOAKED -> DataPolicy.UNKNOWN;
        };
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
