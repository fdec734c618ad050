package dev.bourse.gateway.store;

import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Handful;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Retention;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.routing.Percentiles;

import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rollups of the market know. They follow the journal by a moment. Every query blocks, and
 * throws {@link StoreException} when the database does not answer. Times are epoch microseconds,
 * from inclusive, until exclusive.
 */
public final class MarketQueries {
    private static final String VOLUMES =
            """
            select s.facet, s.part, s.subject, v.* from market_series s
            join market_volume v on v.series = s.id
            where s.grp = :group and s.facet = :facet
                and v.grain = :grain and v.start_hour >= :from and v.start_hour < :until\
            """;

    private static final String ONE_PART = " and s.part = :part";
    private static final String ONE_SUBJECT = " and s.subject = :subject";

    private static final String VISITS =
            Share.query(
                    """
                    select c.start_hour, %s from market_series s join %s c on c.series = s.id
                    where s.grp = 'MODEL' and s.facet = 'ALL' and s.part = ''
                        and s.subject = :subject and c.grain = :grain\
                    """);

    private static final String SKETCHES =
            """
            select p.start_hour, p.sketch from market_series s
            join market_payers p on p.series = s.id
            where s.grp = :group and s.facet = :facet and s.part = :part and s.subject = :subject
                and p.grain = :grain and p.start_hour >= :from and p.start_hour < :until\
            """;

    private static final String SERVICES =
            """
            select * from market_service
            where endpoint >= :first and endpoint < :last
                and grain = :grain and start_hour >= :from and start_hour < :until\
            """;

    private static final String TIMINGS =
            """
            select * from market_timing
            where endpoint >= :first and endpoint < :last
                and grain = :grain and start_hour >= :from and start_hour < :until\
            """;

    private static final String AVAILABILITY =
            """
            select * from market_availability
            where model = :model and start_hour >= :from and start_hour < :until\
            """;

    private static final String SESSIONS =
            """
            select s.subject, s.part, m.account, m.turns, m.spend from market_session m
            join market_series s on s.id = m.series
            where m.start_hour >= :from and m.start_hour < :until\
            """;

    private static final String FINGERPRINTS =
            """
            select model, bits from market_fingerprint
            where start_hour >= :from and start_hour < :until\
            """;

    private final Query query;
    private final MarketNotebook notebook;
    private final PresenceQueries present;

    MarketQueries(Jdbi jdbi) {
        query = new Query(jdbi);
        notebook = new MarketNotebook(query);
        present = new PresenceQueries(query);
    }

    /** Apps, prices and scores. */
    public MarketNotebook notebook() {
        return notebook;
    }

    /**
     * The traffic of a series in one stretch of time.
     *
     * @param series whose
     * @param start when the hour, day or week begins
     * @param traffic what it was
     */
    public record Volume(Series series, long start, Traffic traffic) {}

    /** The volumes of all subjects in one slice. */
    public List<Volume> volumes(Group group, Slice slice, Grain grain, long from, long until) {
        Map<String, Object> arguments = time(from, until);
        arguments.putAll(grouped(group, slice.facet()));
        arguments.put("grain", Hours.code(grain));
        arguments.put("part", slice.value());
        return query.rows(VOLUMES + ONE_PART, arguments, (row, _) -> volume(group, row));
    }

    /** The volumes of all subjects in all slices by one facet. */
    public List<Volume> volumes(Group group, Facet facet, Grain grain, long from, long until) {
        Map<String, Object> arguments = time(from, until);
        arguments.putAll(grouped(group, facet));
        arguments.put("grain", Hours.code(grain));
        return query.rows(VOLUMES, arguments, (row, _) -> volume(group, row));
    }

