package dev.bourse.gateway.store;

import dev.bourse.domain.market.Grain;

import org.jdbi.v3.core.Jdbi;

import java.time.Duration;
import java.util.List;

/**
 * Moves what accounts used in days, weeks and months that are long over to one row for each of
 * these, where rows are large. Some series at a time: nobody waits for a row that is moved but who
 * is late by days, and the room of the old rows is soon there for new ones.
 *
 * @param writing connections that move
 */
record Packing(Jdbi writing) {
    private static final int TOGETHER = 100;

    /** So long after its end hardly anything comes for a day any more. */
    private static final Duration LATE = Duration.ofDays(3);

    private static final String SERIES = "select id from market_series order by id";

    private static final String MOVE =
            """
            with gone as (
                delete from market_share
                where series between :first and :last and (
                    (grain = :day and start_hour < :days)
                    or (grain = :week and start_hour < :weeks)
                    or (grain = :month and start_hour < :months))
                returning *)
            insert into market_share_past as past (series, grain, start_hour,
                accounts, requests, prompts, completions, paid, spend)
            select series, grain, start_hour,
                array_agg(account order by account), array_agg(requests order by account),
                array_agg(prompt order by account), array_agg(completion order by account),
                array_agg(paid order by account), array_agg(spend order by account)
            from gone group by series, grain, start_hour order by series, grain, start_hour
            on conflict (series, grain, start_hour) do update set
                accounts = past.accounts || excluded.accounts,
                requests = past.requests || excluded.requests,
                prompts = past.prompts || excluded.prompts,
                completions = past.completions || excluded.completions,
                paid = past.paid || excluded.paid,
                spend = past.spend || excluded.spend\
            """;

    /** Moves what is over for long enough at that time. Blocks. */
    void of(long nowMicros) {
        List<Long> series =
                writing.withHandle(handle -> handle.createQuery(SERIES).mapTo(Long.class).list());
        for (int from = 0; from < series.size(); from += TOGETHER) {
            int to = Math.min(from + TOGETHER, series.size());
            move(series.get(from), series.get(to - 1), nowMicros);
        }
    }

    private void move(long first, long last, long nowMicros) {
        long late = nowMicros - LATE.toNanos() / 1_000;
        writing.useTransaction(handle ->
                handle.createUpdate(MOVE)
                        .bind("first", first)
                        .bind("last", last)
                        .bind("day", Hours.code(Grain.DAY))
                        .bind("days", Hours.of(Grain.DAY.begin(late)))
                        .bind("week", Hours.code(Grain.WEEK))
                        .bind("weeks", Hours.of(Grain.WEEK.begin(late)))
                        .bind("month", Hours.code(Grain.MONTH))
                        .bind("months", Hours.of(Grain.MONTH.begin(late)))
                        .execute());
    }
}
