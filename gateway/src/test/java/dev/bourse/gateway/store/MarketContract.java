package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Bucket;
import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Handful;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.unit.Price;
import dev.bourse.gateway.journal.Checkpoint;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.store.MarketQueries.Volume;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rollups of the market must hold on any engine, against one delta of all facts. */
@Timeout(600)
abstract class MarketContract {
    private static final long SEED = 20260302L;
    private static final long ALWAYS = 0;
    private static final long FOREVER = 4_000_000_000_000_000L;
    private static final byte[] KEY = new byte[32];
    private static final List<String> TABLES =
            List.of(
                    "market_series",
                    "market_volume",
                    "market_share",
                    "market_share_past",
                    "market_payers",
                    "market_service",
                    "market_timing",
                    "market_availability",
                    "market_session",
                    "market_app",
                    "market_app_setting",
                    "market_fingerprint",
                    "market_task",
                    "market_price",
                    "market_score");

    @TempDir Path directory;
    private Store store;
    private Journal journal;

    /** A database that is empty and stays the same during one test. */
    abstract String url();

    @BeforeEach
    void open() {
        store = Store.open(url(), Thread::new);
        store.migrate();
        journal = Fixture.journal(directory.resolve("journal"));
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Test
    void volumes_agree_with_one_delta_of_all_facts() {
        List<Fact> facts = new RandomMarket(SEED).facts(2_000);
        fold(facts, 170);
        Map<Series, Map<Long, Traffic>> expected = new HashMap<>();
        delta(facts)
                .volumes()
                .forEach((bucket, traffic) -> {
                    if (bucket.grain() == Grain.DAY) {
                        expected.computeIfAbsent(bucket.series(), _ -> new TreeMap<>())
                                .put(bucket.start(), traffic);
                    }
                });
        assertTrue(expected.size() > 30, expected.keySet().toString());
        for (Series series : expected.keySet()) {
            Map<Long, Traffic> found = new TreeMap<>();
            store.market()
                    .volumes(series, Grain.DAY, ALWAYS, FOREVER)
                    .forEach(one -> found.put(one.start(), one.traffic()));
            assertEquals(expected.get(series), found, series.toString());
        }
    }

    @Test
    void hours_and_weeks_add_up_to_the_same_as_days() {
        List<Fact> facts = new RandomMarket(SEED).facts(1_000);
        fold(facts, 1_000);
        Map<Grain, Traffic> sums = new HashMap<>();
        for (Grain grain : List.of(Grain.HOUR, Grain.DAY, Grain.WEEK)) {
            sums.put(
                    grain,
                    store
                            .market()
                            .volumes(Group.PROVIDER, Slice.ALL, grain, ALWAYS, FOREVER)
                            .stream()
                            .map(Volume::traffic)
                            .reduce(Traffic.NONE, Traffic::plus));
        }
        assertEquals(1, Set.copyOf(sums.values()).size(), sums.toString());
        assertTrue(sums.getOrDefault(Grain.DAY, Traffic.NONE).tokens() > 0);
    }

    @Test
    void presences_of_some_days_agree_account_by_account() {
        List<Fact> facts = new RandomMarket(SEED).facts(2_000);
        fold(facts, 333);
        long from = Grain.micros(RandomMarket.FIRST.plusDays(2));
        long until = Grain.micros(RandomMarket.FIRST.plusDays(9));
        Hashes hashes = new Hashes(KEY);
        Map<String, Long> expected = new TreeMap<>();
        delta(facts)
                .shares()
                .forEach((share, traffic) -> {
                    if (share.series().group() == Group.MODEL
                            && share.series().slice().equals(Slice.ALL)
                            && share.day() >= from
                            && share.day() < until) {
                        expected.merge(
                                share.series().subject() + " " + hashes.account(share.account()),
                                traffic.tokens(),
                                Long::sum);
                    }
                });
        Map<String, Long> found = new TreeMap<>();
        for (Presence one : store.market().present(Group.MODEL, Slice.ALL, from, until)) {
            found.put(one.subject() + " " + one.account(), one.traffic().tokens());
        }
        assertEquals(expected, found);
    }

    @Test
    void whole_months_and_weeks_are_present_as_the_sum_of_their_days() {
        List<Fact> facts = new RandomMarket(SEED).facts(2_000);
        fold(facts, 400);
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            long from = Grain.micros(RandomMarket.FIRST.minusDays(random.nextInt(40)));
            long until = Grain.micros(RandomMarket.FIRST.plusDays(random.nextInt(60)));
            assertEquals(
                    presences(delta(facts), from, until),
                    new HashSet<>(store.market().present(Group.MODEL, Slice.TOOLS, from, until)),
                    "seed " + SEED + " from " + from + " until " + until);
        }
    }