    /** The volumes of one series. */
    public List<Volume> volumes(Series series, Grain grain, long from, long until) {
        Map<String, Object> arguments = time(from, until);
        arguments.putAll(grouped(series.group(), series.slice().facet()));
        arguments.put("grain", Hours.code(grain));
        arguments.put("part", series.slice().value());
        arguments.put("subject", Texts.key(series.subject()));
        return query.rows(
                VOLUMES + ONE_PART + ONE_SUBJECT,
                arguments,
                (row, _) -> volume(series.group(), row));
    }

    /** Who was present with which subject of a slice, in whole days. */
    public List<Presence> present(Group group, Slice slice, long from, long until) {
        return present.of(group, slice, from, until);
    }

    /** Who was present with which subject, by slice, in whole days. */
    public Map<String, List<Presence>> present(Group group, Facet facet, long from, long until) {
        return present.of(group, facet, from, until);
    }

    /** The models that too few accounts used or paid for, by whole days. */
    public List<Handful> handfuls(long from, long until) {
        return present.few(from, until);
    }

    /** Who came to a model in which week. */
    public List<Retention.Visit> visits(String model) {
        List<Retention.Visit> visits = new ArrayList<>();
        query.rows(
                        VISITS,
                        Map.of("subject", Texts.key(model), "grain", Hours.code(Grain.WEEK)),
                        (row, _) -> visits(row))
                .forEach(visits::addAll);
        return visits;
    }

    private static List<Retention.Visit> visits(ResultSet row) throws SQLException {
        long week = Hours.micros(row.getInt(1));
        return Share.all(row, 2).stream()
                .map(one -> new Retention.Visit(week, one.account(), one.paid() > 0))
                .toList();
    }

    /** How many accounts paid for a series, by day or week; estimated. */
    public Map<Long, Long> payers(Series series, Grain grain, long from, long until) {
        Map<Long, Long> payers = new TreeMap<>();
        sketches(series, grain, from, until)
                .forEach((start, sketch) ->
                        payers.put(start, PayerSketch.estimate(List.of(sketch))));
        return payers;
    }

    /** How many accounts paid for a series in whole days or weeks together; estimated. */
    public long payersTogether(Series series, Grain grain, long from, long until) {
        return PayerSketch.estimate(sketches(series, grain, from, until).values());
    }

    private Map<Long, byte[]> sketches(Series series, Grain grain, long from, long until) {
        Map<String, Object> arguments = time(from, until);
        arguments.putAll(grouped(series.group(), series.slice().facet()));
        arguments.put("part", series.slice().value());
        arguments.put("subject", Texts.key(series.subject()));
        arguments.put("grain", Hours.code(grain));
        Map<Long, byte[]> sketches = new TreeMap<>();
        query.rows(
                        SKETCHES,
                        arguments,
                        (row, _) ->
                                Map.entry(
                                        Hours.micros(row.getInt("start_hour")),
                                        row.getBytes("sketch")))
                .forEach(each -> sketches.put(each.getKey(), each.getValue()));
        return sketches;
    }

    /**
     * How the endpoints of a model served, by endpoint and start of the hour or day.
     *
     * @param model its id
     */
    public List<Served> services(String model, Grain grain, long from, long until) {
        return services(model + "@", model + "A", grain, from, until);
    }

    /** How all endpoints served. */
    public List<Served> services(Grain grain, long from, long until) {
        return services("", "\uFFFF", grain, from, until);
    }

    private List<Served> services(String first, String last, Grain grain, long from, long until) {
        Map<String, Object> arguments = time(from, until);
        arguments.put("first", first);
        arguments.put("last", last);
        arguments.put("grain", Hours.code(grain));
        Map<String, Timings> timings = new HashMap<>();
        query.rows(TIMINGS, arguments, (row, _) -> Map.entry(place(row), Timings.read(row)))
                .forEach(each -> timings.put(each.getKey(), each.getValue()));
        return query.rows(
                SERVICES,
                arguments,
                (row, _) -> Served.read(row, timings.getOrDefault(place(row), Timings.NONE)));
    }

