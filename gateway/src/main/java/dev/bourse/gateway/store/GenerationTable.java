package dev.bourse.gateway.store;

import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.market.App;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row for each generation that ended. It is written for every request that is ever served, so
 * it goes past the comforts of the library: parameters by place cost a third of those by name.
 *
 * <p>Both engines spend as much on a column as on anything else of a row, and a third of the
 * columns tell of what is rare. Rows without any of that leave them to their defaults.
 */
final class GenerationTable {
    private static final List<String> USUAL =
            List.of(
                    "id",
                    "ended_micros",
                    "started_micros",
                    "account",
                    "key_hash",
                    "requested_model",
                    "model",
                    "provider",
                    "provider_name",
                    "endpoint",
                    "service_tier",
                    "upstream_id",
                    "outcome",
                    "http_status",
                    "error_type",
                    "finish_reason",
                    "native_finish_reason",
                    "streamed",
                    "first_token_micros",
                    "usage_source",
                    "uncached_input",
                    "cache_read",
                    "cache_write",
                    "output",
                    "reasoning",
                    "cache_write_hour",
                    "charge_input",
                    "charge_cache_read",
                    "charge_cache_write",
                    "charge_output",
                    "charge_request",
                    "charge",
                    "cache_discount",
                    "attempts",
                    "app",
                    "referer",
                    "title",
                    "session_id",
                    "end_user",
                    "user_agent");

    private static final List<String> RARE =
            List.of(
                    "api",
                    "dialect",
                    "inputs",
                    "outputs",
                    "tool_calls",
                    "tool_invalid_json",
                    "tool_unknown_name",
                    "tool_schema_mismatch",
                    "confidential",
                    "insured",
                    "cached_from",
                    "preset",
                    "form",
                    "categories",
                    "sound_input",
                    "sound_cache_read",
                    "sound_output",
                    "image_input",
                    "image_cache_read",
                    "image_output",
                    "images",
                    "searches",
                    "characters",
                    "seconds",
                    "web_searches");

    private static final String INSERT = sql(USUAL);
    private static final String INSERT_WHOLE =
            sql(Stream.concat(USUAL.stream(), RARE.stream()).toList());

    /** The driver holds all values of a batch until it is executed. */
    private static final int ROWS = 250;

    private GenerationTable() {}

