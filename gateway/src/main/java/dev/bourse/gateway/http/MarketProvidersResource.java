package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Service;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.MarketQuestion;
import dev.bourse.gateway.market.MarketQuestion.Size;
import dev.bourse.gateway.market.ProvidersQuestion;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.store.MarketQueries.Timings;
import dev.bourse.gateway.store.Served;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /market/providers}: who runs models, how much and how well. */
final class MarketProvidersResource {
    private static final int MONTH = 31;
    private static final int MOST_DAYS = 366;
    private static final double MILLIS = 1_000;
    private static final double HUNDRED = 100;

    private final MarketParts parts;

    MarketProvidersResource(MarketParts parts) {
        this.parts = parts;
    }

    Reply list(Ask ask) {
        new Choices(ask).only();
        Answer<Map<String, List<Served>>> served = served(1);
        Size size = size();
        Catalog now = parts.names().catalog().get();
        return MarketReply.of(parts, served.asOf(), "providers")
                .data(
                        new Members()
                                .put(
                                        "rows",
                                        now.providers().stream()
                                                .sorted(byTokens(size))
                                                .map(one ->
                                                        row(now, one, size, served.value()).map())
                                                .toList()));
    }

    Reply one(Ask ask) {
        int days = new Choices(ask).only("days").number("days", MONTH, 1, MOST_DAYS);
        String slug = ask.parameter("slug");
        Catalog now = parts.names().catalog().get();
        return now.provider(slug)
                .map(provider -> one(now, provider, days))
                .orElseGet(() ->
                        Errors.answer(
                                ApiError.of(
                                        ErrorType.NOT_FOUND,
                                        "There is no provider " + Choices.shown(slug))));
    }

    private Reply one(Catalog now, Provider provider, int days) {
        Answer<Map<String, List<Served>>> served = served(days);
        List<Served> own =
                endpoints(now, provider.slug()).stream()
                        .flatMap(one -> served.value().getOrDefault(one.id(), List.of()).stream())
                        .toList();
        return MarketReply.of(parts, served.asOf(), "providers")
                .data(
                        row(now, provider, size(), served(1).value())
                                .put("days", days(own, days))
                                .put("top_models", models(own)));
    }

    private Members row(
            Catalog now, Provider provider, Size size, Map<String, List<Served>> today) {
        List<Endpoint> endpoints = endpoints(now, provider.slug());
        Traffic traffic = size.providers().getOrDefault(provider.slug(), Traffic.NONE);
        Service service = Service.NONE;
        Timings timings = Timings.NONE;
        for (Endpoint endpoint : endpoints) {
            for (Served one : today.getOrDefault(endpoint.id(), List.of())) {
                service = service.plus(one.service());
                timings = timings.plus(one.timings());
            }
        }
        Percentiles first = timings.secondsToFirstToken();
        Percentiles speed = timings.tokensPerSecond();
        return new Members()
                .put("slug", provider.slug())
                .put("name", provider.name())
                .put("simulated", provider.simulated())
                .put("models", endpoints.stream().map(Endpoint::modelId).distinct().count())
                .put("endpoints", endpoints.size())
                .put("tokens_7d", traffic.tokens())
                .share("share_7d", traffic.tokens(), size.week().tokens())
                .put("requests_7d", traffic.requests())
                .share("uptime_1d", HUNDRED * service.good(), (double) service.judged())
                .figureIf(first.isMeasured(), "ttft_ms_p50", first.p50() * MILLIS)
                .figureIf(speed.isMeasured(), "throughput_p50", speed.p50());
    }

    private List<?> days(List<Served> own, int count) {
        Map<Long, Traffic> byDay = new HashMap<>();
        own.forEach(one -> byDay.merge(one.start(), one.service().traffic(), Traffic::plus));
        List<Object> days = new ArrayList<>();
        LocalDate today = Grain.date(parts.now());
        for (LocalDate day = today.minusDays(count - 1L);
                !day.isAfter(today);
                day = day.plusDays(1)) {
            Traffic traffic = byDay.getOrDefault(Grain.micros(day), Traffic.NONE);
            days.add(
                    new Members()
                            .put("date", day.toString())
                            .put("tokens", traffic.tokens())
                            .put("requests", traffic.requests())
                            .map());
        }
        return days;
    }

    private List<?> models(List<Served> own) {
        Map<String, Traffic> models = new HashMap<>();
        own.forEach(one ->
                models.merge(
                        one.endpoint().substring(0, one.endpoint().indexOf('@')),
                        one.service().traffic(),
                        Traffic::plus));
        long total = models.values().stream().mapToLong(Traffic::tokens).sum();
        return UseResource.top(models, Traffic::tokens).stream()
                .map(one ->
                        new Members()
                                .put("id", one.getKey())
                                .put("name", parts.names().model(one.getKey()))
                                .put("tokens", one.getValue().tokens())
                                .share("share", one.getValue().tokens(), total)
                                .map())
                .toList();
    }

    private Answer<Map<String, List<Served>>> served(int days) {
        return parts.desk().ask(new ProvidersQuestion(Grain.date(parts.now()), days));
    }

    private Size size() {
        return parts.desk().ask(new MarketQuestion(Grain.date(parts.now()))).value();
    }

    private static List<Endpoint> endpoints(Catalog now, String provider) {
        return now.models().stream()
                .flatMap(model -> now.endpoints(model.id()).stream())
                .filter(endpoint -> endpoint.provider().equals(provider))
                .toList();
    }

    private static Comparator<Provider> byTokens(Size size) {
        return Comparator.comparingLong((Provider one) ->
                        size.providers().getOrDefault(one.slug(), Traffic.NONE).tokens())
                .reversed()
                .thenComparing(Provider::slug);
    }
}
