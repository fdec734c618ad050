package dev.bourse.wire.fact;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The stored form of what a catalogue holds; sets are words with commas between them. */
record CatalogCodec(FactWriter out) {
    private static final String COMMA = ",";

    void write(Provider provider) {
        out.object(Name.RECORD);
        out.text(Name.ID, provider.slug());
        out.text(Name.NAME, provider.name());
        out.text(Name.URL, provider.baseUrl());
        out.word(Name.DIALECT, provider.dialect());
        out.text(Name.CREDENTIALS, String.join(COMMA, provider.credentials()));
        out.text(Name.PRIVACY, provider.privacyPolicyUrl());
        out.text(Name.TERMS, provider.termsUrl());
        out.text(Name.STATUS_PAGE, provider.statusPageUrl());
        out.text(Name.SEAT, provider.headquarters());
        out.text(Name.DATACENTERS, String.join(COMMA, provider.datacenters()));
        policy(provider.dataPolicy());
        out.flag(Name.SIMULATED, provider.simulated());
        out.end();
    }

    static Provider provider(Fields in) {
        return new Provider(
                in.text(Name.ID),
                in.text(Name.NAME),
                in.text(Name.URL),
                in.word(Dialect.class, Name.DIALECT),
                texts(in.text(Name.CREDENTIALS)),
                in.optionalText(Name.PRIVACY),
                in.optionalText(Name.TERMS),
                in.optionalText(Name.STATUS_PAGE),
                in.optionalText(Name.SEAT),
                texts(in.text(Name.DATACENTERS)),
                policy(in.object(Name.POLICY)),
                in.flag(Name.SIMULATED));
    }

    void write(Model model) {
        out.object(Name.MODEL);
        out.text(Name.ID, model.id());
        out.text(Name.CANONICAL, model.canonicalSlug());
        out.text(Name.NAME, model.name());
        out.text(Name.DESCRIPTION, model.description());
        out.number(Name.CREATED, model.created());
        out.number(Name.CONTEXT, model.contextLength());
        abilities(model.inputs(), model.outputs(), model.parameters());
        out.text(Name.TOKENIZER, model.tokenizer());
        out.text(Name.WEIGHTS, model.huggingFaceId());
        out.text(Name.CUTOFF, model.knowledgeCutoff());
        out.text(Name.ENDS, model.expirationDate());
        out.flag(Name.DISTILLABLE, model.distillable());
        out.end();
    }

    static Model model(Fields in) {
        return new Model(
                in.text(Name.ID),
                in.text(Name.CANONICAL),
                in.text(Name.NAME),
                in.text(Name.DESCRIPTION),
                in.number(Name.CREATED),
                in.number(Name.CONTEXT),
                words(Modality.class, in.text(Name.INPUTS)),
                words(Modality.class, in.text(Name.OUTPUTS)),
                in.text(Name.TOKENIZER),
                words(Parameter.class, in.text(Name.PARAMETERS)),
                in.optionalText(Name.WEIGHTS),
                in.optionalText(Name.CUTOFF),
                in.optionalText(Name.ENDS),
                in.flag(Name.DISTILLABLE));
    }

    void write(Endpoint endpoint) {
        out.object(Name.ENDPOINT);
        out.text(Name.MODEL, endpoint.modelId());
        out.text(Name.PROVIDER, endpoint.provider());
        out.text(Name.TAG, endpoint.tag());
        out.text(Name.UPSTREAM_MODEL, endpoint.upstreamModel());
        out.word(Name.QUANTIZATION, endpoint.quantization());
        out.text(Name.REGION, endpoint.region());
        out.word(Name.TIER, endpoint.tier());
        out.number(Name.CONTEXT, endpoint.contextLength());
        out.number(Name.MOST_INPUT, endpoint.maxPromptTokens());
        out.number(Name.MOST_OUTPUT, endpoint.maxCompletionTokens());
        new PriceCodec(out).write(endpoint.prices());
        abilities(endpoint.inputs(), endpoint.outputs(), endpoint.parameters());
        policy(endpoint.dataPolicy());
        out.word(Name.TRUST, endpoint.trust());
        out.flag(Name.CACHING, endpoint.implicitCaching());
        out.flag(Name.MODERATED, endpoint.moderated());
        out.text(Name.RUN_BY, endpoint.runBy());
        out.end();
    }

    static Endpoint endpoint(Fields in) {
        return new Endpoint(
                in.text(Name.MODEL) + "@" + in.text(Name.TAG),
                in.text(Name.MODEL),
                in.text(Name.PROVIDER),
                in.text(Name.TAG),
                in.text(Name.UPSTREAM_MODEL),
                in.word(Quantization.class, Name.QUANTIZATION),
                in.optionalText(Name.REGION),
                in.word(ServiceTier.class, Name.TIER),
                in.number(Name.CONTEXT),
                in.number(Name.MOST_INPUT),
                in.number(Name.MOST_OUTPUT),
                PriceCodec.prices(in.object(Name.PRICES)),
                words(Modality.class, in.text(Name.INPUTS)),
                words(Modality.class, in.text(Name.OUTPUTS)),
                words(Parameter.class, in.text(Name.PARAMETERS)),
                policy(in.object(Name.POLICY)),
                in.word(TrustTier.class, Name.TRUST),
                in.flag(Name.CACHING),
                in.flag(Name.MODERATED),
                in.optionalText(Name.RUN_BY));
    }

    private void abilities(Set<Modality> inputs, Set<Modality> outputs, Set<Parameter> parameters) {
        out.text(Name.INPUTS, joined(inputs));
        out.text(Name.OUTPUTS, joined(outputs));
        out.text(Name.PARAMETERS, joined(parameters));
    }

    private void policy(DataPolicy policy) {
        out.object(Name.POLICY);
        out.flag(Name.TRAINS, policy.trains());
        out.flag(Name.RETAINS, policy.retains());
        out.number(Name.RETENTION, policy.retentionDays());
        out.flag(Name.PUBLISHES, policy.publishes());
        out.flag(Name.ZERO_RETENTION, policy.zeroRetention());
        out.end();
    }

    private static DataPolicy policy(Fields in) {
        return new DataPolicy(
                in.flag(Name.TRAINS),
                in.flag(Name.RETAINS),
                in.smallNumber(Name.RETENTION),
                in.flag(Name.PUBLISHES),
                in.flag(Name.ZERO_RETENTION));
    }

    private static String joined(Set<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).sorted().collect(Collectors.joining(COMMA));
    }

    private static <E extends Enum<E>> Set<E> words(Class<E> type, String joined) {
        Set<E> words = EnumSet.noneOf(type);
        texts(joined).forEach(word -> words.add(Enum.valueOf(type, word)));
        return words;
    }

    private static List<String> texts(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(COMMA, -1));
    }
}
