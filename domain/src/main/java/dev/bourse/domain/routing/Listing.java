package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;

import java.util.Set;

/**
 * An endpoint made ready for planning.
 *
 * @param endpoint what it stands for
 * @param distillable whether the author of its model allows distillation
 * @param parameters supported parameters as bits
 * @param inputs kinds of content it reads, as bits
 * @param outputs kinds of content it produces, as bits
 * @param quantization its number format, as a bit
 * @param rates its prices
 * @param quality the higher the better: trust tier, then precision of the weights
 */
record Listing(
        Endpoint endpoint,
        boolean distillable,
        long parameters,
        long inputs,
        long outputs,
        long quantization,
        Rates rates,
        int quality) {
    private static final int TRUST_STEP = 100;

    static Listing of(Model model, Endpoint endpoint) {
        return new Listing(
                endpoint,
                model.distillable(),
                Bits.ofParameters(endpoint.parameters()),
                Bits.of(endpoint.inputs()),
                Bits.of(endpoint.outputs()),
                Bits.of(Set.of(endpoint.quantization())),
                new Rates(endpoint.prices()),
                trust(endpoint.trust()) * TRUST_STEP + precision(endpoint.quantization()));
    }

    /**
     * Whether a slug of the {@code provider} object means this endpoint: its tag means it alone,
     * the base slug means all endpoints of a provider but those of a service tier.
     */
    boolean isMeantBy(String slug) {
        return slug.equals(endpoint.tag())
                || (endpoint.tier() == ServiceTier.DEFAULT && slug.equals(endpoint.provider()));
    }

    private static int trust(TrustTier tier) {
        return switch (tier) {
            case T0 -> 0;
            case T1 -> 1;
            case T2 -> 2;
            case T3 -> 3;
        };
    }

    /** Bits per weight; unknown stands between the 8-bit formats and the smaller ones. */
    private static int precision(Quantization format) {
        return switch (format) {
            case FP32 -> 32;
            case FP16, BF16 -> 16;
            case INT8, FP8, MXFP8 -> 8;
            case UNKNOWN -> 7;
            case FP6 -> 6;
            case INT4, FP4, MXFP4, NVFP4 -> 4;
        };
    }
}
