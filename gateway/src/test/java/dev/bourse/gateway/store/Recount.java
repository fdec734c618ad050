package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.store.Rollup.Dimension;
import dev.bourse.gateway.store.Rollup.Grain;
import dev.bourse.gateway.store.UsageQueries.Account;
import dev.bourse.gateway.store.UsageQueries.KeyUsage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The same sums by the shortest way, over all facts at once: what the tables must agree with. */
record Recount(Collection<GenerationFinished> ends, Collection<CreditsGranted> grants) {
    private static final int SAMPLE = 300;
    private static final LocalDate FIRST = LocalDate.ofInstant(RandomUsage.START, ZoneOffset.UTC);
    private static final LocalDate LAST = FIRST.plusDays(RandomUsage.DAYS);

    static Recount of(List<? extends Fact> facts) {
        Map<String, GenerationFinished> ends = new HashMap<>();
        Map<String, CreditsGranted> grants = new HashMap<>();
        for (Fact fact : facts) {
            switch (fact) {
                case GenerationFinished end -> ends.putIfAbsent(end.id().value(), end);
                case CreditsGranted grant -> grants.putIfAbsent(grant.id(), grant);
                default -> {}
            }
        }
        return new Recount(ends.values(), grants.values());
    }

    void assertEqualTo(UsageQueries usage) {
        assertEquals(sum(end -> true), usage.charged());
        assertEquals(by(GenerationFinished::key), usage.chargedByKey());
        assertEquals(by(GenerationFinished::model), usage.chargedByModel());
        for (int i = 0; i < 4; i++) {
            assertAccount(RandomUsage.account(i), usage);
        }
        for (int i = 0; i < 6; i++) {
            assertKey(RandomUsage.key(i), usage);
        }
        for (Grain grain : Grain.values()) {
            assertRollup(grain, Dimension.MODEL, GenerationFinished::model, usage);
            assertRollup(grain, Dimension.PROVIDER, Recount::provider, usage);
            assertRollup(grain, Dimension.KEY, end -> end.key().hex(), usage);
        }
        ends.stream()
                .limit(SAMPLE)
                .forEach(end -> assertEquals(end, usage.generation(end.id()).orElseThrow()));
    }

    private void assertAccount(String account, UsageQueries usage) {
        Money granted =
                grants.stream()
                        .filter(grant -> grant.account().equals(account))
                        .map(CreditsGranted::amount)
                        .reduce(Money.ZERO, Money::plus);
        Money charged = sum(end -> end.account().equals(account));
        Account empty = new Account(Money.ZERO, Money.ZERO);
        assertEquals(new Account(granted, charged), usage.account(account).orElse(empty));
        assertEquals(
                ends.stream()
                        .filter(end -> end.account().equals(account))
                        .map(Measures::of)
                        .reduce(Measures.NONE, Measures::plus),
                usage.activity(account, FIRST, LAST).stream()
                        .map(UsageQueries.Activity::measures)
                        .reduce(Measures.NONE, Measures::plus));
    }

    private void assertKey(KeyHash key, UsageQueries usage) {
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(7)) {
            assertKey(key, day, usage);
        }
    }

    /**
     * Only days up to the asked one exist when it is asked in earnest: so it is for this recount.
     */
    private void assertKey(KeyHash key, LocalDate today, UsageQueries usage) {
        Predicate<GenerationFinished> mine = end -> end.key().equals(key);
        KeyUsage found = usage.keyUsage(key, today.atTime(12, 0).toInstant(ZoneOffset.UTC));
        assertEquals(sum(mine.and(end -> !day(end).isBefore(today))), found.daily());
        assertEquals(sum(mine.and(end -> !week(day(end)).isBefore(week(today)))), found.weekly());
        assertEquals(
                sum(mine.and(end -> !day(end).isBefore(today.withDayOfMonth(1)))), found.monthly());
        assertEquals(sum(mine), found.total());
    }

    private void assertRollup(
            Grain grain,
            Dimension dimension,
            Function<GenerationFinished, String> subject,
            UsageQueries usage) {
        Map<String, Measures> expected =
                ends.stream()
                        .filter(end -> !subject.apply(end).isEmpty())
                        .collect(
                                Collectors.toMap(
                                        end -> bucket(grain, end) + " " + subject.apply(end),
                                        Measures::of,
                                        Measures::plus));
        Map<String, Measures> found =
                usage
                        .rollups(
                                dimension,
                                grain,
                                RandomUsage.START,
                                RandomUsage.START.plus(RandomUsage.DAYS, ChronoUnit.DAYS))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        row -> instant(row.fromMicros()) + " " + row.subject(),
                                        Rollup::measures));
        assertEquals(expected, found);
    }

    private Money sum(Predicate<GenerationFinished> which) {
        return ends.stream()
                .filter(which)
                .map(end -> end.charge().total())
                .reduce(Money.ZERO, Money::plus);
    }

    private <K> Map<K, Money> by(Function<GenerationFinished, K> group) {
        return ends.stream()
                .collect(Collectors.toMap(group, end -> end.charge().total(), Money::plus));
    }

    private static String provider(GenerationFinished end) {
        return end.provider() == null ? "" : end.provider();
    }

    private static Instant bucket(Grain grain, GenerationFinished end) {
        return instant(end.atMicros())
                .truncatedTo(grain == Grain.DAY ? ChronoUnit.DAYS : ChronoUnit.HOURS);
    }

    private static LocalDate day(GenerationFinished end) {
        return LocalDate.ofInstant(instant(end.atMicros()), ZoneOffset.UTC);
    }

    private static LocalDate week(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
