package dev.bourse.gateway.store;

import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.market.App;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.fact.GenerationDetail;

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
 * <p>Both engines spend as much on a column as on anything else of a row, so there are columns only
 * for what is asked for; whatever else there is to tell is in the detail. Rows without anything
 * rare leave those columns to their defaults.
 */
final class GenerationTable {
    private static final List<String> USUAL =
            List.of(
                    "id",
                    "ended_micros",
                    "started_micros",
                    "account",
                    "key_hash",
                    "model",
                    "provider",
                    "provider_name",
                    "endpoint",
                    "outcome",
                    "finish_reason",
                    "first_token_micros",
                    "prompt",
                    "cache_read",
                    "output",
                    "reasoning",
                    "charge",
                    "detail");

    private static final List<String> RARE =
            List.of(
                    "charge_cache",
                    "cache_discount",
                    "app",
                    "session_id",
                    "end_user",
                    "web_searches",
                    "tool_calls",
                    "cached_from");

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
        return isUsual(end.attribution())
                && isUsual(end.work())
                && cache(end.charge()).equals(Money.ZERO)
                && end.cacheDiscount() == null
                && searches(end) == 0;
    }

    /** Apps are known by their address. */
    private static boolean isUsual(Attribution who) {
        return who.referer() == null && who.session() == null && who.user() == null;
    }

    private static boolean isUsual(Work work) {
        return work.tools().calls() == 0 && work.cachedFrom() == null;
    }

    private static Money cache(Charge charge) {
        return charge.cacheRead().plus(charge.cacheWrite());
    }

    private static long searches(GenerationFinished end) {
        return end.usage() == null ? 0 : end.usage().units().webSearches();
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
            answer(end);
            tokens(end.usage());
            places.number(end.charge().total().nanos());
            places.bytes(GenerationDetail.encode(end));
        }

        void rare(GenerationFinished end) throws SQLException {
            places.number(cache(end.charge()).nanos());
            discount(end.cacheDiscount());
            attribution(end.attribution());
            places.number(searches(end));
            work(end.work());
        }

        private void answer(GenerationFinished end) throws SQLException {
            places.text(end.model());
            places.text(end.provider());
            places.text(end.providerName());
            places.text(end.endpoint());
            places.word(end.outcome());
            places.text(end.finishReason());
            places.number(end.firstTokenMicros());
        }

        /** What nobody counted is not known. */
        private void tokens(@Nullable Usage usage) throws SQLException {
            if (usage == null) {
                places.nulls(4);
            } else {
                tokens(usage.tokens());
            }
        }

        private void tokens(Tokens tokens) throws SQLException {
            places.number(tokens.prompt());
            places.number(tokens.cacheRead());
            places.number(tokens.output());
            places.number(tokens.reasoning());
        }

        private void discount(@Nullable Money discount) throws SQLException {
            if (discount == null) {
                places.nulls(1);
            } else {
                places.number(discount.nanos());
            }
        }

        private void attribution(Attribution app) throws SQLException {
            places.text(App.of(app).map(App::slug).orElse(null));
            places.text(app.session());
            places.text(app.user());
        }

        private void work(Work work) throws SQLException {
            places.number(work.tools().calls());
            places.text(work.cachedFrom() == null ? null : work.cachedFrom().value());
        }
    }
}