    private static Set<Presence> presences(Delta delta, long from, long until) {
        Hashes hashes = new Hashes(KEY);
        List<Presence> present = new ArrayList<>();
        delta.shares((series, day, account, traffic) -> {
            boolean wanted =
                    series.group() == Group.MODEL
                            && series.slice().equals(Slice.TOOLS)
                            && day >= from
                            && day < until;
            if (wanted) {
                present.add(
                        new Presence(series.subject(), hashes.account(account), stored(traffic)));
            }
        });
        return new HashSet<>(Presence.merged(present));
    }

    /** Of an account less is kept. */
    private static Traffic stored(Traffic all) {
        return new Traffic(
                all.requests(),
                0,
                all.prompt(),
                all.completion(),
                0,
                0,
                all.paid(),
                all.spend(),
                0,
                0,
                0,
                0);
    }

    @Test
    void slices_by_one_facet_come_apart() {
        List<Fact> facts = new RandomMarket(SEED).facts(500);
        fold(facts, 500);
        Map<String, List<Presence>> parts =
                store.market().present(Group.MODEL, Facet.CONTEXT, ALWAYS, FOREVER);
        Set<String> expected =
                delta(facts).shares().keySet().stream()
                        .map(share -> share.series().slice())
                        .filter(slice -> slice.facet() == Facet.CONTEXT)
                        .map(Slice::value)
                        .collect(Collectors.toSet());
        assertEquals(expected, parts.keySet());
    }

    @Test
    void payers_are_estimated_within_five_percent_and_few_are_exact() {
        List<Fact> facts = new ArrayList<>();
        for (int account = 0; account < 5_000; account++) {
            facts.add(RandomMarket.paid(RandomMarket.FIRST.plusDays(account % 2), "a" + account));
            facts.add(RandomMarket.paid(RandomMarket.FIRST, "a" + account));
        }
        facts.add(RandomMarket.paid(RandomMarket.FIRST.plusDays(5), "b1"));
        facts.add(RandomMarket.paid(RandomMarket.FIRST.plusDays(5), "b2"));
        facts.add(RandomMarket.paid(RandomMarket.FIRST.plusDays(5), "b1"));
        fold(facts, 700);
        Series series = Series.model(RandomMarket.MODEL);
        Map<Long, Long> days = store.market().payers(series, Grain.DAY, ALWAYS, FOREVER);
        assertNear(5_000, days.getOrDefault(Grain.micros(RandomMarket.FIRST), 0L));
        assertEquals(2, days.getOrDefault(Grain.micros(RandomMarket.FIRST.plusDays(5)), 0L));
        assertNear(5_002, store.market().payersTogether(series, Grain.DAY, ALWAYS, FOREVER));
    }

    /** A name is cut where a key would be too long for a database. */
    @Test
    void payers_of_two_names_that_are_stored_as_one_all_count() {
        String name = "maker/" + "x".repeat(1_000);
        fold(
                List.of(
                        RandomMarket.of(name + "-one", "a1"),
                        RandomMarket.of(name + "-two", "a2"),
                        RandomMarket.of(name + "-two", "a3")),
                3);
        assertEquals(
                3, store.market().payersTogether(Series.model(name), Grain.DAY, ALWAYS, FOREVER));
    }

    @Test
    void services_and_their_timings_add_up_over_batches() {
        List<Fact> facts = new RandomMarket(SEED).facts(1_500);
        fold(facts, 90);
        Delta delta = delta(facts);
        Map<String, Long> expected = new TreeMap<>();
        delta.services()
                .forEach((hour, one) -> expected.merge(hour.subject(), one.attempts(), Long::sum));
        Map<String, Long> found = new TreeMap<>();
        Map<String, Long> timed = new TreeMap<>();
        for (Served served : store.market().services(Grain.HOUR, ALWAYS, FOREVER)) {
            found.merge(served.endpoint(), served.service().attempts(), Long::sum);
            timed.merge(served.endpoint(), served.timings().secondsInAll().samples(), Long::sum);
        }
        assertEquals(expected, found);
        Map<String, Long> timings = new TreeMap<>();
        delta.timings()
                .forEach(
                        (hour, all) -> timings.merge(hour.subject(), (long) all.size(), Long::sum));
        timings.forEach((endpoint, count) -> assertEquals(count, timed.get(endpoint), endpoint));
    }

