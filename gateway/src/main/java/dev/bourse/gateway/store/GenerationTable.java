package dev.bourse.gateway.store;

import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** One row for each generation that ended. */
final class GenerationTable {
    private static final String INSERT =
            """
            insert into generation (
                id, ended_micros, started_micros, account, key_hash,
                requested_model, model, provider, provider_name, endpoint, service_tier,
                upstream_id, outcome, http_status, error_type, finish_reason,
                native_finish_reason, streamed, first_token_micros,
                usage_source, uncached_input, cache_read, cache_write, output, reasoning,
                charge_input, charge_cache_read, charge_cache_write, charge_output,
                charge_request, charge, cache_discount, attempts,
                referer, title, session_id, end_user, user_agent)
            values (
                :id, :ended_micros, :started_micros, :account, :key_hash,
                :requested_model, :model, :provider, :provider_name, :endpoint, :service_tier,
                :upstream_id, :outcome, :http_status, :error_type, :finish_reason,
                :native_finish_reason, :streamed, :first_token_micros,
                :usage_source, :uncached_input, :cache_read, :cache_write, :output, :reasoning,
                :charge_input, :charge_cache_read, :charge_cache_write, :charge_output,
                :charge_request, :charge, :cache_discount, :attempts,
                :referer, :title, :session_id, :end_user, :user_agent)\
            """;

    private GenerationTable() {}

    static void insert(Handle transaction, Collection<GenerationFinished> ends) {
        if (ends.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(INSERT)) {
            for (GenerationFinished end : ends) {
                new Row(batch).bind(end);
                batch.add();
            }
            batch.execute();
        }
    }

    private record Row(PreparedBatch batch) {
        void bind(GenerationFinished end) {
            text("id", end.id().value());
            number("ended_micros", end.atMicros());
            number("started_micros", end.startedAtMicros());
            text("account", end.account());
            text("key_hash", end.key().hex());
            answerer(end);
            ending(end);
            usage(end.usage());
            charge(end.charge());
            Money discount = end.cacheDiscount();
            number("cache_discount", discount == null ? null : discount.nanos());
            text("attempts", AttemptsJson.write(end.attempts()));
            attribution(end.attribution());
        }

        private void answerer(GenerationFinished end) {
            text("requested_model", end.requestedModel());
            text("model", end.model());
            text("provider", end.provider());
            text("provider_name", end.providerName());
            text("endpoint", end.endpoint());
            text("service_tier", word(end.tier()));
            text("upstream_id", end.upstreamId());
        }

        private void ending(GenerationFinished end) {
            text("outcome", word(end.outcome()));
            batch.bind("http_status", end.httpStatus());
            text("error_type", end.errorType());
            text("finish_reason", end.finishReason());
            text("native_finish_reason", end.nativeFinishReason());
            batch.bind("streamed", end.streamed());
            number("first_token_micros", end.firstTokenMicros());
        }

        private void usage(@Nullable Usage usage) {
            Tokens tokens = usage == null ? null : usage.tokens();
            text("usage_source", usage == null ? null : word(usage.source()));
            number("uncached_input", tokens == null ? null : tokens.uncachedInput());
            number("cache_read", tokens == null ? null : tokens.cacheRead());
            number("cache_write", tokens == null ? null : tokens.cacheWrite());
            number("output", tokens == null ? null : tokens.output());
            number("reasoning", tokens == null ? null : tokens.reasoning());
        }

        private void charge(Charge charge) {
            number("charge_input", charge.input().nanos());
            number("charge_cache_read", charge.cacheRead().nanos());
            number("charge_cache_write", charge.cacheWrite().nanos());
            number("charge_output", charge.output().nanos());
            number("charge_request", charge.request().nanos());
            number("charge", charge.total().nanos());
        }

        private void attribution(Attribution app) {
            text("referer", app.referer());
            text("title", app.title());
            text("session_id", app.session());
            text("end_user", app.user());
            text("user_agent", app.userAgent());
        }

        private void text(String name, @Nullable String value) {
            batch.bind(name, Texts.stored(value));
        }

        private void number(String name, @Nullable Long value) {
            batch.bind(name, value);
        }

        private static @Nullable String word(@Nullable Enum<?> value) {
            return value == null ? null : value.name();
        }
    }
}
