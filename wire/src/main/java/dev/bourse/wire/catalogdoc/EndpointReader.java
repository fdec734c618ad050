package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.Stealth;
import dev.bourse.domain.catalog.TrustTier;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An endpoint in a catalogue document; what it does not say it has from its model or provider. */
final class EndpointReader {
    private static final Map<String, ServiceTier> TIERS =
            Map.of(
                    "default", ServiceTier.DEFAULT,
                    "flex", ServiceTier.FLEX,
                    "priority", ServiceTier.PRIORITY);

    private static final Map<String, TrustTier> TRUST =
            Map.of("T0", TrustTier.T0, "T1", TrustTier.T1, "T2", TrustTier.T2, "T3", TrustTier.T3);

    private static final Set<String> FIELDS =
            Set.of(
                    "model",
                    "provider",
                    "tag",
                    "upstream",
                    "quantization",
                    "region",
                    "tier",
                    "context",
                    "max-prompt",
                    "max-output",
                    "prices",
                    "input",
                    "output",
                    "parameters",
                    "data-policy",
                    "trust",
                    "implicit-caching",
                    "moderated",
                    "stealth");

    private EndpointReader() {}

    /**
     * Reads one endpoint.
     *
     * @param maxOutput the longest answer of the model, unless the endpoint has one of its own
     */
    static Endpoint read(Entry entry, Model model, Provider provider, long maxOutput) {
        entry.allowOnly(FIELDS);
        boolean stealth = StealthRules.isStealth(entry, model);
        String slug = stealth ? Stealth.SLUG : provider.slug();
        String tag = tag(entry, slug);
        long context = limit(entry, "context", model.contextLength(), model.contextLength());
        Endpoint endpoint =
                new Endpoint(
                        model.id() + "@" + tag,
                        model.id(),
                        slug,
                        tag,
                        entry.requiredText("upstream"),
                        entry.word("quantization", Quantization::of).orElse(Quantization.UNKNOWN),
                        entry.text("region").orElse(null),
                        entry.word("tier", word -> Optional.ofNullable(TIERS.get(word)))
                                .orElse(ServiceTier.DEFAULT),
                        context,
                        limit(entry, "max-prompt", context, context),
                        limit(entry, "max-output", Math.min(maxOutput, context), context),
                        PricesReader.read(entry),
                        entry.words("input", Modality::of).orElse(model.inputs()),
                        entry.words("output", Modality::of).orElse(model.outputs()),
                        entry.words("parameters", Parameter::of).orElse(model.parameters()),
                        PolicyReader.read(
                                entry, stealth ? DataPolicy.UNKNOWN : provider.dataPolicy()),
                        entry.word("trust", word -> Optional.ofNullable(TRUST.get(word)))
                                .orElse(stealth ? TrustTier.T3 : TrustTier.T2),
                        entry.flag("implicit-caching").orElse(false),
                        entry.flag("moderated").orElse(false),
                        null);
        return stealth ? StealthRules.hidden(entry, endpoint, provider) : endpoint;
    }

    private static String tag(Entry entry, String provider) {
        String tag = entry.text("tag").orElse(provider);
        if (!tag.equals(provider) && !tag.startsWith(provider + "/")) {
            throw entry.wrong("tag", "does not begin with its provider: " + tag);
        }
        return tag;
    }

    private static long limit(Entry entry, String field, long otherwise, long most) {
        long limit = entry.count(field).orElse(otherwise);
        if (limit < 1 || limit > most) {
            throw entry.wrong(field, "is not from 1 to " + most + ": " + limit);
        }
        return limit;
    }
}
