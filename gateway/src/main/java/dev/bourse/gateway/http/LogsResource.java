package dev.bourse.gateway.http;

import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.market.App;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.store.LogFilter;
import dev.bourse.gateway.store.LogQueries;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code /market/logs} and {@code /market/sessions}: what the calling account did. */
final class LogsResource {
    private static final int LIMIT = 50;
    private static final int MOST = 200;
    private static final long MICROS = 1_000;
    private static final List<String> OUTCOMES =
            Stream.of(GenerationFinished.Outcome.values())
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .toList();

    private final ResourceParts parts;
    private final LogQueries logs;

    LogsResource(ResourceParts parts) {
        this.parts = parts;
        this.logs = parts.database().logs();
    }

    Reply list(Ask ask, Key key) {
        Choices choices =
                new Choices(ask)
                        .only(
                                "limit",
                                "cursor",
                                "model",
                                "provider",
                                "key",
                                "app",
                                "outcome",
                                "finish_reason",
                                "session",
                                "from",
                                "to",
                                "id");
        int limit = choices.number("limit", LIMIT, 1, MOST);
        List<GenerationFinished> found = logs.page(filter(choices, key), limit + 1);
        List<GenerationFinished> page = found.subList(0, Math.min(limit, found.size()));
        return Replies.ok(
                JsonValue.of(
                        new Members()
                                .put("data", page.stream().map(one -> row(one).map()).toList())
                                .put(
                                        "next_cursor",
                                        found.size() > limit ? cursor(page.getLast()) : null)
                                .map()));
    }

    Reply one(Ask ask, Key key) {
        String id = ask.parameter("id");
        return Optional.of(id)
                .filter(it -> it.matches("gen-[A-Za-z0-9-]{1,60}"))
                .map(GenerationId::new)
                .flatMap(it -> parts.recent().find(it).or(() -> parts.archive().apply(it)))
                .filter(found -> found.account().equals(key.account()))
                .map(found -> Replies.data(whole(found).map()))
                .orElseGet(() ->
                        Errors.answer(
                                ApiError.of(
                                        ErrorType.NOT_FOUND,
                                        "There is no generation " + Choices.shown(id))));
    }

    Reply sessions(Ask ask, Key key) {
        Choices choices = new Choices(ask).only("limit", "cursor");
        int limit = choices.number("limit", LIMIT, 1, MOST);
        LogFilter.Place after = ask.query("cursor").map(LogsResource::place).orElse(null);
        List<LogQueries.Conversation> found = logs.conversations(key.account(), after, limit + 1);
        List<LogQueries.Conversation> page = found.subList(0, Math.min(limit, found.size()));
        return Replies.ok(
                JsonValue.of(
                        new Members()
                                .put("data", page.stream().map(LogsResource::session).toList())
                                .put(
                                        "next_cursor",
                                        found.size() > limit ? cursor(page.getLast()) : null)
                                .map()));
    }

    private LogFilter filter(Choices choices, Key key) {
        Ask ask = choices.ask();
        String app = ask.query("app").orElse(null);
        if (app != null && !App.isSlug(app)) {
            throw new BadQuery("app", "is no app: '" + Choices.shown(app) + "'");
        }
        return new LogFilter(
                key.account(),
                ask.query("model").orElse(null),
                ask.query("provider").orElse(null),
                ask.query("key").orElse(null),
                app,
                choices.word("outcome", OUTCOMES)
                        .map(word -> word.toUpperCase(Locale.ROOT))
                        .orElse(null),
                ask.query("finish_reason").orElse(null),
                ask.query("session").orElse(null),
                ask.query("id").orElse(null),
                ask.query("from").map(text -> time("from", text)).orElse(0L),
                ask.query("to").map(text -> time("to", text)).orElse(Long.MAX_VALUE),
                ask.query("cursor").map(LogsResource::place).orElse(null));
    }

