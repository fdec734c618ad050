package dev.bourse.domain.routing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.Viewer;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of routing written down a second time, from the reference and as plainly as possible:
 * exact decimals, streams, no preparation. It does not draw; it says among whom a draw is held.
 */
final class NaivePlanner {
    private final Catalog catalog;
    private final Demand demand;
    private final Preference wish;
    private final HealthView health;
    private final Instant now;
    private final List<ModelName> names;

    NaivePlanner(Catalog catalog, Demand demand, HealthView health, long nowMicros) {
        this.catalog = catalog;
        this.demand = demand;
        this.wish = demand.preference();
        this.health = health;
        this.now = Instant.EPOCH.plusNanos(nowMicros * 1000);
        Map<String, ModelName> known = new LinkedHashMap<>();
        demand.models().stream()
                .filter(this::exists)
                .forEach(name -> known.putIfAbsent(name.id(), name));
        names = List.copyOf(known.values());
    }

    /**
     * Endpoints that nothing but chance or the catalogue's order tells apart.
     *
     * @param pool the model, or 0 when all models are one pool
     * @param drawn whether the first of them is drawn
     * @param sorted the endpoints before any draw
     */
    record Group(int pool, boolean drawn, List<Endpoint> sorted) {}

    private record Rule(Reason reason, Predicate<Endpoint> breaks) {}

    /** What each endpoint was removed for; those that stay are missing. */
    Map<Endpoint, Reason> removed() {
        Map<Endpoint, Reason> removed = new LinkedHashMap<>();
        endpoints().forEach(one -> reason(one).ifPresent(why -> removed.put(one, why)));
        prefer(endpoints(), this::isOfSigner, Reason.OTHER_SIGNER, removed);
        for (ModelName name : names) {
            Stream<Endpoint> own = catalog.endpoints(name.id()).stream();
            prefer(own, this::canReason, Reason.REASONING_UNSUPPORTED, removed);
        }
        if (demand.compression() == Compression.USUAL) {
            prefer(endpoints(), one -> !isTooLong(one), Reason.WOULD_COMPRESS, removed);
        }
        if (demand.compression() == Compression.ON) {
            for (ModelName name : names) {
                Stream<Endpoint> own = catalog.endpoints(name.id()).stream();
                prefer(own, one -> !isTooLong(one), Reason.WOULD_COMPRESS, removed);
            }
        }
        return removed;
    }

    private static void prefer(
            Stream<Endpoint> all,
            Predicate<Endpoint> better,
            Reason reason,
            Map<Endpoint, Reason> removed) {
        List<Endpoint> left = all.filter(one -> !removed.containsKey(one)).toList();
        if (left.stream().anyMatch(better)) {
            left.stream().filter(better.negate()).forEach(one -> removed.put(one, reason));
        }
    }

    private boolean isOfSigner(Endpoint endpoint) {
        Dialect dialect = catalog.provider(endpoint.provider()).orElseThrow().dialect();
        return switch (demand.signer()) {
            case null -> true;
            case ANTHROPIC -> dialect == Dialect.ANTHROPIC;
            case OPENAI -> dialect == Dialect.RESPONSES;
            case GOOGLE, XAI, META -> false;
        };
    }

    private boolean canReason(Endpoint endpoint) {
        Set<Parameter> ways = Set.of(Parameter.REASONING, Parameter.REASONING_EFFORT);
        return Collections.disjoint(demand.parameters(), ways)
                || !Collections.disjoint(endpoint.parameters(), ways);
    }

    /** Those that stay, best group first. */
    List<Group> groups() {
        Map<List<Integer>, List<Endpoint>> byRank = new LinkedHashMap<>();
        Set<Endpoint> removed = removed().keySet();
        endpoints()
                .filter(one -> !removed.contains(one))
                .sorted(Comparator.<Endpoint, List<Integer>>comparing(this::rank, this::compare))
                .forEach(one -> byRank.computeIfAbsent(rank(one), _ -> new ArrayList<>()).add(one));
        return byRank.values().stream().map(this::group).toList();
    }

