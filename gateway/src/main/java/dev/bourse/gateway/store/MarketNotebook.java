package dev.bourse.gateway.store;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.market.App;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is noted about the market rather than summed. Every query blocks, and throws {@link
 * StoreException} when the database does not answer.
 */
public final class MarketNotebook {
    private static final String PRICES =
            "select * from market_price where at_micros >= :from order by at_micros, endpoint";

    private static final String PRICES_OF =
            "select * from market_price where model = :model order by at_micros, endpoint";

    private static final String LATEST_PRICES =
            """
            select p.* from market_price p
            where p.at_micros = (
                select max(q.at_micros) from market_price q where q.endpoint = p.endpoint)\
            """;

    private static final String FIRST_PRICE =
            "select endpoint, min(at_micros) as at_micros from market_price group by endpoint";

    private static final String BEFORE =
            """
            select * from market_price
            where endpoint = :endpoint and at_micros < :at
            order by at_micros desc limit 1\
            """;

    private final Query query;

    MarketNotebook(Query query) {
        this.query = query;
    }

    /** All apps that ever sent something, as their requests named them. */
    public List<App> apps() {
        return query.rows(
                "select * from market_app",
                Map.of(),
                (row, _) ->
                        new App(
                                row.getString("slug"),
                                row.getString("host"),
                                row.getString("title")));
    }

    /** What the operator says about apps. */
    public List<AppDescribed> settings() {
        return query.rows(
                "select * from market_app_setting",
                Map.of(),
                (row, _) -> {
                    String categories = row.getString("categories");
                    return new AppDescribed(
                            0,
                            row.getString("slug"),
                            row.getString("name"),
                            row.getString("alias_of"),
                            row.getBoolean("hidden"),
                            categories.isEmpty() ? List.of() : List.of(categories.split(",", -1)));
                });
    }

    /** Everything that was listed since then, oldest first. */
    public List<PriceListed> pricesSince(long fromMicros) {
        return query.rows(PRICES, Map.of("from", fromMicros), (row, _) -> price(row));
    }

    /** Everything that was listed for a model, oldest first. */
    public List<PriceListed> prices(String model) {
        return query.rows(PRICES_OF, Map.of("model", Texts.key(model)), (row, _) -> price(row));
    }

    /** What holds for every endpoint that was ever listed. */
    public List<PriceListed> latestPrices() {
        return query.rows(LATEST_PRICES, Map.of(), (row, _) -> price(row));
    }

    /** What held for an endpoint before that moment. */
    public Optional<PriceListed> priceBefore(String endpoint, long micros) {
        return query
                .rows(
                        BEFORE,
                        Map.of("endpoint", Texts.key(endpoint), "at", micros),
                        (row, _) -> price(row))
                .stream()
                .findFirst();
    }

    /** When endpoints were first listed, epoch microseconds by id. */
    public Map<String, Long> firstListed() {
        Map<String, Long> first = new HashMap<>();
        query.rows(
                        FIRST_PRICE,
                        Map.of(),
                        (row, _) -> Map.entry(row.getString("endpoint"), row.getLong("at_micros")))
                .forEach(each -> first.put(each.getKey(), each.getValue()));
        return first;
    }

    /** All published scores. */
    public List<ScorePublished> scores() {
        return query.rows("select * from market_score", Map.of(), (row, _) -> score(row));
    }

    private static PriceListed price(ResultSet row) throws SQLException {
        return new PriceListed(
                row.getLong("at_micros"),
                row.getString("endpoint"),
                row.getString("model"),
                row.getString("provider"),
                row.getBoolean("offered"),
                price(row, "prompt"),
                price(row, "completion"),
                price(row, "cache_read"),
                price(row, "cache_write"),
                price(row, "request"));
    }

    private static @Nullable Price price(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Price.parse(text);
    }

    private static ScorePublished score(ResultSet row) throws SQLException {
        String error = row.getString("standard_error");
        return new ScorePublished(
                row.getLong("at_micros"),
                row.getString("source"),
                row.getString("benchmark"),
                row.getString("model"),
                new BigDecimal(row.getString("score")),
                error == null ? null : new BigDecimal(error),
                row.getLong("trials"),
                LocalDate.parse(row.getString("published_on")),
                row.getString("url"));
    }
}