    private Members row(GenerationFinished fact) {
        Optional<Tokens> tokens = Optional.ofNullable(fact.usage()).map(Usage::tokens);
        long total = fact.atMicros() - fact.startedAtMicros();
        Members row =
                new Members()
                        .put("id", fact.id().value())
                        .put("created_at", GenerationView.time(fact.startedAtMicros()))
                        .put("api_type", fact.work().api().wireName())
                        .put("model", fact.model())
                        .put("requested_model", fact.requestedModel())
                        .put("provider_name", fact.providerName())
                        .put("endpoint_id", fact.endpoint())
                        .put("tokens_prompt", count(tokens, Tokens::prompt))
                        .put("tokens_completion", count(tokens, Tokens::output))
                        .put("tokens_reasoning", count(tokens, Tokens::reasoning))
                        .put("tokens_cached", count(tokens, Tokens::cacheRead))
                        .put("usage_source", source(fact.usage()))
                        .dollars("total_cost", fact.charge().total().nanos());
        putEnding(
                row.put(
                                "latency",
                                (fact.firstTokenMicros() >= 0 ? fact.firstTokenMicros() : total)
                                        / MICROS)
                        .put("generation_time", total / MICROS),
                fact);
        return row.put("key", key(fact)).put("confidential", fact.work().confidential());
    }

    private static void putEnding(Members row, GenerationFinished fact) {
        row.put("streamed", fact.streamed())
                .put("outcome", fact.outcome().name().toLowerCase(Locale.ROOT))
                .put("http_status", fact.httpStatus())
                .put("error_type", fact.errorType())
                .put("finish_reason", fact.finishReason())
                .put("attempts", fact.attempts().size())
                .put("tool_calls", fact.work().tools().calls())
                .put("app", App.of(fact.attribution()).map(App::slug).orElse(null))
                .put("app_title", App.of(fact.attribution()).map(App::title).orElse(null))
                .put("session_id", fact.attribution().session());
    }

    private Members key(GenerationFinished fact) {
        Members view = new Members().put("hash", fact.key().hex());
        return parts.ledger()
                .standing(fact.key(), parts.clock().getAsLong())
                .map(standing ->
                        view.put("name", standing.key().name())
                                .put("label", standing.key().label()))
                .orElseGet(() -> view.put("name", null).put("label", null));
    }

    private Members whole(GenerationFinished fact) {
        GenerationView view = new GenerationView(parts.catalog().get());
        List<Object> attempts = new ArrayList<>();
        long offset = 0;
        for (AttemptRecord attempt : fact.attempts()) {
            attempts.add(
                    new Members()
                            .put("provider_name", view.provider(attempt.provider()))
                            .put("endpoint_id", attempt.endpoint())
                            .put("model", attempt.model())
                            .put("status", attempt.status() == 0 ? null : attempt.status())
                            .put("result", attempt.result())
                            .put("latency_ms", attempt.latencyMicros() / MICROS)
                            .put("start_offset_ms", offset / MICROS)
                            .map());
            offset += attempt.latencyMicros();
        }
        return new Members()
                .put("generation", view.of(fact))
                .put("attempts", attempts)
                .put("plan", parts.recent().plan(fact.id()).map(view::plan).orElse(null));
    }

    private static Map<String, ?> session(LogQueries.Conversation one) {
        return new Members()
                .put("session_id", one.session())
                .put("turns", one.turns())
                .put("first_at", GenerationView.time(one.firstMicros()))
                .put("last_at", GenerationView.time(one.lastMicros()))
                .put("tokens", one.tokens())
                .put("tokens_prompt", one.prompt())
                .put("tokens_cached", one.cached())
                .share("cache_share", one.cached(), one.prompt())
                .dollars("cache_discount", one.discount())
                .dollars("total_cost", one.charge())
                .map();
    }

    private static @Nullable Long count(Optional<Tokens> tokens, Function<Tokens, Long> which) {
        return tokens.map(which).orElse(null);
    }

    private static @Nullable String source(@Nullable Usage usage) {
        return usage == null ? null : usage.source().name().toLowerCase(Locale.ROOT);
    }

    private static String cursor(GenerationFinished last) {
        return last.startedAtMicros() + "." + last.id().value();
    }

    private static String cursor(LogQueries.Conversation last) {
        return last.lastMicros() + "." + last.session();
    }

    private static LogFilter.Place place(String cursor) {
        int dot = cursor.indexOf('.');
        if (dot < 0) {
            throw new BadQuery("cursor", "is none of ours");
        }
        return new LogFilter.Place(micros(cursor.substring(0, dot)), cursor.substring(dot + 1));
    }

    private static long micros(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new BadQuery("cursor", "is none of ours");
        }
        return Long.parseLong(text);
    }

    private static long time(String name, String text) {
        try {
            return text.length() <= "2026-11-22".length()
                    ? Grain.micros(LocalDate.parse(text))
                    : Grain.micros(Instant.parse(text));
        } catch (DateTimeException | ArithmeticException _) {
            throw new BadQuery(
                    name, "a time like 2026-11-22T10:00:00Z, not '" + Choices.shown(text) + "'");
        }
    }
}
