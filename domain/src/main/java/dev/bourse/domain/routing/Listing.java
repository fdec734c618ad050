package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * An endpoint made ready for planning. What a plan needs of it lies side by side in this object:
 * with thousands of endpoints the memory that a plan touches costs as much as what it computes.
 */
final class Listing {
    /** The trust of who is anonymous. */
    static final int ANONYMOUS = trust(TrustTier.T3);

    private static final int TRUST_STEP = 100;

    final Endpoint endpoint;
    final ServiceTier tier;
    final int tag;
    final int provider;
    final boolean priced;
    final boolean collects;
    final boolean zeroRetention;
    final boolean distillable;
    final long parameters;
    final int inputs;
    final int outputs;
    final int quantization;
    final int quality;
    final int trust;
    final long promptLimit;
    final long completionLimit;
    final long contextLength;
    final @Nullable Signer signer;
    private final Tariff base;
    private final Change[] changes;

    Listing(Model model, Endpoint endpoint, @Nullable Signer signer, Slugs slugs) {
        base = Tariff.of(endpoint.prices().base(), endpoint.prices().discount());
        changes = Change.of(endpoint.prices());
        this.endpoint = endpoint;
        tier = endpoint.tier();
        tag = slugs.learn(endpoint.tag());
        provider = slugs.learn(endpoint.provider());
        priced = endpoint.prices().isKnownFor(endpoint.outputs());
        collects = endpoint.dataPolicy().collects();
        zeroRetention = endpoint.dataPolicy().zeroRetention();
        distillable = model.distillable();
        parameters = Bits.ofParameters(endpoint.parameters());
        inputs = (int) Bits.of(endpoint.inputs());
        outputs = (int) Bits.of(endpoint.outputs());
        quantization = (int) Bits.of(Set.of(endpoint.quantization()));
        trust = trust(endpoint.trust());
        quality = (ANONYMOUS - trust) * TRUST_STEP + precision(endpoint.quantization());
        promptLimit = Math.min(endpoint.maxPromptTokens(), endpoint.contextLength());
        completionLimit = endpoint.maxCompletionTokens();
        contextLength = endpoint.contextLength();
        this.signer = signer;
    }

    /** The prices for a prompt of that length at that minute of the UTC day; the last one wins. */
    Tariff tariff(long promptTokens, int utcMinute) {
        Tariff tariff = base;
        for (Change change : changes) {
            if (change.holds(promptTokens, utcMinute)) {
                tariff = change.tariff().orElse(tariff);
            }
        }
        return tariff;
    }

    /**
     * Whether a slug of the {@code provider} object means this endpoint: its tag means it alone,
     * the base slug means all endpoints of a provider but those of a service tier.
     */
    boolean isMeantBy(int slug) {
        return slug == tag || (tier == ServiceTier.DEFAULT && slug == provider);
    }

    /** The higher, the less is known. */
    static int trust(TrustTier tier) {
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
