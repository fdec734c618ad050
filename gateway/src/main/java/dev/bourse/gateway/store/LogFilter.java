package dev.bourse.gateway.store;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Which generations of an account to list; what is null does not matter.
 *
 * @param account whose
 * @param model id of the model that answered
 * @param provider slug or name of the provider that answered
 * @param key hash of the key that was used
 * @param app slug of the app
 * @param outcome how it ended, in capitals
 * @param finishReason normalised finish reason
 * @param session session id
 * @param idPrefix how the id begins
 * @param from epoch microseconds of the start, inclusive
 * @param until exclusive
 * @param before only generations after this one in the list, which is latest first
 */
public record LogFilter(
        String account,
        @Nullable String model,
        @Nullable String provider,
        @Nullable String key,
        @Nullable String app,
        @Nullable String outcome,
        @Nullable String finishReason,
        @Nullable String session,
        @Nullable String idPrefix,
        long from,
        long until,
        @Nullable Place before) {
    /**
     * A place in the list.
     *
     * @param startedMicros when the generation there began
     * @param id its id
     */
    public record Place(long startedMicros, String id) {}

    /** Conditions and what they are about. */
    record Where(StringBuilder sql, Map<String, Object> arguments) {
        private void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                sql.append(" and ").append(condition);
                arguments.put(name, value);
            }
        }
    }

    Where where() {
        Where where = new Where(new StringBuilder("account = :account"), new HashMap<>());
        where.arguments().put("account", account);
        where.and("started_micros >= :from", "from", from);
        where.and("started_micros < :until", "until", until);
        where.and("model = :model", "model", model);
        where.and("(provider = :provider or provider_name = :provider)", "provider", provider);
        where.and("key_hash = :key", "key", key);
        where.and("app = :app", "app", app);
        where.and("outcome = :outcome", "outcome", outcome);
        where.and("finish_reason = :finish", "finish", finishReason);
        where.and("session_id = :session", "session", session);
        where.and(
                "id like :prefix escape '!'",
                "prefix",
                idPrefix == null ? null : literal(idPrefix) + "%");
        if (before != null) {
            where.and(
                    "(started_micros < :then or (started_micros = :then and id < :last))",
                    "then",
                    before.startedMicros());
            where.arguments().put("last", before.id());
        }
        return where;
    }

    private static String literal(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }
}