    BigDecimal cost(Endpoint endpoint) {
        long output = demand.maxOutputTokens() < 0 ? 256 : Math.min(256, demand.maxOutputTokens());
        return price(endpoint, PriceKey.PROMPT)
                .multiply(BigDecimal.valueOf(demand.promptTokens()))
                .add(price(endpoint, PriceKey.COMPLETION).multiply(BigDecimal.valueOf(output)))
                .add(price(endpoint, PriceKey.REQUEST));
    }

    private Group group(List<Endpoint> members) {
        Sort.By by = by(members.getFirst());
        List<Endpoint> sorted = members.stream().sorted(order(by)).toList();
        boolean drawn = by == null && wish.order().isEmpty();
        return new Group(pool(members.getFirst()), drawn, sorted);
    }

    private Comparator<Endpoint> order(Sort.@Nullable By by) {
        Comparator<Endpoint> cheapest = comparing(this::cost);
        return switch (by) {
            case null -> cheapest;
            case PRICE -> cheapest;
            case THROUGHPUT ->
                    comparingDouble((Endpoint one) -> -speed(one)).thenComparing(cheapest);
            case LATENCY -> comparingDouble(this::delay).thenComparing(cheapest);
            case EXACTO ->
                    comparing(Endpoint::trust)
                            .thenComparingInt(one -> -precision(one.quantization()))
                            .thenComparing(cheapest);
        };
    }

    private double speed(Endpoint endpoint) {
        Percentiles measured = health.of(endpoint).throughput();
        return measured.isMeasured() ? measured.p50() : -1;
    }

    private double delay(Endpoint endpoint) {
        Percentiles measured = health.of(endpoint).latency();
        return measured.isMeasured() ? measured.p50() : Double.MAX_VALUE;
    }

    private static int precision(Quantization format) {
        String digits = format.wireName().replaceAll("\\D", "");
        return digits.isEmpty() ? 7 : Integer.parseInt(digits);
    }

    private Sort.@Nullable By by(Endpoint endpoint) {
        if (wish.sort() != null) {
            return wish.sort().by();
        }
        return switch (name(endpoint).variant()) {
            case NITRO -> Sort.By.THROUGHPUT;
            case FLOOR -> Sort.By.PRICE;
            case EXACTO -> Sort.By.EXACTO;
            case NONE ->
                    switch (demand.tier()) {
                        case DEFAULT -> null;
                        case PRIORITY -> Sort.By.THROUGHPUT;
                        case FLEX -> hasFlex(endpoint) ? Sort.By.PRICE : null;
                    };
        };
    }

    private List<Integer> rank(Endpoint endpoint) {
        Health seen = health.of(endpoint);
        int standing = standing(seen);
        boolean sticky =
                endpoint.id().equals(demand.stickyTo()) && wish.order().isEmpty() && standing < 2;
        boolean second =
                demand.tier() == ServiceTier.PRIORITY && endpoint.tier() != ServiceTier.PRIORITY;
        return List.of(
                missesThresholds(seen, standing) ? 1 : 0,
                pool(endpoint),
                listed(endpoint),
                sticky ? 0 : standing,
                second ? 1 : 0,
                lacks(endpoint) ? 1 : 0,
                sticky ? 0 : 1);
    }

