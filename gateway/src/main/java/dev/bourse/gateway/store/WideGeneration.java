package dev.bourse.gateway.store;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Reads a row of the table that had a column for each part of a fact; see {@link
 * MoveWideGenerations}.
 */
record WideGeneration(ResultSet row) {
    GenerationFinished read() throws SQLException {
        return new GenerationFinished(
                new GenerationId(text("id")),
                number("ended_micros"),
                number("started_micros"),
                text("account"),
                new KeyHash(text("key_hash")),
                text("requested_model"),
                text("model"),
                optionalText("provider"),
                optionalText("provider_name"),
                optionalText("endpoint"),
                tier(),
                optionalText("upstream_id"),
                Outcome.valueOf(text("outcome")),
                row.getInt("http_status"),
                optionalText("error_type"),
                optionalText("finish_reason"),
                optionalText("native_finish_reason"),
                row.getBoolean("streamed"),
                usage(),
                charge(),
                cacheDiscount(),
                number("first_token_micros"),
                AttemptsJson.read(text("attempts")),
                attribution(),
                work());
    }

    private @Nullable ServiceTier tier() throws SQLException {
        String tier = optionalText("service_tier");
        return tier == null ? null : ServiceTier.valueOf(tier);
    }

    private @Nullable Usage usage() throws SQLException {
        String source = optionalText("usage_source");
        return source == null ? null : new Usage(tokens(), units(), Usage.Source.valueOf(source));
    }

    private Tokens tokens() throws SQLException {
        return new Tokens(
                number("uncached_input"),
                number("cache_read"),
                number("cache_write"),
                number("output"),
                number("reasoning"),
                number("cache_write_hour"),
                media("sound_input", "sound_cache_read", "sound_output"),
                media("image_input", "image_cache_read", "image_output"));
    }

    private MediaTokens media(String input, String cacheRead, String output) throws SQLException {
        return new MediaTokens(number(input), number(cacheRead), number(output));
    }

    private Units units() throws SQLException {
        return new Units(
                number("images"),
                number("searches"),
                number("characters"),
                number("seconds"),
                number("web_searches"));
    }

    private Charge charge() throws SQLException {
        return new Charge(
                money("charge_input"),
                money("charge_cache_read"),
                money("charge_cache_write"),
                money("charge_output"),
                money("charge_request"));
    }

    private @Nullable Money cacheDiscount() throws SQLException {
        Money discount = money("cache_discount");
        return row.wasNull() ? null : discount;
    }

    private Attribution attribution() throws SQLException {
        return new Attribution(
                optionalText("referer"),
                optionalText("title"),
                optionalText("session_id"),
                optionalText("end_user"),
                optionalText("user_agent"),
                categories(text("categories")));
    }

    private static List<String> categories(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    private Work work() throws SQLException {
        String cachedFrom = optionalText("cached_from");
        return new Work(
                ApiType.valueOf(text("api")),
                Dialect.valueOf(text("dialect")),
                Kinds.read(text("inputs")),
                Kinds.read(text("outputs")),
                tools(),
                row.getBoolean("confidential"),
                row.getBoolean("insured"),
                cachedFrom == null ? null : new GenerationId(cachedFrom),
                optionalText("preset"),
                form());
    }

    private @Nullable AnswerForm form() throws SQLException {
        String form = optionalText("form");
        return form == null ? null : AnswerForm.valueOf(form);
    }

    private ToolUse tools() throws SQLException {
        return new ToolUse(
                row.getInt("tool_calls"),
                row.getInt("tool_invalid_json"),
                row.getInt("tool_unknown_name"),
                row.getInt("tool_schema_mismatch"));
    }

    private String text(String column) throws SQLException {
        return Objects.requireNonNull(optionalText(column), column);
    }

    private @Nullable String optionalText(String column) throws SQLException {
        return row.getString(column);
    }

    private long number(String column) throws SQLException {
        return row.getLong(column);
    }

    private Money money(String column) throws SQLException {
        return new Money(number(column));
    }
}
