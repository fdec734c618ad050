package dev.bourse.gateway.store;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Handful;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who was present with which subject, in whole days: rankings read the most rows of all here, so
 * long times are read as months and weeks, and names apart from numbers.
 *
 * @param query where rows come from
 */
record PresenceQueries(Query query) {
    private static final String PRESENT =
            """
            select c.series, c.account, c.requests, c.prompt, c.completion, c.paid, c.spend
            from market_series s join market_share c on c.series = s.id
            where s.grp = :group and s.facet = :facet and c.grain = :grain
                and c.start_hour >= :from and c.start_hour < :until\
            """;

    private static final String ONE_PART = " and s.part = :part";

    private static final String NAMES =
            """
            select s.id, s.part, s.subject from market_series s
            where s.grp = :group and s.facet = :facet\
            """;

    /**
     * Who stands behind the small cells of whole days: by model, since money is told by it. Rows of
     * accounts join the cells themselves, so that each is found by its whole key.
     */
    private static final String FEW =
            """
            select (select s.subject from market_series s where s.id = c.series) as subject,
                c.start_hour, c.account, c.spend
            from (select m.series, m.start_hour
                from market_series t join market_share m on m.series = t.id
                where t.grp = 'MODEL' and t.facet = 'ALL' and t.part = '' and m.grain = :grain
                    and m.start_hour >= :from and m.start_hour < :until
                group by m.series, m.start_hour
                having count(*) < :k
                    or sum(case when m.spend > 0 then 1 else 0 end) between 1 and :fewest) few
            join market_share c on c.series = few.series and c.grain = :grain
                and c.start_hour = few.start_hour\
            """;

    /** The models that too few used or paid for, day by day. */
    List<Handful> few(long from, long until) {
        Map<String, Object> arguments = MarketQueries.time(from, until);
        arguments.put("grain", Hours.code(Grain.DAY));
        arguments.put("k", Standing.K);
        arguments.put("fewest", Standing.K - 1);
        Map<Cell, Set<Long>> cells = new HashMap<>();
        query.rows(FEW, arguments, (row, _) -> Guest.of(row))
                .forEach(guest -> {
                    Set<Long> payers = cells.computeIfAbsent(guest.cell(), _ -> new HashSet<>());
                    if (guest.hasPaid()) {
                        payers.add(guest.account());
                    }
                });
        return cells.entrySet().stream()
                .map(each ->
                        new Handful(each.getKey().model(), each.getKey().day(), each.getValue()))
                .toList();
    }

    private record Cell(String model, long day) {}

    private record Guest(Cell cell, long account, boolean hasPaid) {
        static Guest of(ResultSet row) throws SQLException {
            Cell cell = new Cell(row.getString(1), Hours.micros(row.getInt(2)));
            return new Guest(cell, row.getLong(3), row.getLong(4) > 0);
        }
    }

    /** Of one slice. */
    List<Presence> of(Group group, Slice slice, long from, long until) {
        Map<String, Object> arguments = MarketQueries.grouped(group, slice.facet());
        arguments.put("part", slice.value());
        return present(ONE_PART, arguments, from, until).getOrDefault(slice.value(), List.of());
    }

    /** By slice. */
    Map<String, List<Presence>> of(Group group, Facet facet, long from, long until) {
        return present("", MarketQueries.grouped(group, facet), from, until);
    }

    /** By slice; each account is present once with each subject. */
    private Map<String, List<Presence>> present(
            String only, Map<String, Object> which, long from, long until) {
        List<Stay> stays = stays(PRESENT + only, which, from, until);
        Map<Long, Part> names = names(NAMES + only, which);
        Map<String, List<Presence>> byPart = new TreeMap<>();
        for (Stay stay : stays) {
            Part part = names.get(stay.series());
            if (part != null) {
                byPart.computeIfAbsent(part.name(), _ -> new ArrayList<>())
                        .add(new Presence(part.subject(), stay.account(), stay.traffic()));
            }
        }
        byPart.replaceAll((_, all) -> Presence.merged(all));
        return byPart;
    }

    private record Stay(long series, long account, Traffic traffic) {}

    private record Part(String name, String subject) {}

    private List<Stay> stays(String sql, Map<String, Object> which, long from, long until) {
        List<Stay> stays = new ArrayList<>();
        for (Span span : Span.covering(from, until)) {
            Map<String, Object> arguments = MarketQueries.time(span.from(), span.until());
            arguments.putAll(which);
            arguments.put("grain", Hours.code(span.grain()));
            stays.addAll(query.rows(sql, arguments, (row, _) -> stay(row)));
        }
        return stays;
    }

    /**
     * Names come often, so they are read once for all rows; a series has one before it has rows.
     */
    private Map<Long, Part> names(String sql, Map<String, Object> which) {
        Map<Long, Part> names = new HashMap<>();
        query.rows(
                        sql,
                        which,
                        (row, _) ->
                                Map.entry(
                                        row.getLong(1),
                                        new Part(row.getString(2), row.getString(3))))
                .forEach(each -> names.put(each.getKey(), each.getValue()));
        return names;
    }

    /** By number of the column: finding it by name takes longer than reading it. */
    private static Stay stay(ResultSet row) throws SQLException {
        return new Stay(
                row.getLong(1),
                row.getLong(2),
                new Traffic(
                        row.getLong(3),
                        0,
                        row.getLong(4),
                        row.getLong(5),
                        0,
                        0,
                        row.getLong(6),
                        row.getLong(7),
                        0,
                        0,
                        0,
                        0));
    }
}
