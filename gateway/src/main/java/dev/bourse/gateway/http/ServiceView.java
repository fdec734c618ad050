package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Service;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.gateway.live.EndpointReport;
import dev.bourse.gateway.market.ServiceQuestion.Log;
import dev.bourse.gateway.store.MarketQueries.Timings;
import dev.bourse.gateway.store.Served;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How a model is served, as the API shows it.
 *
 * @param parts what is known besides
 * @param log what happened
 * @param withheld notes what is not told
 */
record ServiceView(MarketParts parts, Log log, Withheld withheld) {
    private static final double MILLIS = 1_000;
    private static final double HUNDRED = 100;

    Members availability() {
        Availability sum =
                log.availability().values().stream().reduce(Availability.NONE, Availability::plus);
        return availability(new Members(), sum)
                .put("judged", sum.judged())
                .put("hourly", log.hours().stream().map(this::availability).toList());
    }

    private Map<String, ?> availability(long hour) {
        Availability one = log.availability().getOrDefault(hour, Availability.NONE);
        return availability(new Members().put("start", GenerationView.time(hour)), one)
                .put("judged", one.judged())
                .map();
    }

    private static Members availability(Members members, Availability one) {
        return members.share("with_routing", one.answered(), one.judged())
                .share("without_routing", one.firstAnswered(), one.firstJudged());
    }

    Members endpoint(Endpoint endpoint) {
        Map<Long, Served> hours = log.served().getOrDefault(endpoint.id(), Map.of());
        Served sum =
                hours.values().stream()
                        .reduce(Served::plus)
                        .orElseGet(() -> nothing(endpoint.id(), 0));
        return identity(endpoint)
                .put("last_3d", span(new Members(), sum).put("failures", sum.service().failed()))
                .put(
                        "hourly",
                        log.hours().stream()
                                .map(hour ->
                                        hour(
                                                hour,
                                                hours.getOrDefault(
                                                        hour, nothing(endpoint.id(), hour))))
                                .toList())
                .put("price", price(endpoint, sum.service().traffic()));
    }

    private Members identity(Endpoint endpoint) {
        Optional<Provider> provider = parts.names().catalog().get().provider(endpoint.provider());
        EndpointReport report = parts.desk().sources().health().report(endpoint.id());
        return new Members()
                .put("endpoint", endpoint.id())
                .put("provider", endpoint.provider())
                .put("provider_name", parts.names().provider(endpoint.provider()))
                .put("tag", endpoint.tag())
                .put("simulated", provider.map(Provider::simulated).orElse(null))
                .put("trust", endpoint.trust().name())
                .put("uptime_5m", report.uptime5m())
                .put("uptime_30m", report.uptime30m())
                .put("uptime_1d", report.uptime1d());
    }

    private static Map<String, ?> hour(long start, Served served) {
        Service service = served.service();
        return span(
                        new Members()
                                .put("start", GenerationView.time(start))
                                .put("failures", service.failed())
                                .share(
                                        "uptime",
                                        HUNDRED * service.good(),
                                        (double) service.judged()),
                        served)
                .map();
    }

    private static Members span(Members members, Served served) {
        Service service = served.service();
        Traffic traffic = service.traffic();
        Timings timings = served.timings();
        return members.put("attempts", service.attempts())
                .put("rate_limited", service.rateLimited())
                .share("rate_limited_share", service.rateLimited(), service.attempts())
                .share("cache_hit_share", traffic.cacheRead(), traffic.prompt())
                .share("tool_error_rate", traffic.toolErrors(), traffic.toolRequests())
                .share("structured_error_rate", service.malformed(), service.formed())
                .put("ttft_ms", percentiles(timings.secondsToFirstToken(), MILLIS))
                .put("throughput", percentiles(timings.tokensPerSecond(), 1))
                .put("e2e_ms", percentiles(timings.secondsInAll(), MILLIS));
    }

    private static @Nullable Members percentiles(Percentiles measured, double unit) {
        return measured.isMeasured()
                ? new Members()
                        .figure("p50", measured.p50() * unit)
                        .figure("p75", measured.p75() * unit)
                        .figure("p90", measured.p90() * unit)
                        .figure("p99", measured.p99() * unit)
                : null;
    }

    private Members price(Endpoint endpoint, Traffic traffic) {
        BigDecimal prompt = Names.perMillion(endpoint, PriceKey.PROMPT);
        BigDecimal completion = Names.perMillion(endpoint, PriceKey.COMPLETION);
        return new Members()
                .put(
                        "list",
                        new Members()
                                .put("prompt_per_million", prompt)
                                .put("completion_per_million", completion)
                                .put(
                                        "cache_read_per_million",
                                        Names.perMillion(endpoint, PriceKey.INPUT_CACHE_READ))
                                .put("request", Names.each(endpoint, PriceKey.REQUEST)))
                .put("effective", effective(endpoint, traffic))
                .figure("blended_list_per_million", blended(prompt, completion, traffic));
    }

    /** What was charged in the days that are over, where that may be told. */
    private @Nullable Members effective(Endpoint endpoint, Traffic traffic) {
        Traffic paid = log.spending().getOrDefault(endpoint.id(), Traffic.NONE);
        return traffic.requests() > 0
                        && withheld.unless(log.isMoneyTold(), "endpoints.price.effective")
                        && paid.requests() > 0
                ? effective(paid)
                : null;
    }

    static Members effective(Traffic traffic) {
        return new Members()
                .figure(
                        "prompt_per_million",
                        Members.perMillion(traffic.inputSpend(), traffic.prompt()))
                .figure(
                        "completion_per_million",
                        Members.perMillion(
                                traffic.spend() - traffic.inputSpend(), traffic.completion()))
                .figure(
                        "blended_per_million",
                        Members.perMillion(traffic.spend(), traffic.tokens()))
                .share("cache_hit_share", traffic.cacheRead(), traffic.prompt());
    }

    private static double blended(
            @Nullable BigDecimal prompt, @Nullable BigDecimal completion, Traffic traffic) {
        return prompt == null || completion == null || traffic.tokens() == 0
                ? Double.NaN
                : (prompt.doubleValue() * traffic.prompt()
                                + completion.doubleValue() * traffic.completion())
                        / traffic.tokens();
    }

    private static Served nothing(String endpoint, long hour) {
        return new Served(endpoint, hour, Service.NONE, Timings.NONE);
    }
}
