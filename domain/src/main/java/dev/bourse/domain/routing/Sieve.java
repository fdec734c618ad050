package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Parameter;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** The hard filters of one request: each endpoint passes, or falls at the first rule it breaks. */
final class Sieve {
    private static final long TOOLS = Bits.of(Set.of(Parameter.TOOLS));
    private static final long STRUCTURED = Bits.of(Set.of(Parameter.STRUCTURED_OUTPUTS));

    private final Preference preference;
    private final Named named;
    private final Moment moment;
    private final Size size;
    private final Compression compression;
    private final long required;
    private final long tools;
    private final long structured;
    private final long inputs;
    private final long outputs;
    private final long quantizations;
    private final boolean mayAct;
    private final boolean carriesCredentials;
    private final @Nullable Tariff caps;

    Sieve(Demand demand, Named named, Moment moment) {
        this.named = named;
        this.moment = moment;
        preference = demand.preference();
        size = Size.of(demand);
        compression = demand.compression();
        long sent = Bits.ofParameters(demand.parameters());
        required = preference.requireParameters() ? sent : 0;
        tools = sent & TOOLS;
        structured = sent & STRUCTURED;
        mayAct = tools != 0 && !preference.readOnlyTools();
        carriesCredentials = !demand.party().credentials().isEmpty();
        inputs = Bits.of(demand.inputs());
        outputs = Bits.of(demand.outputs());
        quantizations = Bits.of(preference.quantizations());
        caps =
                preference.maxPrice().equals(MaxPrice.NONE)
                        ? null
                        : Tariff.of(preference.maxPrice());
    }

    /** The first rule that the endpoint breaks; null when it may be tried. */
    @Nullable Reason reject(Leg leg, Listing listing) {
        Reason reason = access(leg, listing);
        if (reason == null) {
            reason = policy(leg, listing);
        }
        if (reason == null) {
            reason = features(listing);
        }
        if (reason == null) {
            reason = sizes(listing);
        }
        return reason == null ? money(listing) : reason;
    }

    private @Nullable Reason access(Leg leg, Listing listing) {
        if (leg.offer().hasExpired(moment.micros())) {
            return Reason.EXPIRED;
        }
        if (!leg.pool().holds(listing.tier) && !named.opens(listing)) {
            return Reason.OTHER_TIER;
        }
        if (!named.admits(listing)) {
            return Reason.NOT_IN_ONLY;
        }
        return named.ignores(listing) ? Reason.IGNORED : null;
    }

    private @Nullable Reason policy(Leg leg, Listing listing) {
        if (preference.zeroRetention() && !listing.zeroRetention) {
            return Reason.NOT_ZERO_RETENTION;
        }
        if (preference.denyDataCollection() && listing.collects) {
            return Reason.COLLECTS_DATA;
        }
        Reason reason = trust(leg, listing);
        return reason == null && preference.distillable() && !listing.distillable
                ? Reason.NOT_DISTILLABLE
                : reason;
    }

    private @Nullable Reason trust(Leg leg, Listing listing) {
        boolean anonymous = listing.trust == Listing.ANONYMOUS;
        if (listing.trust > leg.least()) {
            return anonymous ? Reason.ANONYMOUS : Reason.LESS_TRUSTED;
        }
        if (anonymous && mayAct) {
            return Reason.TOOLS_MAY_ACT;
        }
        return anonymous && carriesCredentials ? Reason.HOLDS_CREDENTIALS : null;
    }

    private @Nullable Reason features(Listing listing) {
        if (quantizations != 0 && (quantizations & listing.quantization) == 0) {
            return Reason.OTHER_QUANTIZATION;
        }
        if (!Bits.covers(listing.parameters, required)) {
            return Reason.PARAMETER_UNSUPPORTED;
        }
        if (!Bits.covers(listing.parameters, tools)) {
            return Reason.TOOLS_UNSUPPORTED;
        }
        return Bits.covers(listing.parameters, structured)
                ? modalities(listing)
                : Reason.STRUCTURED_UNSUPPORTED;
    }

    private @Nullable Reason modalities(Listing listing) {
        if (!Bits.covers(listing.inputs, inputs)) {
            return Reason.INPUT_UNSUPPORTED;
        }
        return Bits.covers(listing.outputs, outputs) ? null : Reason.OUTPUT_UNSUPPORTED;
    }

    private @Nullable Reason sizes(Listing listing) {
        boolean fits = size.fits(listing) || compression.allows(listing, size);
        if (!fits && size.prompt() > listing.promptLimit) {
            return Reason.PROMPT_TOO_LONG;
        }
        if (size.outputCap() > listing.completionLimit) {
            return Reason.OUTPUT_TOO_LONG;
        }
        return fits ? null : Reason.CONTEXT_TOO_SHORT;
    }

    private @Nullable Reason money(Listing listing) {
        if (!listing.priced) {
            return Reason.PRICE_UNKNOWN;
        }
        Reason reason =
                caps == null ? null : listing.tariff(size.prompt(), moment.utcMinute()).above(caps);
        return reason == null && isShutOut(listing) ? Reason.NOT_IN_ORDER : reason;
    }

    private boolean isShutOut(Listing listing) {
        return !preference.allowFallbacks() && named.isOrdered() && !named.orders(listing);
    }
}
