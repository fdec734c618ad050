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

/**
 * One row for each generation that ended. It is written for every request that is ever served, so
 * it goes past the comforts of the library: parameters by place cost a third of those by name.
 *
 * <p>Both engines spend as much on a column as on anything else of a row, so there are columns only
 * for what is asked for; whatever else there is to tell is in the detail.
 */
final class GenerationTable {
    private static final List<String> COLUMNS =
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
                    "web_searches",
                    "charge",
                    "charge_cache",
                    "cache_discount",
                    "app",
                    "session_id",
                    "end_user",
                    "tool_calls",
                    "cached_from",
                    "detail");

    private static final String INSERT =
            "insert into generation (%s) values (%s) on conflict (id) do nothing"
                    .formatted(
                            String.join(", ", COLUMNS),
                            String.join(", ", Collections.nCopies(COLUMNS.size(), "?")));

    /** The driver holds all values of a batch until it is executed. */
    private static final int ROWS = 250;

    private GenerationTable() {}

    /** Inserts rows for generations that have none, and returns those. */
    static List<GenerationFinished> insert(Connection transaction, List<GenerationFinished> ends)
            throws SQLException {
        List<GenerationFinished> fresh = new ArrayList<>(ends.size());
        try (PreparedStatement batch = transaction.prepareStatement(INSERT)) {
            for (int from = 0; from < ends.size(); from += ROWS) {
                insert(batch, ends.subList(from, Math.min(ends.size(), from + ROWS)), fresh);
            }
        }
        return fresh;
    }

    /** Of two with an id, the first counts. */
    private static void insert(
            PreparedStatement batch, List<GenerationFinished> ends, List<GenerationFinished> fresh)
            throws SQLException {
        for (GenerationFinished end : ends) {
            new Row(new Places(batch)).of(end);
            batch.addBatch();
        }
        int[] counts = batch.executeBatch();
        for (int i = 0; i < counts.length; i++) {
            switch (counts[i]) {
                case 1 -> fresh.add(ends.get(i));
                case 0 -> {}
                default -> throw new StoreException("the driver does not count rows", null);
            }
        }
    }

    /** In the order of the columns. */
    private record Row(Places places) {
        void of(GenerationFinished end) throws SQLException {
            places.text(end.id().value());
            places.number(end.atMicros());
            places.number(end.startedAtMicros());
            places.text(end.account());
            places.text(end.key().hex());
            answer(end);
            usage(end.usage());
            charge(end.charge());
            money(end.cacheDiscount());
            attribution(end.attribution());
            work(end.work());
            places.bytes(GenerationDetail.encode(end));
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
        private void usage(@Nullable Usage usage) throws SQLException {
            if (usage == null) {
                places.nulls(4);
                places.number(0);
            } else {
                tokens(usage.tokens());
                places.number(usage.units().webSearches());
            }
        }

        private void tokens(Tokens tokens) throws SQLException {
            places.number(tokens.uncachedInput() + tokens.cacheRead() + tokens.cacheWrite());
            places.number(tokens.cacheRead());
            places.number(tokens.output());
            places.number(tokens.reasoning());
        }

        private void charge(Charge charge) throws SQLException {
            money(charge.total());
            money(charge.cacheRead().plus(charge.cacheWrite()));
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

        private void money(@Nullable Money money) throws SQLException {
            if (money == null) {
                places.nulls(1);
            } else {
                places.number(money.nanos());
            }
        }
    }
}