    private int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) - other.get(i);
            }
        }
        return 0;
    }

    private int pool(Endpoint endpoint) {
        boolean onePool = wish.sort() != null && wish.sort().partition() == Sort.Partition.NONE;
        return onePool ? 0 : names.indexOf(name(endpoint));
    }

    private int listed(Endpoint endpoint) {
        for (int i = 0; i < wish.order().size(); i++) {
            if (matches(wish.order().get(i), endpoint)) {
                return i;
            }
        }
        return wish.order().size();
    }

    private boolean lacks(Endpoint endpoint) {
        return Stream.of(
                        Parameter.TOOLS,
                        Parameter.TOOL_CHOICE,
                        Parameter.RESPONSE_FORMAT,
                        Parameter.VERBOSITY)
                .filter(demand.parameters()::contains)
                .anyMatch(one -> !endpoint.parameters().contains(one));
    }

    private int standing(Health seen) {
        double recent = seen.recentFailures() + seen.recentSuccesses();
        boolean outage = seen.recentFailures() > 0 && seen.recentFailures() / recent >= 0.05;
        if (outage || Instant.EPOCH.plusNanos(seen.coolingUntilMicros() * 1000).isAfter(now)) {
            return 3;
        }
        double all = seen.successes() + seen.failures();
        double uptime = all < 100 ? 1 : seen.successes() / all;
        return uptime >= 0.95 ? 0 : uptime >= 0.8 ? 1 : 2;
    }

    private boolean missesThresholds(Health seen, int standing) {
        boolean any =
                !wish.minThroughput().equals(Thresholds.NONE)
                        || !wish.maxLatency().equals(Thresholds.NONE);
        return any
                && (standing == 3
                        || misses(wish.minThroughput(), seen.throughput(), -1)
                        || misses(wish.maxLatency(), seen.latency(), 1));
    }

    private static boolean misses(Thresholds cutoffs, Percentiles measured, int direction) {
        return measured.isMeasured()
                && (misses(cutoffs.p50(), measured.p50(), direction)
                        || misses(cutoffs.p75(), measured.p75(), direction)
                        || misses(cutoffs.p90(), measured.p90(), direction)
                        || misses(cutoffs.p99(), measured.p99(), direction));
    }

    private static boolean misses(@Nullable Double cutoff, double measured, int direction) {
        return cutoff != null && direction * measured > direction * cutoff;
    }

    private Stream<Endpoint> endpoints() {
        return names.stream().flatMap(name -> catalog.endpoints(name.id()).stream());
    }

    private ModelName name(Endpoint endpoint) {
        return names.stream().filter(one -> one.id().equals(endpoint.modelId())).findAny().get();
    }

    private Optional<Reason> reason(Endpoint endpoint) {
        return Stream.of(access(), policies(), features(), sizes(), prices())
                .flatMap(List::stream)
                .filter(rule -> rule.breaks().test(endpoint))
                .map(Rule::reason)
                .findFirst();
    }

    private List<Rule> access() {
        return List.of(
                new Rule(Reason.EXPIRED, this::expired),
                new Rule(Reason.OTHER_TIER, one -> !inPool(one)),
                new Rule(
                        Reason.NOT_IN_ONLY,
                        one -> !wish.only().isEmpty() && !matchesAny(wish.only(), one)),
                new Rule(Reason.IGNORED, one -> matchesAny(wish.ignore(), one)));
    }

    private List<Rule> policies() {
        return List.of(
                new Rule(
                        Reason.NOT_ZERO_RETENTION,
                        one -> wish.zeroRetention() && !one.dataPolicy().zeroRetention()),
                new Rule(
                        Reason.COLLECTS_DATA,
                        one -> wish.denyDataCollection() && one.dataPolicy().collects()),
                new Rule(
                        Reason.LESS_TRUSTED,
                        one -> !isAnonymous(one) && !accepted(one).contains(one.trust())),
                new Rule(
                        Reason.ANONYMOUS,
                        one -> isAnonymous(one) && !accepted(one).contains(one.trust())),
                new Rule(
                        Reason.TOOLS_MAY_ACT,
                        one ->
                                isAnonymous(one)
                                        && demand.parameters().contains(Parameter.TOOLS)
                                        && !wish.readOnlyTools()),
                new Rule(
                        Reason.HOLDS_CREDENTIALS,
                        one -> isAnonymous(one) && !demand.party().credentials().isEmpty()),
                new Rule(
                        Reason.NOT_DISTILLABLE,
                        one -> wish.distillable() && !model(one).distillable()));
    }

    private boolean exists(ModelName name) {
        Viewer viewer = demand.party().viewer();
        Optional<Audience> audience = catalog.model(name.id()).map(Model::audience);
        return audience.map(one ->
                        one.isOpen()
                                || (viewer != null && one.accounts().contains(viewer.account())))
                .orElse(false);
    }

    private static boolean isAnonymous(Endpoint endpoint) {
        return endpoint.trust() == TrustTier.T3;
    }

    /** The tiers that may answer: the table of docs/trust.md. */
    private Set<TrustTier> accepted(Endpoint endpoint) {
        TrustTier asked = wish.minTrust();
        TrustTier bound = demand.party().minTrust();
        boolean first = endpoint.modelId().equals(demand.models().getFirst().id());
        Set<TrustTier> accepted = EnumSet.allOf(TrustTier.class);
        if (asked != null) {
            accepted.removeIf(one -> one.compareTo(asked) > 0);
        } else if (bound == null || !first) {
            accepted.remove(TrustTier.T3);
        }
        if (bound != null) {
            accepted.removeIf(one -> one.compareTo(bound) > 0);
        }
        return accepted;
    }

    private List<Rule> features() {
        Set<Quantization> formats = wish.quantizations();
        return List.of(
                new Rule(
                        Reason.OTHER_QUANTIZATION,
                        one -> !formats.isEmpty() && !formats.contains(one.quantization())),
                new Rule(
                        Reason.PARAMETER_UNSUPPORTED,
                        one -> wish.requireParameters() && !supportsAll(one)),
                new Rule(
                        Reason.TOOLS_UNSUPPORTED,
                        one ->
                                demand.parameters().contains(Parameter.TOOLS)
                                        && !one.parameters().contains(Parameter.TOOLS)),
                new Rule(
                        Reason.STRUCTURED_UNSUPPORTED,
                        one ->
                                demand.parameters().contains(Parameter.STRUCTURED_OUTPUTS)
                                        && !one.parameters()
                                                .contains(Parameter.STRUCTURED_OUTPUTS)),
                new Rule(
                        Reason.INPUT_UNSUPPORTED,
                        one -> !one.inputs().containsAll(demand.inputs())),
                new Rule(
                        Reason.OUTPUT_UNSUPPORTED,
                        one -> !one.outputs().containsAll(demand.outputs())));
    }

    private List<Rule> sizes() {
        long prompt = demand.promptTokens();
        long output = demand.maxOutputTokens();
        return List.of(
                new Rule(
                        Reason.PROMPT_TOO_LONG,
                        one -> isPromptTooLong(one, prompt) && !mayCompress(one)),
                new Rule(Reason.OUTPUT_TOO_LONG, one -> output > one.maxCompletionTokens()),
                new Rule(Reason.CONTEXT_TOO_SHORT, one -> isTooLong(one) && !mayCompress(one)));
    }

    private static boolean isPromptTooLong(Endpoint one, long prompt) {
        return prompt > one.maxPromptTokens() || prompt > one.contextLength();
    }

    private boolean isTooLong(Endpoint one) {
        long prompt = demand.promptTokens();
        long output = Math.max(0, demand.maxOutputTokens());
        return isPromptTooLong(one, prompt) || prompt + output > one.contextLength();
    }

    /** Room for 64 tokens must be left beside the answer's cap, or a quarter up to 1024. */
    private boolean mayCompress(Endpoint one) {
        long context = one.contextLength();
        long cap = demand.maxOutputTokens();
        long output = cap > 0 ? cap : Math.min(1024, context / 4);
        boolean room = Math.min(Math.min(one.maxPromptTokens(), context), context - output) >= 64;
        return switch (demand.compression()) {
            case OFF -> false;
            case USUAL -> room && context <= 8192;
            case ON -> room;
        };
    }

    private List<Rule> prices() {
        MaxPrice caps = wish.maxPrice();
        boolean listedOnly = !wish.allowFallbacks() && !wish.order().isEmpty();
        return List.of(
                new Rule(Reason.PRICE_UNKNOWN, one -> !one.prices().isKnown()),
                new Rule(Reason.PROMPT_PRICE, one -> above(caps.prompt(), one, PriceKey.PROMPT)),
                new Rule(
                        Reason.COMPLETION_PRICE,
                        one -> above(caps.completion(), one, PriceKey.COMPLETION)),
                new Rule(Reason.REQUEST_PRICE, one -> above(caps.request(), one, PriceKey.REQUEST)),
                new Rule(Reason.NOT_IN_ORDER, one -> listedOnly && !matchesAny(wish.order(), one)));
    }

    private boolean expired(Endpoint endpoint) {
        String date = model(endpoint).expirationDate();
        return date != null
                && now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(LocalDate.parse(date));
    }

    private boolean inPool(Endpoint endpoint) {
        boolean named =
                wish.only().contains(endpoint.tag()) || wish.order().contains(endpoint.tag());
        return named || pools(endpoint).contains(endpoint.tier());
    }

    private Set<ServiceTier> pools(Endpoint endpoint) {
        Variant variant = name(endpoint).variant();
        if (demand.tier() == ServiceTier.FLEX) {
            return Set.of(hasFlex(endpoint) ? ServiceTier.FLEX : ServiceTier.DEFAULT);
        }
        if (demand.tier() == ServiceTier.PRIORITY || variant == Variant.NITRO) {
            return Set.of(ServiceTier.DEFAULT, ServiceTier.PRIORITY);
        }
        return variant == Variant.FLOOR
                ? Set.of(ServiceTier.DEFAULT, ServiceTier.FLEX)
                : Set.of(ServiceTier.DEFAULT);
    }

    private boolean hasFlex(Endpoint endpoint) {
        return catalog.endpoints(endpoint.modelId()).stream()
                .anyMatch(one -> one.tier() == ServiceTier.FLEX);
    }

    private boolean supportsAll(Endpoint endpoint) {
        return demand.parameters().stream()
                .allMatch(one -> names(one).stream().anyMatch(endpoint.parameters()::contains));
    }

    private static Set<Parameter> names(Parameter one) {
        return switch (one) {
            case MAX_TOKENS, MAX_COMPLETION_TOKENS ->
                    Set.of(Parameter.MAX_TOKENS, Parameter.MAX_COMPLETION_TOKENS);
            case REASONING, REASONING_EFFORT ->
                    Set.of(Parameter.REASONING, Parameter.REASONING_EFFORT);
            case INCLUDE_REASONING -> Set.of(one, Parameter.REASONING, Parameter.REASONING_EFFORT);
            default -> Set.of(one);
        };
    }

    private boolean above(@Nullable Price cap, Endpoint endpoint, PriceKey key) {
        return cap != null && price(endpoint, key).compareTo(cap.dollars()) > 0;
    }

    /** A missing price counts nothing here; the rule on unknown prices comes before. */
    private BigDecimal price(Endpoint endpoint, PriceKey key) {
        int minute = now.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 60;
        return endpoint.prices()
                .at(key, demand.promptTokens(), minute)
                .map(Price::dollars)
                .orElse(BigDecimal.ZERO);
    }

    private Model model(Endpoint endpoint) {
        return catalog.model(endpoint.modelId()).orElseThrow();
    }

    private boolean matchesAny(List<String> slugs, Endpoint endpoint) {
        return slugs.stream().anyMatch(slug -> matches(slug, endpoint));
    }

    private static boolean matches(String slug, Endpoint endpoint) {
        boolean base = slug.equals(endpoint.provider()) && endpoint.tier() == ServiceTier.DEFAULT;
        return base || slug.equals(endpoint.tag());
    }
}
