package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.journal.Checkpoint;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.PositionedFact;
import dev.bourse.gateway.store.Analysis.Condition;
import dev.bourse.gateway.store.Analysis.Operator;
import dev.bourse.gateway.store.UsageQueries.Account;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What any engine under the store must do. */
@Timeout(600)
abstract class StoreContract {
    private static final long SEED = 20260105L;
    private static final List<String> TABLES =
            List.of(
                    "projection",
                    "generation",
                    "credit_grant",
                    "account_book",
                    "key_spending",
                    "rollup_usage",
                    "activity",
                    "preset",
                    "preset_version");

    @TempDir Path directory;
    private Store store;
    private Journal journal;
    private Projection projection;

    /** A database that is empty and stays the same during one test. */
    abstract String url();

    @BeforeEach
    void open() {
        store = Store.open(url(), Thread::new);
        store.migrate();
        journal = Fixture.journal(directory.resolve("journal"));
        projection = store.projection(journal, Folding.usage(), System::nanoTime);
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Test
    void the_tables_agree_with_a_recount_of_all_facts() {
        List<Fact> facts = new RandomUsage(SEED, "").facts(1_000);
        fold(facts, 130);
        Recount.of(facts).assertEqualTo(store.usage());
    }

    @Test
    void empty_tables_answer_with_nothing() {
        Recount.of(List.of()).assertEqualTo(store.usage());
        assertEquals(Optional.empty(), store.usage().generation(new GenerationId("gen-x")));
        assertEquals(Optional.empty(), store.usage().account("nobody"));
    }

    @Test
    void migrating_again_changes_nothing() {
        fold(new RandomUsage(SEED, "").facts(50), 50);
        Map<String, List<String>> before = dump();
        store.migrate();
        assertEquals(before, dump());
    }

    @Test
    void a_batch_that_is_handed_over_again_changes_nothing() {
        List<Fact> facts = new RandomUsage(SEED, "").facts(100);
        Fixture.append(journal, facts);
        List<PositionedFact> batch = Fixture.positioned(0, facts);
        assertEquals(0, projection.mark());
        assertTrue(projection.apply(batch).isAdded());
        Map<String, List<String>> before = dump();
        assertFalse(projection.apply(batch).isAdded());
        assertFalse(projection.apply(batch.subList(50, 100)).isAdded());
        assertEquals(before, dump());
        assertEquals(100, projection.mark());
    }

    @Test
    void two_facts_of_one_generation_or_grant_count_once() {
        RandomUsage usage = new RandomUsage(SEED, "");
        GenerationFinished end = usage.finished();
        CreditsGranted grant = new CreditsGranted(1, "g", "account-1", new Money(7), "");
        fold(List.of(end, grant, end, grant, usage.finished(), end, grant), 3);
        Recount expected = Recount.of(Fixture.facts(journal));
        assertEquals(2, expected.ends().size());
        expected.assertEqualTo(store.usage());
    }

    @Test
    void of_facts_that_differ_about_one_generation_the_first_counts_whatever_is_rare_in_them() {
        List<GenerationFinished> ends =
                LongStream.range(SEED, SEED + 20)
                        .mapToObj(seed -> new RandomUsage(seed, "same-").finished())
                        .toList();
        fold(ends, ends.size());
        GenerationFinished first = ends.getFirst();
        assertEquals(Optional.of(first), store.usage().generation(first.id()));
        Recount.of(List.of(first)).assertEqualTo(store.usage());
    }

    @Test
    void what_was_not_counted_is_null_and_what_was_counted_is_a_number_even_if_it_is_zero() {
        List<Fact> facts = new RandomUsage(SEED, "").facts(200);
        fold(facts, 50);
        List<String> unknown =
                Recount.of(facts).ends().stream()
                        .filter(end -> end.usage() == null)
                        .map(end -> "[" + end.id().value() + "]")
                        .sorted()
                        .toList();
        assertFalse(unknown.isEmpty());
        for (String column : List.of("prompt", "cache_read", "output", "reasoning")) {
            String missing = "select id from generation where " + column + " is null";
            assertEquals(unknown, rows(missing).stream().sorted().toList(), column);
        }
    }

    @Test
    void analytics_sum_what_was_folded_in_every_stretch_of_time_and_limit_groups_in_each() {
        List<GenerationFinished> ends =
                new RandomUsage(SEED, "")
                        .facts(400).stream()
                                .flatMap(fact ->
                                        fact instanceof GenerationFinished end
                                                ? Stream.of(end)
                                                : Stream.empty())
                                .toList();
        fold(ends, 100);
        String account = ends.getFirst().account();
        long spent =
                ends.stream()
                        .filter(end -> end.account().equals(account))
                        .mapToLong(end -> end.charge().total().nanos())
                        .sum();
        for (long bucket : List.of(0L, 60_000_000L, 7 * 24 * 3_600_000_000L, Analysis.MONTH)) {
            assertEquals(spent, spent(analysis(account, bucket, 0)), "stretches of " + bucket);
            Map<Object, Integer> stretches = new TreeMap<>();
            analysis(account, bucket, 1)
                    .forEach(row ->
                            stretches.merge(String.valueOf(row.get("date")), 1, Integer::sum));
            assertTrue(stretches.values().stream().allMatch(it -> it == 1), stretches::toString);
        }
        List<Map<String, @Nullable Object>> all = analysis(account, 0, 0);
        assertEquals(all.subList(0, 2), analysis(account, 0, 2), "the largest, none unknown");
    }

    @Test
    void analytics_know_tokens_that_nobody_counted_from_none() {
        fold(new RandomUsage(SEED, "").facts(400), 100);
        assertEquals(List.of(Optional.empty()), tokens("maker/wish"), "nobody answered it");
        assertTrue((long) tokens("maker/model-1").getFirst().orElse(0L) > 0);
        assertEquals(List.of(Optional.of(0L)), tokens("maker/nothing"), "nobody asked for it");
    }

    @Test
    void analytics_by_tags_lose_nothing_of_what_was_never_looked_at() {
        fold(new RandomUsage(SEED, "").facts(400), 100);
        String account = RandomUsage.account(1);
        Condition math = new Condition(Axis.TASK, Operator.EQ, List.of("math"), true);
        Analysis tagged =
                new Analysis(
                        account,
                        List.of(Metric.TOTAL_USAGE),
                        List.of(Axis.MODEL, Axis.TASK, Axis.PROGRAMMING_LANGUAGE),
                        List.of(math),
                        0,
                        Grain.micros(RandomUsage.START.minus(Duration.ofDays(1))),
                        Grain.micros(RandomUsage.START.plus(Duration.ofDays(RandomUsage.DAYS + 1))),
                        null,
                        true,
                        10_000,
                        0);
        AnalyticsQueries.Result answer = store.analytics().ask(tagged);
        assertEquals(
                spent(analysis(account, 0, 0)),
                spent(assertInstanceOf(AnalyticsQueries.Result.Rows.class, answer).rows()));
    }

    @Test
    void pages_of_conversations_tell_each_once() {
        fold(new RandomUsage(SEED, "").facts(400), 100);
        String account = RandomUsage.account(1);
        List<LogQueries.Conversation> paged = new ArrayList<>();
        List<LogQueries.Conversation> page = store.logs().conversations(account, null, 1);
        while (!page.isEmpty()) {
            paged.addAll(page);
            LogQueries.Conversation last = page.getLast();
            LogFilter.Place after = new LogFilter.Place(last.lastMicros(), last.session());
            page = store.logs().conversations(account, after, 1);
        }
        assertTrue(paged.size() > 1);
        assertEquals(store.logs().conversations(account, null, 1_000), paged);
    }

    private List<Optional<Object>> tokens(String model) {
        Condition only = new Condition(Axis.MODEL, Operator.EQ, List.of(model), false);
        Analysis analysis =
                new Analysis(
                        RandomUsage.account(1),
                        List.of(Metric.TOKENS_TOTAL),
                        List.of(),
                        List.of(only),
                        0,
                        Grain.micros(RandomUsage.START.minus(Duration.ofDays(1))),
                        Grain.micros(RandomUsage.START.plus(Duration.ofDays(RandomUsage.DAYS + 1))),
                        null,
                        true,
                        10,
                        0);
        return assertInstanceOf(AnalyticsQueries.Result.Rows.class, store.analytics().ask(analysis))
                .rows()
                .stream()
                .map(row -> Optional.ofNullable(row.get("tokens_total")))
                .toList();
    }

    /** By the rate of what was cached, which some models do not have; the highest first. */
    private List<Map<String, @Nullable Object>> analysis(
            String account, long bucket, int groupLimit) {
        Analysis analysis =
                new Analysis(
                        account,
                        List.of(Metric.CACHE_HIT_RATE, Metric.TOTAL_USAGE, Metric.THROUGHPUT),
                        List.of(Axis.MODEL, Axis.OUTCOME),
                        List.of(),
                        bucket,
                        Grain.micros(RandomUsage.START.minus(Duration.ofDays(1))),
                        Grain.micros(RandomUsage.START.plus(Duration.ofDays(RandomUsage.DAYS + 1))),
                        Metric.CACHE_HIT_RATE.wireName(),
                        true,
                        10_000,
                        groupLimit);
        return assertInstanceOf(AnalyticsQueries.Result.Rows.class, store.analytics().ask(analysis))
                .rows();
    }

    private static long spent(List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .map(row -> (BigDecimal) Objects.requireNonNull(row.get("total_usage")))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(9)
                .longValueExact();
    }

    @Test
    void presets_and_their_versions_are_rows_and_a_fact_told_twice_changes_nothing() {
        KeyHash key = new KeyHash("0123456789abcdef".repeat(4));
        PresetSaved one = new PresetSaved(1, "acme", "p", 1, "{\"seed\":1}", "Be\0kind", key);
        PresetSaved two = new PresetSaved(2, "acme", "p", 2, "{}", null, key);
        PresetChanged back =
                new PresetChanged(3, "acme", "p", "P", "d", PresetStatus.DISABLED, 3, 1);
        fold(List.of(one, two, back, one, two), 2);
        assertEquals(
                List.of("[acme, p, P, d, DISABLED, 1, 1, 3]"),
                rows(
                        "select account, slug, name, description, status, designated,"
                                + " created_micros, updated_micros from preset"));
        assertEquals(
                List.of("[1, {\"seed\":1}, Be\uFFFDkind, 1]", "[2, {}, null, 2]"),
                rows(
                        "select version, config, system_prompt, created_micros from preset_version"
                                + " order by version"));
    }

    private List<String> rows(String sql) {
        return jdbi().withHandle(handle ->
                handle.createQuery(sql).mapToMap().stream()
                        .map(row -> row.values().stream().map(String::valueOf).toList().toString())
                        .toList());
    }

    @Test
    void a_fold_that_fails_halfway_leaves_neither_rows_nor_mark() {
        fold(new RandomUsage(SEED, "").facts(100), 100);
        Map<String, List<String>> before = dump();
        Projection failing =
                new Projection(jdbi(), "usage", journal, new FailingFold(), System::nanoTime);
        List<PositionedFact> more =
                Fixture.positioned(100, new RandomUsage(SEED + 1, "x").facts(50));
        assertThrows(IllegalStateException.class, () -> failing.apply(more));
        assertEquals(before, dump());
        assertTrue(projection.apply(more).isAdded());
    }

    @Test
    void rebuilt_tables_are_the_same() {
        Fixture.append(journal, new RandomUsage(SEED, "").facts(500));
        try (ProjectionRunner runner = runner()) {
            Fixture.awaitCaughtUp(journal, runner);
            Map<String, List<String>> before = dump();
            runner.rebuild();
            Fixture.awaitCaughtUp(journal, runner);
            assertEquals(before, dump());
            runner.rebuild();
            Fixture.append(journal, List.of(new RandomUsage(SEED, "late").finished()));
            Fixture.awaitCaughtUp(journal, runner);
        }
        Recount.of(Fixture.facts(journal)).assertEqualTo(store.usage());
    }

    @Test
    void a_journal_without_its_beginning_is_not_rebuilt_from() {
        Fixture.append(journal, new RandomUsage(SEED, "").facts(2_000));
        try (ProjectionRunner runner = runner()) {
            Fixture.awaitCaughtUp(journal, runner);
            journal.checkpoint(new Checkpoint(2_000, new byte[0]));
            assertTrue(journal.release(runner.status().mark()) > 0);
            Map<String, List<String>> before = dump();
            assertThrows(StoreException.class, runner::rebuild);
            assertEquals(before, dump());
        }
    }

    @Test
    void a_journal_that_ends_before_its_mark_is_not_followed() {
        fold(new RandomUsage(SEED, "").facts(10), 10);
        jdbi().useHandle(handle -> handle.execute("update projection set mark = 11"));
        assertThrows(StoreException.class, projection::mark);
    }

    @Test
    void journals_of_several_nodes_add_up() {
        List<Fact> all = new ArrayList<>();
        try (Journal other = Fixture.journal(directory.resolve("other"));
                ProjectionRunner first = runner();
                ProjectionRunner second = Fixture.runner(other, store)) {
            for (int i = 0; i < 5; i++) {
                Fixture.append(journal, new RandomUsage(SEED, "a" + i).facts(100));
                Fixture.append(other, new RandomUsage(SEED + 1, "b" + i).facts(100));
            }
            Fixture.awaitCaughtUp(journal, first);
            Fixture.awaitCaughtUp(other, second);
            all.addAll(Fixture.facts(journal));
            all.addAll(Fixture.facts(other));
        }
        Recount.of(all).assertEqualTo(store.usage());
    }

    @Test
    void a_runner_follows_and_says_how_far_it_is() {
        try (ProjectionRunner runner = runner()) {
            for (int i = 0; i < 10; i++) {
                Fixture.append(journal, new RandomUsage(SEED, "r" + i).facts(37));
                Fixture.awaitCaughtUp(journal, runner);
            }
            assertEquals(new ProjectionStatus(370, 0, null, 0), runner.status());
        }
        Recount.of(Fixture.facts(journal)).assertEqualTo(store.usage());
    }

    @Test
    void a_second_runner_on_the_same_journal_doubles_nothing() {
        try (ProjectionRunner first = runner();
                ProjectionRunner second = runner()) {
            for (int i = 0; i < 5; i++) {
                Fixture.append(journal, new RandomUsage(SEED, "r" + i).facts(100));
            }
            Fixture.awaitCaughtUp(journal, first);
            Fixture.awaitCaughtUp(journal, second);
        }
        Recount.of(Fixture.facts(journal)).assertEqualTo(store.usage());
    }

    @Test
    void text_that_an_engine_refuses_does_not_stop_the_books() {
        String account = "a\0b\uD800" + "x".repeat(5_000);
        fold(List.of(new CreditsGranted(1, account, account, new Money(5), account)), 1);
        assertEquals(
                new Account(new Money(5), Money.ZERO),
                store.usage().account(account).orElseThrow());
        assertNull(Texts.stored(null));
    }

    private ProjectionRunner runner() {
        return Fixture.runner(journal, store);
    }

    private void fold(List<? extends Fact> facts, int batch) {
        Fixture.append(journal, facts);
        long at = projection.mark();
        for (int from = 0; from < facts.size(); from += batch) {
            int until = Math.min(from + batch, facts.size());
            assertTrue(
                    projection
                            .apply(Fixture.positioned(at + from, facts.subList(from, until)))
                            .isAdded());
        }
    }

    private Jdbi jdbi() {
        return Jdbi.create(url());
    }

    /** All rows of all tables, as text, in an order that does not depend on the engine. */
    private Map<String, List<String>> dump() {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Handle handle = jdbi().open()) {
            for (String table : TABLES) {
                tables.put(
                        table,
                        handle.createQuery("select * from " + table).mapToMap().list().stream()
                                .map(StoreContract::readable)
                                .sorted()
                                .toList());
            }
        }
        return tables;
    }

    /** Bytes by what they are, not by where they lie. */
    private static String readable(Map<String, Object> row) {
        row.replaceAll((_, value) ->
                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
        return row.toString();
    }

    private static final class FailingFold implements PlainFold {
        @Override
        public void write(Handle transaction, List<PositionedFact> facts) throws SQLException {
            new UsageFold().write(transaction, facts);
            throw new IllegalStateException("planted");
        }

        @Override
        public void clear(Handle transaction) {}
    }
}
