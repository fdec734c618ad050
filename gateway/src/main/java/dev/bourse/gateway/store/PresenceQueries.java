package dev.bourse.gateway.store;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Handful;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who was present with which subject, in whole days: rankings read the most rows of all here, so
 * long times are read as months and weeks, and names apart from numbers.
 *
 * @param query where rows come from
 */
record PresenceQueries(Query query) {
    private static final String ONE_PART = " and s.part = :part";

    private static final String NAMES =
            """
            select s.id, s.part, s.subject from market_series s
            where s.grp = :group and s.facet = :facet\
            """;

    /**
     * Small cells of whole days: by model, since money is told by it. Where some came late for a
     * day that is packed, only both together tell whether it is small.
     */
    private static final String SMALL =
            """
            with few as (
                select m.series, m.start_hour
                from market_series t join market_share m on m.series = t.id
                where t.grp = 'MODEL' and t.facet = 'ALL' and t.part = '' and m.grain = :grain
                    and m.start_hour >= :from and m.start_hour < :until
                group by m.series, m.start_hour
                having count(*) < :k
                    or sum(case when m.spend > 0 then 1 else 0 end) between 1 and :fewest
                union
                select p.series, p.start_hour
                from market_series t join market_share_past p on p.series = t.id
                where t.grp = 'MODEL' and t.facet = 'ALL' and t.part = '' and p.grain = :grain
                    and p.start_hour >= :from and p.start_hour < :until
                    and (p.users < :k or p.payers between 1 and :fewest))
            """;

    /**
     * Who stands behind them. Rows of accounts join the cells themselves, so that each is found by
     * its whole key.
     */
    private static final String FEW =
            SMALL
                    + Share.query(
                            """
                            select (select s.subject from market_series s where s.id = c.series),
                                c.start_hour, %s
                            from few join %s c on c.series = few.series and c.grain = :grain
                                and c.start_hour = few.start_hour\
                            """);

    /** The models that too few used or paid for, day by day. */
    List<Handful> few(long from, long until) {
        Map<String, Object> arguments = MarketQueries.time(from, until);
        arguments.put("grain", Hours.code(Grain.DAY));
        arguments.put("k", Standing.K);
        arguments.put("fewest", Standing.K - 1);
        Map<Cell, List<Share>> cells = new HashMap<>();
        query.rows(FEW, arguments, (row, _) -> Guests.of(row))
                .forEach(some ->
                        cells.computeIfAbsent(some.cell(), _ -> new ArrayList<>())
                                .addAll(some.shares()));
        cells.replaceAll((_, shares) -> Share.merged(shares));
        return cells.entrySet().stream()
                .filter(each -> isSmall(each.getValue()))
                .map(each -> handful(each.getKey(), each.getValue()))
                .toList();
    }

    private static boolean isSmall(List<Share> shares) {
        long payers = shares.stream().filter(Share::hasPaid).count();
        return shares.size() < Standing.K || (payers > 0 && payers < Standing.K);
    }

    private static Handful handful(Cell cell, List<Share> shares) {
        Set<Long> payers =
                shares.stream()
                        .filter(Share::hasPaid)
                        .map(Share::account)
                        .collect(Collectors.toSet());
        return new Handful(cell.model(), cell.day(), payers);
    }

    private record Cell(String model, long day) {}

    private record Guests(Cell cell, List<Share> shares) {
        static Guests of(ResultSet row) throws SQLException {
            Cell cell = new Cell(row.getString(1), Hours.micros(row.getInt(2)));
            return new Guests(cell, Share.all(row, 3));
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
        List<Stays> stays = stays(Share.query(shares(only)), which, from, until);
        Map<Long, Part> names = names(NAMES + only, which);
        Map<String, List<Presence>> byPart = new TreeMap<>();
        for (Stays some : stays) {
            Part part = names.get(some.series());
            if (part != null) {
                List<Presence> there = byPart.computeIfAbsent(part.name(), _ -> new ArrayList<>());
                some.shares().forEach(one -> there.add(part.presence(one)));
            }
        }
        byPart.replaceAll((_, all) -> Presence.merged(all));
        return byPart;
    }

    private static String shares(String only) {
        return """
        select c.series, %%s from market_series s join %%s c on c.series = s.id
        where s.grp = :group and s.facet = :facet and c.grain = :grain
            and c.start_hour >= :from and c.start_hour < :until%s\
        """
                .formatted(only);
    }

    private record Stays(long series, List<Share> shares) {
        static Stays of(ResultSet row) throws SQLException {
            return new Stays(row.getLong(1), Share.all(row, 2));
        }
    }

    private record Part(String name, String subject) {
        Presence presence(Share share) {
            return new Presence(subject, share.account(), share.traffic());
        }
    }

    private List<Stays> stays(String sql, Map<String, Object> which, long from, long until) {
        List<Stays> stays = new ArrayList<>();
        for (Span span : Span.covering(from, until)) {
            Map<String, Object> arguments = MarketQueries.time(span.from(), span.until());
            arguments.putAll(which);
            arguments.put("grain", Hours.code(span.grain()));
            stays.addAll(query.rows(sql, arguments, (row, _) -> Stays.of(row)));
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
}
