package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.Viewer;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A demand in the words of a specification: {@code asking("lab/alpha").only("deepinfra")}. */
final class Asked {
    private static final long PROMPT = 1000;

    private final List<ModelName> models;
    private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private final Set<Modality> outputs = EnumSet.of(Modality.TEXT);
    private final Set<Quantization> quantizations = EnumSet.noneOf(Quantization.class);
    private List<String> order = List.of();
    private List<String> only = List.of();
    private List<String> ignore = List.of();
    private boolean allowFallbacks = true;
    private boolean requireParameters;
    private boolean denyDataCollection;
    private boolean zeroRetention;
    private boolean distillable;
    private MaxPrice maxPrice = MaxPrice.NONE;
    private @Nullable Sort sort;
    private Thresholds minThroughput = Thresholds.NONE;
    private Thresholds maxLatency = Thresholds.NONE;
    private long promptTokens = PROMPT;
    private long maxOutput = -1;
    private ServiceTier tier = ServiceTier.DEFAULT;
    private @Nullable String stickyTo;
    private @Nullable Signer signer;
    private @Nullable TrustTier minTrust;
    private boolean readOnlyTools;
    private Party party = Party.NOBODY;
    private Compression compression = Compression.OFF;

    private Asked(List<ModelName> models) {
        this.models = models;
    }

    static Asked asking(String... models) {
        return new Asked(Stream.of(models).map(ModelName::parse).toList());
    }

    Asked order(String... slugs) {
        order = List.of(slugs);
        return this;
    }

    Asked only(String... slugs) {
        only = List.of(slugs);
        return this;
    }

    Asked ignore(String... slugs) {
        ignore = List.of(slugs);
        return this;
    }

    Asked withoutFallbacks() {
        allowFallbacks = false;
        return this;
    }

    Asked requiringParameters() {
        requireParameters = true;
        return this;
    }

    Asked denyingDataCollection() {
        denyDataCollection = true;
        return this;
    }

    Asked zeroRetention() {
        zeroRetention = true;
        return this;
    }

    Asked distillable() {
        distillable = true;
        return this;
    }

    Asked quantizations(Quantization... values) {
        quantizations.addAll(List.of(values));
        return this;
    }

    Asked maxPrice(MaxPrice caps) {
        maxPrice = caps;
        return this;
    }

    Asked sort(Sort.By by) {
        return sort(by, Sort.Partition.MODEL);
    }

    Asked sort(Sort.By by, Sort.Partition partition) {
        sort = new Sort(by, partition);
        return this;
    }

    Asked minThroughput(Thresholds cutoffs) {
        minThroughput = cutoffs;
        return this;
    }

    Asked maxLatency(Thresholds cutoffs) {
        maxLatency = cutoffs;
        return this;
    }

    Asked sending(Parameter... values) {
        parameters.addAll(List.of(values));
        return this;
    }

    Asked showing(Modality... values) {
        inputs.addAll(List.of(values));
        return this;
    }

    Asked wanting(Modality... values) {
        outputs.clear();
        outputs.addAll(List.of(values));
        return this;
    }

    Asked promptTokens(long tokens) {
        promptTokens = tokens;
        return this;
    }

    Asked maxOutput(long tokens) {
        maxOutput = tokens;
        return this;
    }

    Asked tier(ServiceTier value) {
        tier = value;
        return this;
    }

    Asked stickyTo(String endpointId) {
        stickyTo = endpointId;
        return this;
    }

    Asked compressing(Compression value) {
        compression = value;
        return this;
    }

    Asked signedBy(Signer vendor) {
        signer = vendor;
        return this;
    }

    Asked minTrust(TrustTier least) {
        minTrust = least;
        return this;
    }

    Asked readOnlyTools() {
        readOnlyTools = true;
        return this;
    }

    /** Whose key accepts no less than that. */
    Asked withKeyAccepting(TrustTier least) {
        party = new Party(party.viewer(), least, party.credentials());
        return this;
    }

    Asked carrying(String... credentials) {
        party = party.carrying(List.of(credentials));
        return this;
    }

    Asked seenBy(Viewer viewer) {
        party = new Party(viewer, party.minTrust(), party.credentials());
        return this;
    }

    Demand build() {
        return new Demand(
                models,
                preference(),
                parameters,
                inputs,
                outputs,
                promptTokens,
                maxOutput,
                tier,
                stickyTo,
                signer,
                party,
                compression);
    }

    private Preference preference() {
        return new Preference(
                order,
                only,
                ignore,
                allowFallbacks,
                requireParameters,
                denyDataCollection,
                zeroRetention,
                distillable,
                quantizations,
                maxPrice,
                sort,
                minThroughput,
                maxLatency,
                minTrust,
                readOnlyTools);
    }
}
