package dev.bourse.gateway.store;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.store.Rollup.Dimension;
import dev.bourse.gateway.store.Rollup.Grain;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the tables know. They follow the journal by a moment, or by longer when the database was
 * away. Every query blocks, and throws {@link StoreException} when the database does not answer.
 */
public final class UsageQueries {
    private static final String GENERATION = "select * from generation where id = :id";

    private static final String SUM =
            "select cast(coalesce(sum(charge), 0) as bigint) from generation";

    private static final String SUM_BY_KEY =
            "select key_hash, cast(sum(charge) as bigint) from generation group by key_hash";

    private static final String SUM_BY_MODEL =
            "select model, cast(sum(charge) as bigint) from generation group by model";

    private static final String ACCOUNT =
            "select granted, charged from account_book where account = :account";

    private static final String SPENDING =
            """
            select cast(coalesce(sum(charged), 0) as bigint) from key_spending
            where key_hash = :key and day_micros >= :from\
            """;

    private static final String ACTIVITY =
            """
            select * from activity
            where account = :account and day_micros >= :from and day_micros < :until
            order by day_micros, key_hash, model, endpoint, provider\
            """;

    private static final String OF_ENDPOINT =
            """
            select * from activity
            where endpoint = :endpoint and day_micros >= :from and day_micros < :until\
            """;

    private static final String ROLLUP =
            """
            select * from rollup_usage
            where dimension = :dimension and grain = :grain
                and bucket_micros >= :from and bucket_micros < :until
            order by bucket_micros, subject\
            """;

    private final Jdbi jdbi;

    UsageQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The end of that generation, as the journal tells it. */
    public Optional<GenerationFinished> generation(GenerationId id) {
        RowMapper<GenerationFinished> read = (row, context) -> new GenerationRow(row).read();
        return rows(GENERATION, Map.of("id", id.value()), read).stream().findFirst();
    }

    /** The cost of all generations together. */
    public Money charged() {
        return money(SUM, Map.of());
    }

    /** The cost of all generations, by key. */
    public Map<KeyHash, Money> chargedByKey() {
        Map<KeyHash, Money> byKey = new LinkedHashMap<>();
        sums(SUM_BY_KEY).forEach((key, sum) -> byKey.put(new KeyHash(key), sum));
        return byKey;
    }

    /** The cost of all generations, by the model that answered. */
    public Map<String, Money> chargedByModel() {
        return sums(SUM_BY_MODEL);
    }

    /** What an account got and owes; empty when nothing was ever booked on it. */
    public Optional<Account> account(String name) {
        RowMapper<Account> read = (row, context) -> new Account(money(row, 1), money(row, 2));
        return rows(ACCOUNT, Map.of("account", Texts.key(name)), read).stream().findFirst();
    }

    /** What a key spent in the UTC day, week (from Monday) and month of that moment, and ever. */
    public KeyUsage keyUsage(KeyHash key, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        LocalDate week = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new KeyUsage(
                spent(key, micros(day)),
                spent(key, micros(week)),
                spent(key, micros(day.withDayOfMonth(1))),
                spent(key, Long.MIN_VALUE));
    }

    /**
     * What an account used, by day, key, model and endpoint.
     *
     * @param from first day
     * @param until the day after the last
     */
    public List<Activity> activity(String account, LocalDate from, LocalDate until) {
        return rows(
                ACTIVITY,
                Map.of(
                        "account", Texts.key(account),
                        "from", micros(from),
                        "until", micros(until)),
                (row, context) -> Activity.read(row));
    }

    /** Rows of a rollup that begin in that time, by time and subject. */
    public List<Rollup> rollups(Dimension dimension, Grain grain, Instant from, Instant until) {
        return rows(
                ROLLUP,
                Map.of(
                        "dimension", dimension.name(),
                        "grain", grain.name(),
                        "from", micros(from),
                        "until", micros(until)),
                (row, context) ->
                        new Rollup(
                                dimension,
                                grain,
                                row.getLong("bucket_micros"),
                                row.getString("subject"),
                                RollupTables.read(row)));
    }

    /** What an endpoint did on each of some days, for all accounts. Looks at all activity. */
    public Map<LocalDate, Measures> endpoint(String id, LocalDate from, LocalDate until) {
        Map<LocalDate, Measures> days = new TreeMap<>();
        rows(
                        OF_ENDPOINT,
                        Map.of(
                                "endpoint", Texts.key(id),
                                "from", micros(from),
                                "until", micros(until)),
                        (row, context) -> Map.entry(dayOf(row), RollupTables.read(row)))
                .forEach(each -> days.merge(each.getKey(), each.getValue(), Measures::plus));
        return days;
    }

    private static LocalDate dayOf(ResultSet row) throws SQLException {
        Instant day = Instant.EPOCH.plus(row.getLong("day_micros"), ChronoUnit.MICROS);
        return LocalDate.ofInstant(day, ZoneOffset.UTC);
    }

    private Money spent(KeyHash key, long fromMicros) {
        return money(SPENDING, Map.of("key", key.hex(), "from", fromMicros));
    }

    private Map<String, Money> sums(String sql) {
        Map<String, Money> sums = new TreeMap<>();
        rows(sql, Map.of(), (row, context) -> Map.entry(row.getString(1), money(row, 2)))
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
        return sums;
    }

    private Money money(String sql, Map<String, Object> arguments) {
        return rows(sql, arguments, (row, context) -> money(row, 1)).getFirst();
    }

    private <T> List<T> rows(String sql, Map<String, Object> arguments, RowMapper<T> read) {
        try {
            return jdbi.withHandle(
                    handle -> handle.createQuery(sql).bindMap(arguments).map(read).list());
        } catch (JdbiException failure) {
            throw new StoreException("the database does not answer", failure);
        }
    }

    private static Money money(ResultSet row, int column) throws SQLException {
        return new Money(row.getLong(column));
    }

    private static long micros(LocalDate day) {
        return micros(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /**
     * The book of an account.
     *
     * @param granted credits that it got
     * @param charged what its generations cost
     */
    public record Account(Money granted, Money charged) {
        public Money balance() {
            return granted.minus(charged);
        }
    }

    /**
     * What a key spent.
     *
     * @param daily in the UTC day
     * @param weekly in the week, from Monday
     * @param monthly in the month
     * @param total ever
     */
    public record KeyUsage(Money daily, Money weekly, Money monthly, Money total) {}

    /**
     * What one key did on one day with one model at one endpoint.
     *
     * @param day the UTC day
     * @param key the key
     * @param model id of the model
     * @param endpoint id of the endpoint; empty where none answered
     * @param provider slug of its provider; empty where none answered
     * @param measures what was counted
     */
    public record Activity(
            LocalDate day,
            KeyHash key,
            String model,
            String endpoint,
            String provider,
            Measures measures) {
        private static Activity read(ResultSet row) throws SQLException {
            return new Activity(
                    dayOf(row),
                    new KeyHash(row.getString("key_hash")),
                    row.getString("model"),
                    row.getString("endpoint"),
                    row.getString("provider"),
                    RollupTables.read(row));
        }
    }
}