    /** Whether a model could be had, by start of the hour. */
    public Map<Long, Availability> availability(String model, long from, long until) {
        Map<String, Object> arguments = time(from, until);
        arguments.put("model", Texts.key(model));
        Map<Long, Availability> hours = new TreeMap<>();
        query.rows(
                        AVAILABILITY,
                        arguments,
                        (row, _) ->
                                Map.entry(
                                        Hours.micros(row.getInt("start_hour")),
                                        new Availability(
                                                row.getLong("judged"),
                                                row.getLong("answered"),
                                                row.getLong("first_judged"),
                                                row.getLong("first_answered"))))
                .forEach(each -> hours.put(each.getKey(), each.getValue()));
        return hours;
    }

    /** Conversations of weeks that begin in that time. */
    public List<Session> sessions(long from, long until) {
        return query.rows(
                SESSIONS,
                time(from, until),
                (row, _) ->
                        new Session(
                                row.getString("subject"),
                                row.getString("part"),
                                row.getLong("account"),
                                row.getLong("turns"),
                                row.getLong("spend")));
    }

    /** Signatures of sampled prompts by model. */
    public Map<String, long[]> fingerprints(long from, long until) {
        Map<String, List<Long>> byModel = new TreeMap<>();
        query.rows(
                        FINGERPRINTS,
                        time(from, until),
                        (row, _) -> Map.entry(row.getString("model"), row.getLong("bits")))
                .forEach(each ->
                        byModel.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                                .add(each.getValue()));
        Map<String, long[]> arrays = new TreeMap<>();
        byModel.forEach((model, bits) ->
                arrays.put(model, bits.stream().mapToLong(Long::longValue).toArray()));
        return arrays;
    }

    /**
     * A conversation with a model through an app.
     *
     * @param app slug of the app
     * @param model id of the model
     * @param account a keyed hash of whoever pays
     * @param turns answers
     * @param spend nano-dollars
     */
    public record Session(String app, String model, long account, long turns, long spend) {}

    private static Volume volume(Group group, ResultSet row) throws SQLException {
        Slice slice = new Slice(Facet.valueOf(row.getString("facet")), row.getString("part"));
        return new Volume(
                new Series(group, slice, row.getString("subject")),
                Hours.micros(row.getInt("start_hour")),
                TrafficTables.read(row));
    }

    private static String place(ResultSet row) throws SQLException {
        return row.getString("endpoint") + " " + row.getInt("start_hour");
    }

    static Map<String, Object> grouped(Group group, Facet facet) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("group", group.name());
        arguments.put("facet", facet.name());
        return arguments;
    }

    static Map<String, Object> time(long from, long until) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("from", Hours.of(from));
        arguments.put("until", Hours.of(until));
        return arguments;
    }

    /** Distributions of what answers took; arrays of bytes are merged when they are asked. */
    public record Timings(List<byte[]> firstToken, List<byte[]> throughput, List<byte[]> total) {
        /** Of no answers. */
        public static final Timings NONE = new Timings(List.of(), List.of(), List.of());

        static Timings read(ResultSet row) throws SQLException {
            return new Timings(
                    List.of(row.getBytes("first_token")),
                    List.of(row.getBytes("throughput")),
                    List.of(row.getBytes("total")));
        }

        /** Both together. */
        public Timings plus(Timings other) {
            return new Timings(
                    both(firstToken, other.firstToken),
                    both(throughput, other.throughput),
                    both(total, other.total));
        }

        /** Seconds to the first token. */
        public Percentiles secondsToFirstToken() {
            return Spread.seconds(firstToken);
        }

        /** Output tokens a second. */
        public Percentiles tokensPerSecond() {
            return Spread.tokensPerSecond(throughput);
        }

        /** Seconds to the end of the answer. */
        public Percentiles secondsInAll() {
            return Spread.seconds(total);
        }

        private static List<byte[]> both(List<byte[]> one, List<byte[]> other) {
            List<byte[]> all = new ArrayList<>(one);
            all.addAll(other);
            return all;
        }
    }
}
