package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.PriceChange;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.unit.Price;
import dev.bourse.gateway.market.DaysQuestion;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.PriceChangesQuestion;
import dev.bourse.gateway.market.PriceHistoryQuestion;
import dev.bourse.gateway.pipeline.Reply;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /market/prices}: what models cost, and what changed. */
final class PricesResource {
    private static final int QUARTER = 90;
    private static final int MONTH = 30;
    private static final int MOST_DAYS = 366;
    private static final String[] OF_MONEY = {
        "effective.prompt_per_million",
        "effective.completion_per_million",
        "effective.blended_per_million",
        "effective.cache_hit_share"
    };

    private final MarketParts parts;

    PricesResource(MarketParts parts) {
        this.parts = parts;
    }

    Reply history(Ask ask) {
        int days = new Choices(ask).only("days").number("days", QUARTER, 1, MOST_DAYS);
        String id = ask.parameter("author") + "/" + ask.parameter("slug");
        Answer<List<PriceListed>> listed = parts.desk().ask(new PriceHistoryQuestion(id));
        Catalog now = parts.names().catalog().get();
        if (listed.value().isEmpty() && now.model(id).isEmpty()) {
            return ModelsResource.unknown(Tongue.of(ask), id, now);
        }
        DaysQuestion used = new DaysQuestion(Series.model(id), Grain.date(parts.now()), days);
        Withheld withheld = new Withheld();
        List<?> effective =
                parts.desk().ask(used).value().stream()
                        .map(day -> effective(day, withheld))
                        .toList();
        return MarketReply.of(parts, listed.asOf(), "prices")
                .withheld(withheld)
                .data(
                        new Members()
                                .put("id", id)
                                .put("list", listed(listed.value(), parts.now(), days))
                                .put("effective", effective));
    }

    Reply changes(Ask ask) {
        Choices choices = new Choices(ask).only("days", "model", "limit");
        int days = choices.number("days", MONTH, 1, MOST_DAYS);
        int limit = choices.number("limit", 100, 1, 1_000);
        long from = Grain.micros(Grain.date(parts.now()).minusDays(days));
        Answer<List<PriceChange>> answer = parts.desk().ask(new PriceChangesQuestion(from));
        return MarketReply.of(parts, answer.asOf(), "prices")
                .data(
                        answer.value().stream()
                                .filter(change ->
                                        ask.query("model")
                                                .map(change.after().model()::equals)
                                                .orElse(true))
                                .limit(limit)
                                .map(change -> change(change).map())
                                .toList());
    }

    private Members change(PriceChange change) {
        PriceListed after = change.after();
        PriceListed before = change.before();
        return new Members()
                .put("at", GenerationView.time(after.atMicros()))
                .put("model", after.model())
                .put("name", parts.names().model(after.model()))
                .put("endpoint", after.endpoint())
                .put("provider", after.provider())
                .put("kind", change.kind().wireName())
                .put("alert", change.isAlert())
                .put("before", before == null ? null : pair(before))
                .put("after", after.offered() ? pair(after) : null)
                .figure("prompt_change", change.promptChange())
                .figure("completion_change", change.completionChange());
    }

    /** What holds at the beginning of the time asked for, and everything after. */
    private static List<?> listed(List<PriceListed> all, long now, int days) {
        long from = Grain.micros(Grain.date(now).minusDays(days - 1L));
        Map<String, List<PriceListed>> byEndpoint =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        PriceListed::endpoint, TreeMap::new, Collectors.toList()));
        return byEndpoint.values().stream()
                .map(points ->
                        new Members()
                                .put("endpoint", points.getFirst().endpoint())
                                .put("provider", points.getFirst().provider())
                                .put("tag", tag(points.getFirst()))
                                .put(
                                        "points",
                                        since(points, from).stream()
                                                .map(PricesResource::point)
                                                .toList())
                                .map())
                .toList();
    }

    private static List<PriceListed> since(List<PriceListed> points, long from) {
        int first = 0;
        while (first + 1 < points.size() && points.get(first + 1).atMicros() <= from) {
            first++;
        }
        return points.subList(first, points.size());
    }

    private static Map<String, ?> point(PriceListed price) {
        return pair(price)
                .put("at", GenerationView.time(price.atMicros()))
                .put("offered", price.offered())
                .put("cache_read_per_million", perMillion(price.cacheRead()))
                .put("cache_write_per_million", perMillion(price.cacheWrite()))
                .put(
                        "request",
                        Optional.ofNullable(price.request()).map(Price::dollars).orElse(null))
                .map();
    }

    private static Map<String, ?> effective(DaysQuestion.Day day, Withheld withheld) {
        Traffic traffic = day.traffic();
        boolean told = withheld.unless(day.isTold(), OF_MONEY);
        return ServiceView.effective(told ? traffic : Traffic.NONE)
                .put("date", day.date().toString())
                .put("tokens", traffic.tokens())
                .map();
    }

    private static Members pair(PriceListed price) {
        return new Members()
                .put("prompt_per_million", perMillion(price.prompt()))
                .put("completion_per_million", perMillion(price.completion()));
    }

    private static String tag(PriceListed price) {
        return price.endpoint().substring(price.endpoint().indexOf('@') + 1);
    }

    private static @Nullable BigDecimal perMillion(@Nullable Price price) {
        return price == null ? null : price.dollars().movePointRight(6).stripTrailingZeros();
    }
}