    private static String sql(List<String> columns) {
        return "insert into generation (%s) values (%s) on conflict (id) do nothing"
                .formatted(
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    /** Inserts rows for generations that have none, and returns those. */
    static List<GenerationFinished> insert(Connection transaction, List<GenerationFinished> ends)
            throws SQLException {
        List<GenerationFinished> fresh = new ArrayList<>(ends.size());
        try (PreparedStatement usual = transaction.prepareStatement(INSERT);
                PreparedStatement whole = transaction.prepareStatement(INSERT_WHOLE)) {
            int to;
            for (int from = 0; from < ends.size(); from = to) {
                to = alike(ends, from);
                List<GenerationFinished> some = ends.subList(from, to);
                fresh.addAll(isUsual(some.getFirst()) ? usual(usual, some) : whole(whole, some));
            }
        }
        return fresh;
    }

    /** Where those end that go into a batch with the first: of two with an id, the first counts. */
    private static int alike(List<GenerationFinished> ends, int from) {
        int most = Math.min(ends.size(), from + ROWS);
        boolean usual = isUsual(ends.get(from));
        int to = from + 1;
        while (to < most && isUsual(ends.get(to)) == usual) {
            to++;
        }
        return to;
    }

    /** Whether all that is rare is as the table has it by default. */
    private static boolean isUsual(GenerationFinished end) {
        return end.work().equals(Work.PLAIN)
                && end.attribution().categories().isEmpty()
                && (end.usage() == null || isUsual(end.usage()));
    }

    private static boolean isUsual(Usage usage) {
        Tokens tokens = usage.tokens();
        return usage.units().isNone() && tokens.sound().isNone() && tokens.images().isNone();
    }

    private static List<GenerationFinished> usual(
            PreparedStatement batch, List<GenerationFinished> ends) throws SQLException {
        for (GenerationFinished end : ends) {
            new Row(new Places(batch)).usual(end);
            batch.addBatch();
        }
        return fresh(ends, batch.executeBatch());
    }

    private static List<GenerationFinished> whole(
            PreparedStatement batch, List<GenerationFinished> ends) throws SQLException {
        for (GenerationFinished end : ends) {
            Row row = new Row(new Places(batch));
            row.usual(end);
            row.rare(end);
            batch.addBatch();
        }
        return fresh(ends, batch.executeBatch());
    }

    private static List<GenerationFinished> fresh(List<GenerationFinished> ends, int[] counts) {
        List<GenerationFinished> fresh = new ArrayList<>(ends.size());
        for (int i = 0; i < counts.length; i++) {
            switch (counts[i]) {
                case 1 -> fresh.add(ends.get(i));
                case 0 -> {}
                default -> throw new StoreException("the driver does not count rows", null);
            }
        }
        return fresh;
    }

    private record Row(Places places) {
        void usual(GenerationFinished end) throws SQLException {
            places.text(end.id().value());
            places.number(end.atMicros());
            places.number(end.startedAtMicros());
            places.text(end.account());
            places.text(end.key().hex());
            answerer(end);
            ending(end);
            usage(end.usage());
            charge(end.charge());
            money(end.cacheDiscount());
            places.text(AttemptsJson.write(end.attempts()));
            attribution(end.attribution());
        }

        void rare(GenerationFinished end) throws SQLException {
            work(end.work());
            places.text(String.join(",", end.attribution().categories()));
            Usage usage = end.usage();
            Tokens tokens = usage == null ? Tokens.NONE : usage.tokens();
            media(tokens.sound());
            media(tokens.images());
            units(usage == null ? Units.NONE : usage.units());
        }

        private void answerer(GenerationFinished end) throws SQLException {
            places.text(end.requestedModel());
            places.text(end.model());
            places.text(end.provider());
            places.text(end.providerName());
            places.text(end.endpoint());
            places.word(end.tier());
            places.text(end.upstreamId());
        }

        private void ending(GenerationFinished end) throws SQLException {
            places.word(end.outcome());
            places.number(end.httpStatus());
            places.text(end.errorType());
            places.text(end.finishReason());
            places.text(end.nativeFinishReason());
            places.flag(end.streamed());
            places.number(end.firstTokenMicros());
        }

        private void usage(@Nullable Usage usage) throws SQLException {
            places.word(usage == null ? null : usage.source());
            if (usage == null) {
                places.nulls(6);
            } else {
                tokens(usage.tokens());
            }
        }

        private void tokens(Tokens tokens) throws SQLException {
            places.number(tokens.uncachedInput());
            places.number(tokens.cacheRead());
            places.number(tokens.cacheWrite());
            places.number(tokens.output());
            places.number(tokens.reasoning());
            places.number(tokens.cacheWriteHour());
        }

        private void charge(Charge charge) throws SQLException {
            money(charge.input());
            money(charge.cacheRead());
            money(charge.cacheWrite());
            money(charge.output());
            money(charge.request());
            money(charge.total());
        }

        private void attribution(Attribution app) throws SQLException {
            places.text(App.of(app).map(App::slug).orElse(null));
            places.text(app.referer());
            places.text(app.title());
            places.text(app.session());
            places.text(app.user());
            places.text(app.userAgent());
        }

        private void work(Work work) throws SQLException {
            places.word(work.api());
            places.word(work.dialect());
            places.text(Kinds.joined(work.inputs()));
            places.text(Kinds.joined(work.outputs()));
            tools(work.tools());
            places.flag(work.confidential());
            places.flag(work.insured());
            places.text(work.cachedFrom() == null ? null : work.cachedFrom().value());
            places.text(work.preset());
            places.word(work.form());
        }

        private void tools(ToolUse tools) throws SQLException {
            places.number(tools.calls());
            places.number(tools.invalidJson());
            places.number(tools.unknownName());
            places.number(tools.schemaMismatch());
        }

        private void units(Units units) throws SQLException {
            places.number(units.images());
            places.number(units.searches());
            places.number(units.characters());
            places.number(units.seconds());
            places.number(units.webSearches());
        }

        private void media(MediaTokens media) throws SQLException {
            places.number(media.input());
            places.number(media.cacheRead());
            places.number(media.output());
        }

        private void money(@Nullable Money money) throws SQLException {
            if (money == null) {
                places.nulls(1);
            } else {
                places.number(money.nanos());
            }
        }
    }
}
