package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An endpoint in the words of a specification: {@code endpoint("deepinfra/turbo").at("1")}. It
 * speaks text, supports no optional parameter, costs 1 USD per million tokens, collects no data and
 * has generous limits, unless said otherwise.
 */
final class Offered {
    static final String MODEL = "lab/alpha";

    private static final long GENEROUS = 1_000_000;

    private final String tag;
    private final Map<PriceKey, Price> prices = new EnumMap<>(PriceKey.class);
    private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private final Set<Modality> outputs = EnumSet.of(Modality.TEXT);
    private List<PriceOverride> overrides = List.of();
    private BigDecimal discount = BigDecimal.ZERO;
    private String model = MODEL;
    private Dialect dialect = Dialect.OPENAI;
    private Quantization quantization = Quantization.UNKNOWN;
    private ServiceTier tier = ServiceTier.DEFAULT;
    private TrustTier trust = TrustTier.T1;
    private DataPolicy policy = new DataPolicy(false, false, 0, false, false);
    private long context = GENEROUS;
    private long maxPrompt = GENEROUS;
    private long maxCompletion = GENEROUS;

    private Offered(String tag) {
        this.tag = tag;
        at("1");
    }

    static Offered endpoint(String tag) {
        return new Offered(tag);
    }

    Offered of(String modelId) {
        model = modelId;
        return this;
    }

    /** USD per million tokens, prompt and completion alike. */
    Offered at(String perMillion) {
        return at(perMillion, perMillion);
    }

    Offered at(String prompt, String completion) {
        prices.put(PriceKey.PROMPT, Price.perMillion(prompt));
        prices.put(PriceKey.COMPLETION, Price.perMillion(completion));
        return this;
    }

    Offered charging(PriceKey key, String perUnit) {
        prices.put(key, Price.parse(perUnit));
        return this;
    }

    Offered withoutPrice() {
        prices.clear();
        return this;
    }

    Offered discounted(String fraction) {
        discount = new BigDecimal(fraction);
        return this;
    }

    Offered overriding(PriceOverride... changes) {
        overrides = List.of(changes);
        return this;
    }

    Offered speaking(Dialect value) {
        dialect = value;
        return this;
    }

    Offered tier(ServiceTier value) {
        tier = value;
        return this;
    }

    Offered quantized(Quantization value) {
        quantization = value;
        return this;
    }

    Offered trusted(TrustTier value) {
        trust = value;
        return this;
    }

    Offered policy(DataPolicy value) {
        policy = value;
        return this;
    }

    Offered supporting(Parameter... values) {
        parameters.addAll(List.of(values));
        return this;
    }

    Offered reading(Modality... values) {
        inputs.addAll(List.of(values));
        return this;
    }

    Offered producing(Modality... values) {
        outputs.clear();
        outputs.addAll(List.of(values));
        return this;
    }

    Offered context(long tokens) {
        context = tokens;
        return this;
    }

    Offered maxPrompt(long tokens) {
        maxPrompt = tokens;
        return this;
    }

    Offered maxCompletion(long tokens) {
        maxCompletion = tokens;
        return this;
    }

    String model() {
        return model;
    }

    Endpoint build() {
        return new Endpoint(
                model + "@" + tag,
                model,
                provider(),
                tag,
                model,
                quantization,
                null,
                tier,
                context,
                maxPrompt,
                maxCompletion,
                new PriceList(prices, discount, overrides),
                inputs,
                outputs,
                parameters,
                policy,
                trust,
                false,
                false,
                null);
    }

    Provider buildProvider() {
        return new Provider(
                provider(),
                provider(),
                "http://" + provider() + ".test/v1",
                dialect,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                policy,
                true);
    }

    private String provider() {
        return tag.split("/")[0];
    }
}
