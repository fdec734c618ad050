package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.listing.Listing;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Service;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.gateway.listing.ListedView;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.ProvidersQuestion;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.store.MarketQueries.Timings;
import dev.bourse.gateway.store.Measures;
import dev.bourse.gateway.store.Rollup;
import dev.bourse.gateway.store.Rollup.Dimension;
import dev.bourse.gateway.store.Served;
import dev.bourse.wire.json.JsonValue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a listed provider does. Requests, tokens and revenue are those of the books, confidential
 * traffic included; attempts and times are those of the public pages, which know nothing of that.
 */
final class PortalView {
    private static final double HUNDRED = 100;
    private static final double MILLIS = 1_000;

    private final ResourceParts parts;
    private final ListedView view;
    private final LocalDate today;
    private final int days;

    PortalView(ResourceParts parts, ListedView view, int days) {
        this.parts = parts;
        this.view = view;
        this.days = days;
        today = Grain.date(view.atMicros());
    }

    Reply reply() {
        Answer<Map<String, List<Served>>> served =
                parts.market().ask(new ProvidersQuestion(today, days));
        Map<LocalDate, Measures> books = books();
        Sum all = Sum.NOTHING;
        List<Object> rows = new ArrayList<>();
        for (Listing listing : own()) {
            Sum own = Sum.of(served.value().getOrDefault(listing.endpoint().id(), List.of()));
            rows.add(endpoint(listing, own).map());
            all = all.plus(own);
        }
        Measures total = books.values().stream().reduce(Measures.NONE, Measures::plus);
        Members data =
                new Members()
                        .put("provider", view.listed().source().provider())
                        .put("name", view.listed().source().who().name())
                        .put("simulated", view.listed().source().who().simulated())
                        .put("total", service(booked(total), all))
                        .put("endpoints", rows)
                        .put("shared_names", shared())
                        .put("days", days(books));
        return Replies.ok(
                JsonValue.of(
                        new Members().put("data", data).put("meta", meta(served.asOf())).map()));
    }

    private List<String> shared() {
        return view.listed().listings().values().stream()
                .filter(one -> !isOwn(one))
                .map(one -> one.endpoint().id())
                .toList();
    }

    private Members meta(long asOf) {
        return new Members()
                .put("as_of", GenerationView.time(asOf))
                .put("behind", parts.projection().get().behind())
                .put("simulated", view.listed().source().who().simulated())
                .put("method", "/docs/listings.md#the-providers-own-figures");
    }

    /**
     * Whether what is kept of an endpoint is about this provider. Of a hidden one the name of the
     * endpoint is all that is kept, and another may offer the same; then nobody can say whose it
     * is.
     */
    private boolean isOwn(Listing listing) {
        String id = listing.endpoint().id();
        return !listing.endpoint().isStealth()
                || parts.listings().providers().stream()
                        .filter(one -> !one.listed().source().equals(view.listed().source()))
                        .noneMatch(one -> one.listed().listings().containsKey(id));
    }

    private List<Listing> own() {
        return view.listed().listings().values().stream().filter(this::isOwn).toList();
    }

    /** What the books say of each day: under its own name, and under those that it hides behind. */
    private Map<LocalDate, Measures> books() {
        Map<LocalDate, Measures> books = named();
        own().stream()
                .filter(one -> one.endpoint().isStealth())
                .map(one ->
                        parts.database()
                                .usage()
                                .endpoint(one.endpoint().id(), from(), today.plusDays(1)))
                .forEach(days ->
                        days.forEach(
                                (day, measures) -> books.merge(day, measures, Measures::plus)));
        return books;
    }

    private Map<LocalDate, Measures> named() {
        Map<LocalDate, Measures> books = new HashMap<>();
        parts
                .database()
                .usage()
                .rollups(
                        Dimension.PROVIDER,
                        Rollup.Grain.DAY,
                        start(from()),
                        start(today.plusDays(1)))
                .stream()
                .filter(one -> one.subject().equals(view.listed().source().provider()))
                .forEach(one ->
                        books.merge(Grain.date(one.fromMicros()), one.measures(), Measures::plus));
        return books;
    }

    private LocalDate from() {
        return today.minusDays(days - 1L);
    }

    private List<Object> days(Map<LocalDate, Measures> books) {
        List<Object> rows = new ArrayList<>();
        for (LocalDate day = from(); !day.isAfter(today); day = day.plusDays(1)) {
            Measures measures = books.getOrDefault(day, Measures.NONE);
            rows.add(booked(measures).put("date", day.toString()).map());
        }
        return rows;
    }

    private static Members booked(Measures measures) {
        return new Members()
                .put("requests", measures.requests())
                .put("failed_requests", measures.failures())
                .put("estimated_requests", measures.estimates())
                .put("prompt_tokens", measures.tokens().prompt())
                .put("completion_tokens", measures.tokens().output())
                .dollars("revenue", measures.charged().nanos());
    }

    private Members endpoint(Listing listing, Sum sum) {
        Endpoint endpoint = listing.endpoint();
        Traffic traffic = sum.service().traffic();
        Members row =
                new Members()
                        .put("endpoint", endpoint.id())
                        .put("model", endpoint.modelId())
                        .put("name", listing.offer().model().name())
                        .put("state", listing.state(view.atMicros()).word())
                        .put("requests", traffic.requests())
                        .put("prompt_tokens", traffic.prompt())
                        .put("completion_tokens", traffic.completion())
                        .dollars("revenue", traffic.spend());
        return service(row, sum);
    }

    private static Members service(Members row, Sum sum) {
        Service service = sum.service();
        Percentiles first = sum.timings().secondsToFirstToken();
        Percentiles whole = sum.timings().secondsInAll();
        Percentiles speed = sum.timings().tokensPerSecond();
        return row.put("attempts", service.attempts())
                .share("uptime", HUNDRED * service.good(), (double) service.judged())
                .put("errors", errors(service))
                .figureIf(first.isMeasured(), "ttft_ms_p50", first.p50() * MILLIS)
                .figureIf(first.isMeasured(), "ttft_ms_p90", first.p90() * MILLIS)
                .figureIf(whole.isMeasured(), "total_ms_p50", whole.p50() * MILLIS)
                .figureIf(speed.isMeasured(), "throughput_p50", speed.p50());
    }

    private static Members errors(Service service) {
        return new Members()
                .put("failed", service.failed())
                .put("rate_limited", service.rateLimited())
                .put("forbidden", service.forbidden())
                .put("wrong_tool_calls", service.traffic().toolErrors())
                .put("malformed_answers", service.malformed());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** How one or several endpoints served over all days. */
    private record Sum(Service service, Timings timings) {
        static final Sum NOTHING = new Sum(Service.NONE, Timings.NONE);

        static Sum of(List<Served> served) {
            Sum sum = NOTHING;
            for (Served one : served) {
                sum = sum.plus(new Sum(one.service(), one.timings()));
            }
            return sum;
        }

        Sum plus(Sum other) {
            return new Sum(service.plus(other.service), timings.plus(other.timings));
        }
    }
}
