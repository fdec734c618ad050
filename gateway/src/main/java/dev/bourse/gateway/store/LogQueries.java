package dev.bourse.gateway.store;

import dev.bourse.domain.fact.GenerationFinished;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What an account did, one generation after another. Every query blocks, and throws {@link
 * StoreException} when the database does not answer.
 */
public final class LogQueries {
    private static final String SESSIONS =
            """
            select session_id, count(*) as turns,
                min(started_micros) as first_micros, max(started_micros) as last_micros,
                cast(coalesce(sum(prompt + output), 0) as bigint) as tokens,
                cast(coalesce(sum(prompt), 0) as bigint) as prompt,
                cast(coalesce(sum(cache_read), 0) as bigint) as cached,
                cast(coalesce(sum(cache_discount), 0) as bigint) as discount,
                cast(sum(charge) as bigint) as charge
            from generation
            where account = :account and session_id is not null
            group by session_id
            having max(started_micros) < :until
                or (max(started_micros) = :until and session_id < :session)
            order by last_micros desc, session_id desc
            limit :limit\
            """;

    private static final LogFilter.Place FIRST = new LogFilter.Place(Long.MAX_VALUE, "");

    private final Query query;

    LogQueries(Query query) {
        this.query = query;
    }

    /** Generations, latest first. */
    public List<GenerationFinished> page(LogFilter filter, int limit) {
        LogFilter.Where where = filter.where();
        where.arguments().put("limit", limit);
        return query.rows(
                "select * from generation where "
                        + where.sql()
                        + " order by started_micros desc, id desc limit :limit",
                where.arguments(),
                (row, _) -> new GenerationRow(row).read());
    }

    /**
     * Conversations of an account, the one that was used last first.
     *
     * @param after where the page before ended; null for the first page
     */
    public List<Conversation> conversations(
            String account, LogFilter.@Nullable Place after, int limit) {
        LogFilter.Place place = after == null ? FIRST : after;
        return query.rows(
                SESSIONS,
                Map.of(
                        "account",
                        account,
                        "until",
                        place.startedMicros(),
                        "session",
                        place.id(),
                        "limit",
                        limit),
                (row, _) ->
                        new Conversation(
                                row.getString("session_id"),
                                row.getLong("turns"),
                                row.getLong("first_micros"),
                                row.getLong("last_micros"),
                                row.getLong("tokens"),
                                row.getLong("prompt"),
                                row.getLong("cached"),
                                row.getLong("discount"),
                                row.getLong("charge")));
    }

    /**
     * A conversation.
     *
     * @param session its id
     * @param turns generations in it
     * @param firstMicros when it began, epoch microseconds
     * @param lastMicros when its latest generation began
     * @param tokens all its tokens, as far as they are known
     * @param prompt those of its prompts
     * @param cached those that were read from a provider's cache
     * @param discount what that saved, less what filling the cache cost, nano-dollars
     * @param charge what it cost, nano-dollars
     */
    public record Conversation(
            String session,
            long turns,
            long firstMicros,
            long lastMicros,
            long tokens,
            long prompt,
            long cached,
            long discount,
            long charge) {}
}
