package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.wire.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the model list by which a provider offers itself to an exchange (openrouter.md 5.6): schema
 * 2.x, in which every modality carries its own limits, prices and capacity, and the flat format
 * that came before it.
 */
public final class ProviderDocument {
    private ProviderDocument() {}

    /** Reads a whole document. */
    public static Reading<List<Listing>> parse(byte[] json) {
        return Problems.document(() -> {
            Problems problems = new Problems();
            List<Listing> listings = new ArrayList<>();
            Entry document = Entry.document(Json.parse(json)).required("data");
            document.entries("data")
                    .forEach(entry -> problems.in(() -> listings.add(ListingReader.read(entry))));
            return problems.unless(() -> List.copyOf(listings));
        });
    }

    /**
     * One model as a provider offers it.
     *
     * @param id the provider's name for it, sent verbatim
     * @param slug the model it says it is; null when it does not say
     * @param name name for people
     * @param description one or more sentences; may be empty
     * @param huggingFaceId where its weights are; null when closed or not said
     * @param created epoch seconds; 0 when not said
     * @param tokenizer family of its tokenizer; null when not said
     * @param quantization number format of the weights
     * @param tier service tier
     * @param limits how much it takes and gives
     * @param inputs kinds of content it reads
     * @param outputs kinds of content it produces
     * @param parameters request parameters it supports
     * @param prices what it charges, discount included; zero when it is free
     * @param implicitCaching whether it caches prompts without being asked
     * @param capacity declared limits of throughput; empty when undeclared, which is not zero
     * @param operation when and where it runs
     * @param warnings what the document says and could not be taken over
     */
    public record Listing(
            String id,
            @Nullable String slug,
            String name,
            String description,
            @Nullable String huggingFaceId,
            long created,
            @Nullable String tokenizer,
            Quantization quantization,
            ServiceTier tier,
            Limits limits,
            Set<Modality> inputs,
            Set<Modality> outputs,
            Set<Parameter> parameters,
            PriceList prices,
            boolean implicitCaching,
            List<Capacity> capacity,
            Operation operation,
            List<String> warnings) {
        public Listing {
            capacity = List.copyOf(capacity);
            warnings = List.copyOf(warnings);
        }

        /** The id under which the exchange lists it; a free one is an entry of its own. */
        public String modelId(Provider provider) {
            String named = slug != null ? slug : unnamed(provider);
            return operation.free() && !named.endsWith(":free") ? named + ":free" : named;
        }

        /** A path of one step names an author; of a longer one only the last step is a name. */
        private String unnamed(Provider provider) {
            String path = id.toLowerCase(Locale.ROOT);
            boolean authored = path.indexOf('/') > 0 && path.indexOf('/') == path.lastIndexOf('/');
            return authored
                    ? path
                    : provider.slug() + "/" + path.substring(path.lastIndexOf('/') + 1);
        }

        /** The model that it says it is, under the id by which the exchange lists it. */
        Model model(String modelId) {
            Instant end = operation.deprecatedAt();
            return new Model(
                    modelId,
                    modelId,
                    name,
                    description,
                    created,
                    limits.context(),
                    inputs,
                    outputs,
                    tokenizer == null ? "Other" : tokenizer,
                    parameters,
                    huggingFaceId,
                    null,
                    end == null ? null : LocalDate.ofInstant(end, ZoneOffset.UTC).toString(),
                    false);
        }

        /** The endpoint it makes at its provider; empty while its context length is unknown. */
        public Optional<Endpoint> endpoint(Provider provider) {
            return operation.zeroRetention()
                    ? endpoint(provider, DataPolicy.ZERO_RETENTION, TrustTier.T1)
                    : endpoint(provider, provider.dataPolicy(), TrustTier.T2);
        }

        /** The same for who knows better what becomes of prompts, and how far it is trusted. */
        Optional<Endpoint> endpoint(Provider provider, DataPolicy policy, TrustTier trust) {
            return limits.context() == 0
                    ? Optional.empty()
                    : Optional.of(known(provider, policy, trust));
        }

        private Endpoint known(Provider provider, DataPolicy policy, TrustTier trust) {
            String tag = provider.slug() + tierSuffix();
            String model = modelId(provider);
            return new Endpoint(
                    model + "@" + tag,
                    model,
                    provider.slug(),
                    tag,
                    id,
                    quantization,
                    operation.deploymentRegion(),
                    tier,
                    limits.context(),
                    limits.prompt(),
                    limits.completion(),
                    prices,
                    inputs,
                    outputs,
                    parameters,
                    policy,
                    trust,
                    implicitCaching,
                    false,
                    null);
        }

        private String tierSuffix() {
            return tier == ServiceTier.DEFAULT ? "" : "/" + tier.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How much a listing takes and gives, in tokens.
     *
     * @param context prompt and completion together; 0 when not said
     * @param prompt the longest prompt; the context where not said
     * @param completion the longest completion; the context where not said
     */
    public record Limits(long context, long prompt, long completion) {}

    /**
     * When and where a listing runs.
     *
     * @param ready false while it shall stay hidden
     * @param free whether it costs nothing, whatever prices it states
     * @param deprecatedAt when it disappears; null when it stays
     * @param zeroRetention whether it promises to keep nothing
     * @param hipaa whether it promises to follow HIPAA
     * @param datacenters where it runs
     * @param deploymentRegion a label of its region; null without one
     */
    public record Operation(
            boolean ready,
            boolean free,
            @Nullable Instant deprecatedAt,
            boolean zeroRetention,
            boolean hipaa,
            List<Datacenter> datacenters,
            @Nullable String deploymentRegion) {
        public Operation {
            datacenters = List.copyOf(datacenters);
        }
    }

    /**
     * A declared limit of throughput; all of them apply at once.
     *
     * @param scope the modality that it limits, such as {@code input text}, or {@code request}
     * @param type what is counted: a kind of price, or {@code concurrency}
     * @param unit what it is counted in
     * @param per {@code minute}, {@code hour} or {@code day}; null for concurrency
     * @param value how many, at least one
     */
    public record Capacity(
            String scope, String type, String unit, @Nullable String per, long value) {}

    /**
     * Where a listing runs.
     *
     * @param country ISO 3166 alpha-2
     * @param region the provider's name of the region; null without one
     */
    public record Datacenter(String country, @Nullable String region) {}
}