    @Test
    void percentiles_are_within_two_percent() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            facts.add(RandomMarket.taking(RandomMarket.FIRST, 10_000L * i, 1_000_000, 50));
        }
        fold(facts, 33);
        Served served =
                store.market().services(RandomMarket.MODEL, Grain.DAY, ALWAYS, FOREVER).getFirst();
        assertEquals(0.50, served.timings().secondsToFirstToken().p50(), 0.01);
        assertEquals(0.99, served.timings().secondsToFirstToken().p99(), 0.02);
        assertEquals(1.0, served.timings().secondsInAll().p50(), 0.02);
        assertEquals(50, served.timings().tokensPerSecond().p90(), 1);
    }

    @Test
    void availability_adds_up() {
        List<Fact> facts = new RandomMarket(SEED).facts(1_500);
        fold(facts, 100);
        Map<String, Availability> expected = new TreeMap<>();
        delta(facts)
                .availability()
                .forEach((hour, one) -> expected.merge(hour.subject(), one, Availability::plus));
        expected.forEach((model, sum) ->
                assertEquals(
                        sum,
                        store.market().availability(model, ALWAYS, FOREVER).values().stream()
                                .reduce(Availability.NONE, Availability::plus),
                        model));
    }

    @Test
    void sessions_keep_their_turns_and_their_cost() {
        List<Fact> facts = new RandomMarket(SEED).facts(1_500);
        fold(facts, 64);
        List<String> expected =
                delta(facts).sessions().entrySet().stream()
                        .map(one ->
                                one.getKey().app()
                                        + " "
                                        + one.getKey().model()
                                        + " "
                                        + one.getValue())
                        .sorted()
                        .toList();
        List<String> found =
                store.market().sessions(ALWAYS, FOREVER).stream()
                        .map(one ->
                                one.app()
                                        + " "
                                        + one.model()
                                        + " "
                                        + new Delta.Turns(one.turns(), one.spend()))
                        .sorted()
                        .toList();
        assertTrue(!expected.isEmpty());
        assertEquals(expected, found);
    }

    @Test
    void rebuilt_rollups_are_the_same() {
        Fixture.append(journal, new RandomMarket(SEED).facts(600));
        try (ProjectionRunner runner = Fixture.runner(journal, store, Folding.market(KEY))) {
            Fixture.awaitCaughtUp(journal, runner);
            Map<String, List<String>> before = dump();
            runner.rebuild();
            Fixture.awaitCaughtUp(journal, runner);
            assertEquals(before, dump());
        }
    }

    /** A crash between two transactions leaves lanes with different marks. */
    @Test
    void lanes_that_were_not_written_are_folded_again_and_only_those() {
        List<Fact> facts = new RandomMarket(SEED).facts(900);
        Fixture.append(journal, facts);
        Random random = new Random(SEED);
        for (int end : List.of(300, 301, 640)) {
            writeSomeLanes(random, facts, end);
        }
        try (ProjectionRunner runner = Fixture.runner(journal, store, Folding.market(KEY))) {
            Fixture.awaitCaughtUp(journal, runner);
            Map<String, List<String>> found = sums();
            Map<Long, Long> payers = payers();
            runner.rebuild();
            Fixture.awaitCaughtUp(journal, runner);
            Map<String, List<String>> expected = sums();
            for (String table : expected.keySet()) {
                assertTrue(Objects.equals(expected.get(table), found.get(table)), table);
            }
            assertEquals(payers(), payers);
        }
        assertTrue(delta(facts).volumes().equals(volumes()), "seed " + SEED);
    }

    /** What a process does that is killed on the way. */
    private void writeSomeLanes(Random random, List<Fact> facts, int end) {
        Projection projection = store.projection(journal, Folding.market(KEY), System::nanoTime);
        Marks marks = projection.marks();
        int from = (int) marks.first();
        int to = (int) Math.min(end, marks.until());
        Gathering gathering = projection.gather();
        gathering.add(Fixture.positioned(from, facts.subList(from, to)));
        List<Change> changes = gathering.changes();
        for (int lane : marks.behind()) {
            if (random.nextBoolean()) {
                SortedMap<Integer, Change> one = new TreeMap<>(Map.of(lane, changes.get(lane)));
                assertTrue(projection.apply(from, to, one).isAdded());
                assertFalse(projection.apply(from, to, one).isAdded(), "not twice");
            }
        }
    }

    /**
     * Sketches are put in the order in which accounts came, which makes other bytes of the same.
     */
    private Map<String, List<String>> sums() {
        Map<String, List<String>> sums = dump();
        sums.remove("market_payers");
        return sums;
    }

    private Map<Long, Long> payers() {
        return store.market().payers(Series.MARKET, Grain.DAY, ALWAYS, FOREVER);
    }

    private Map<Bucket, Traffic> volumes() {
        Map<Bucket, Traffic> all = new HashMap<>();
        for (Group group : Group.values()) {
            for (Facet facet : Facet.values()) {
                for (Grain grain : List.of(Grain.HOUR, Grain.DAY, Grain.WEEK)) {
                    store.market()
                            .volumes(group, facet, grain, ALWAYS, FOREVER)
                            .forEach(one ->
                                    all.put(
                                            new Bucket(one.series(), grain, one.start()),
                                            one.traffic()));
                }
            }
        }
        return all;
    }

    @Test
    void rebuilding_one_projection_leaves_the_other_alone() {
        Fixture.append(journal, new RandomMarket(SEED).facts(300));
        try (ProjectionRunner usage = Fixture.runner(journal, store);
                ProjectionRunner market = Fixture.runner(journal, store, Folding.market(KEY))) {
            Fixture.awaitCaughtUp(journal, usage);
            Fixture.awaitCaughtUp(journal, market);
            Map<String, List<String>> before = dump();
            usage.rebuild();
            assertEquals(before, dump());
            Fixture.awaitCaughtUp(journal, usage);
        }
    }

    @Test
    void journals_of_several_nodes_add_up() {
        List<Fact> ours = new RandomMarket(SEED).facts(400);
        List<Fact> theirs = new RandomMarket(SEED + 1).facts(400);
        try (Journal other = Fixture.journal(directory.resolve("other"));
                ProjectionRunner first = Fixture.runner(journal, store, Folding.market(KEY));
                ProjectionRunner second = Fixture.runner(other, store, Folding.market(KEY))) {
            Fixture.append(journal, ours);
            Fixture.append(other, theirs);
            Fixture.awaitCaughtUp(journal, first);
            Fixture.awaitCaughtUp(other, second);
        }
        List<Fact> all = new ArrayList<>(ours);
        all.addAll(theirs);
        Traffic expected =
                delta(all).volumes().entrySet().stream()
                        .filter(one -> one.getKey().series().equals(Series.MARKET))
                        .filter(one -> one.getKey().grain() == Grain.DAY)
                        .map(Map.Entry::getValue)
                        .reduce(Traffic.NONE, Traffic::plus);
        Traffic found =
                store.market().volumes(Series.MARKET, Grain.DAY, ALWAYS, FOREVER).stream()
                        .map(Volume::traffic)
                        .reduce(Traffic.NONE, Traffic::plus);
        assertEquals(expected, found);
        long timed =
                store.market().services(Grain.DAY, ALWAYS, FOREVER).stream()
                        .mapToLong(one -> one.timings().secondsInAll().samples())
                        .sum();
        assertEquals(
                delta(all).timings().values().stream().mapToLong(List::size).sum(),
                timed,
                "sketches lose no update of the other node");
    }

    @Test
    void notes_are_kept_and_later_ones_win() {
        AppDescribed first = new AppDescribed(1, "a.example", "A", null, false, List.of("game"));
        AppDescribed later = new AppDescribed(2, "a.example", null, "b.example", true, List.of());
        PriceListed cheap = price(10, "0.000001");
        PriceListed dear = price(20, "0.000002");
        fold(List.of(first, cheap, score("50.5", 1), dear, later, score("49", 0)), 2);
        fold(List.of(score("51", 2)), 1);
        MarketNotebook notes = store.market().notebook();
        assertEquals(
                List.of(new AppDescribed(0, "a.example", null, "b.example", true, List.of())),
                notes.settings());
        assertEquals(List.of(cheap, dear), notes.prices("m/a"));
        assertEquals(List.of(dear), notes.latestPrices());
        assertEquals(List.of(cheap, dear), notes.pricesSince(10));
        assertEquals(Map.of("m/a@p", 10L), notes.firstListed());
        assertEquals(List.of(score("51", 2)), notes.scores(), "an older date replaces nothing");
    }

    @Test
    void a_journal_that_lost_its_beginning_is_folded_from_where_it_begins() {
        List<Fact> facts = new RandomMarket(SEED).facts(2_000);
        Fixture.append(journal, facts);
        journal.checkpoint(new Checkpoint(2_000, new byte[0]));
        assertTrue(journal.release(2_000) > 0);
        try (ProjectionRunner runner = Fixture.runner(journal, store, Folding.market(KEY))) {
            Fixture.awaitCaughtUp(journal, runner);
        }
        assertTrue(!store.market().volumes(Series.MARKET, Grain.DAY, ALWAYS, FOREVER).isEmpty());
    }

    @Test
    void hostile_text_does_not_stop_the_fold() {
        String longName = "x".repeat(1_000);
        fold(
                List.of(
                        RandomMarket.of(longName + "\0/" + longName, "acc\0\uD800" + longName),
                        RandomMarket.of("a/b", "fine")),
                1);
        assertEquals(
                2,
                store.market().volumes(Group.MODEL, Slice.ALL, Grain.DAY, ALWAYS, FOREVER).size());
    }

    @Test
    void old_details_are_forgotten_and_days_are_kept() {
        fold(new RandomMarket(SEED).facts(500), 500);
        int days =
                store.market().volumes(Group.MODEL, Slice.ALL, Grain.DAY, ALWAYS, FOREVER).size();
        store.forgetDetails(Grain.micros(RandomMarket.FIRST.plusDays(100)));
        assertEquals(
                List.of(),
                store.market().volumes(Group.MODEL, Slice.ALL, Grain.HOUR, ALWAYS, FOREVER));
        assertEquals(List.of(), store.market().sessions(ALWAYS, FOREVER));
        assertEquals(
                days,
                store.market().volumes(Group.MODEL, Slice.ALL, Grain.DAY, ALWAYS, FOREVER).size());
    }

    @Test
    void of_an_endpoint_it_is_known_whether_enough_accounts_paid() {
        List<Fact> facts = new ArrayList<>();
        for (int account = 0; account < 3; account++) {
            facts.add(RandomMarket.paid(RandomMarket.FIRST, "a" + account));
        }
        for (int account = 0; account < 40; account++) {
            facts.add(RandomMarket.paid(RandomMarket.FIRST.plusDays(1), "b" + account));
        }
        fold(facts, 4);
        String endpoint =
                Objects.requireNonNull(RandomMarket.paid(RandomMarket.FIRST, "a").endpoint());
        Map<Long, Long> days =
                store.market().payers(Series.endpoint(endpoint), Grain.DAY, ALWAYS, FOREVER);
        assertEquals(3, days.get(Grain.micros(RandomMarket.FIRST)));
        long enough = days.getOrDefault(Grain.micros(RandomMarket.FIRST.plusDays(1)), 0L);
        assertTrue(enough >= 5 && enough < 40, "counting stops: " + enough);
    }

    /** Where rows are large it is packed by then, and nobody who asks notices. */
    @Test
    void what_is_long_over_reads_as_before_also_where_more_comes_late() {
        List<Fact> facts = new ArrayList<>(new RandomMarket(SEED).facts(1_500));
        fold(facts, 400);
        assertReads(delta(facts));
        for (int day : new int[] {8, 12, 60}) {
            store.forgetDetails(Grain.micros(RandomMarket.FIRST.plusDays(day)));
            assertReads(delta(facts));
            List<Fact> late = new RandomMarket(SEED + day).facts(300);
            facts.addAll(late);
            fold(late, 300);
            assertReads(delta(facts));
        }
        store.forgetDetails(Grain.micros(RandomMarket.FIRST.plusDays(61)));
        assertReads(delta(facts));
        boolean packs = url().startsWith(Engines.POSTGRESQL);
        assertEquals(packs, count("market_share") == 0, "rows of accounts");
        assertEquals(packs, count("market_share_past") > 100, "packed");
    }

    @Test
    void an_account_that_comes_again_late_is_still_one() {
        List<Fact> four = new ArrayList<>();
        for (int account = 0; account < 4; account++) {
            four.add(RandomMarket.paid(RandomMarket.FIRST, "a" + account));
        }
        fold(four, 4);
        store.forgetDetails(Grain.micros(RandomMarket.FIRST.plusDays(60)));
        fold(List.of(RandomMarket.paid(RandomMarket.FIRST, "a0")), 1);
        List<Handful> few = store.market().handfuls(ALWAYS, FOREVER);
        assertEquals(List.of(4), few.stream().map(one -> one.payers().size()).toList());
    }

    private void assertReads(Delta delta) {
        for (int days : new int[] {5, 11, 40}) {
            long from = Grain.micros(RandomMarket.FIRST.plusDays(1));
            long until = Grain.micros(RandomMarket.FIRST.plusDays(1 + days));
            assertEquals(
                    presences(delta, from, until),
                    new HashSet<>(store.market().present(Group.MODEL, Slice.TOOLS, from, until)));
            assertEquals(
                    handfuls(delta, from, until),
                    new HashSet<>(store.market().handfuls(from, until)));
        }
    }

    private static Set<Handful> handfuls(Delta delta, long from, long until) {
        Hashes hashes = new Hashes(KEY);
        Map<List<Object>, Set<Long>> users = new HashMap<>();
        Map<List<Object>, Set<Long>> payers = new HashMap<>();
        delta.shares((series, day, account, traffic) -> {
            if (series.group() == Group.MODEL
                    && series.slice().equals(Slice.ALL)
                    && day >= from
                    && day < until) {
                List<Object> cell = List.of(series.subject(), day);
                users.computeIfAbsent(cell, _ -> new HashSet<>()).add(hashes.account(account));
                Set<Long> paying = payers.computeIfAbsent(cell, _ -> new HashSet<>());
                if (traffic.spend() > 0) {
                    paying.add(hashes.account(account));
                }
            }
        });
        return users.keySet().stream()
                .filter(cell -> isSmall(users, cell) || isPaidByFew(payers, cell))
                .map(cell ->
                        new Handful(
                                (String) cell.get(0),
                                (long) cell.get(1),
                                payers.getOrDefault(cell, Set.of())))
                .collect(Collectors.toSet());
    }

    private static boolean isSmall(Map<List<Object>, Set<Long>> users, List<Object> cell) {
        return users.getOrDefault(cell, Set.of()).size() < 5;
    }

    private static boolean isPaidByFew(Map<List<Object>, Set<Long>> payers, List<Object> cell) {
        int paying = payers.getOrDefault(cell, Set.of()).size();
        return paying > 0 && paying < 5;
    }

    private long count(String table) {
        try (Handle handle = Jdbi.create(url()).open()) {
            return handle.createQuery("select count(*) from " + table).mapTo(Long.class).one();
        }
    }

    /** A page is 2,000 rows. */
    @Test
    void many_old_details_are_forgotten_page_by_page() {
        fold(new RandomMarket(SEED).facts(6_000), 500);
        assertTrue(hours() > 3_000, "so many rows of hours: " + hours());
        store.forgetDetails(Grain.micros(RandomMarket.FIRST.plusDays(100)));
        assertEquals(0, hours());
    }

    private long hours() {
        try (Handle handle = Jdbi.create(url()).open()) {
            return handle.createQuery("select count(*) from market_volume where grain = 0")
                    .mapTo(Long.class)
                    .one();
        }
    }

    private static void assertNear(long expected, long estimate) {
        assertTrue(Math.abs(expected - estimate) <= expected / 20, "not " + estimate);
    }

    private static PriceListed price(long at, String prompt) {
        return new PriceListed(
                at, "m/a@p", "m/a", "p", true, Price.parse(prompt), Price.FREE, null, null, null);
    }

    private static ScorePublished score(String value, int days) {
        return new ScorePublished(
                5,
                "lab",
                "suite",
                "m/a",
                new BigDecimal(value),
                null,
                7,
                LocalDate.of(2026, 1, 1).plusDays(days),
                null);
    }

    private static Delta delta(List<? extends Fact> facts) {
        Delta delta = new Delta();
        facts.forEach(delta::add);
        return delta;
    }

    private void fold(List<? extends Fact> facts, int batch) {
        Fixture.append(journal, facts);
        Projection projection = store.projection(journal, Folding.market(KEY), System::nanoTime);
        long at = projection.mark();
        for (int from = 0; from < facts.size(); from += batch) {
            int until = Math.min(from + batch, facts.size());
            assertTrue(
                    projection
                            .apply(Fixture.positioned(at + from, facts.subList(from, until)))
                            .isAdded());
        }
    }

    /** All rows as text; bytes by what they say. */
    private Map<String, List<String>> dump() {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Handle handle = Jdbi.create(url()).open()) {
            for (String table : TABLES) {
                tables.put(
                        table,
                        handle.createQuery("select * from " + table).mapToMap().list().stream()
                                .map(MarketContract::row)
                                .sorted()
                                .toList());
            }
        }
        return tables;
    }

    private static String row(Map<String, Object> row) {
        Map<String, Object> shown = new TreeMap<>(row);
        shown.replaceAll(
                (_, value) -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
        return shown.toString();
    }
}
