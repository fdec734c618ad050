package dev.bourse.gateway.store;

import static java.util.Comparator.comparing;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.store.Rollup.Dimension;
import dev.bourse.gateway.store.Rollup.Grain;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a batch of facts adds to books and rollups: summed in memory first, so that each row is
 * touched once, and in the order of the keys, so that two writers never wait for each other in a
 * circle. What is alike in all that anything is summed by is summed first, and taken apart once.
 */
final class Totals {
    private static final Comparator<KeyDay> BY_KEY =
            comparing(KeyDay::key).thenComparingLong(KeyDay::day);

    private static final Comparator<Slot> BY_SLOT =
            comparing(Slot::dimension)
                    .thenComparing(Slot::grain)
                    .thenComparingLong(Slot::from)
                    .thenComparing(Slot::subject);

    private static final Comparator<Share> BY_SHARE =
            comparing(Share::account)
                    .thenComparingLong(Share::day)
                    .thenComparing(Share::key)
                    .thenComparing(Share::model)
                    .thenComparing(Share::endpoint)
                    .thenComparing(Share::provider);

    private final Map<Hourly, Measures> ends = new HashMap<>();
    private final Map<String, Book> books = new HashMap<>();
    private final Map<KeyDay, Measures> spending = new HashMap<>();
    private final Map<Slot, Measures> rollups = new HashMap<>();
    private final Map<Share, Measures> activity = new HashMap<>();

    void add(CreditsGranted grant) {
        add(grant.account(), new Book(grant.amount(), Money.ZERO));
    }

    void add(GenerationFinished end) {
        ends.merge(Hourly.of(end), Measures.of(end), Measures::plus);
    }

    void write(Handle transaction) throws SQLException {
        ends.forEach(this::takeApart);
        BookTables.addBooks(transaction, sorted(books, Comparator.<String>naturalOrder()));
        BookTables.addSpending(transaction, sorted(spending, BY_KEY));
        RollupTables.addRollups(transaction, sorted(rollups, BY_SLOT));
        RollupTables.addActivity(transaction, sorted(activity, BY_SHARE));
    }

    private void takeApart(Hourly one, Measures sum) {
        long day = Grain.DAY.begin(one.hour());
        add(one.account(), new Book(Money.ZERO, sum.charged()));
        spending.merge(new KeyDay(one.key(), day), sum, Measures::plus);
        rollUp(Dimension.MODEL, one.model(), one.hour(), sum);
        rollUp(Dimension.KEY, one.key(), one.hour(), sum);
        if (one.provider() != null) {
            rollUp(Dimension.PROVIDER, one.provider(), one.hour(), sum);
        }
        activity.merge(one.share(day), sum, Measures::plus);
    }

    private static <K, V> Map<K, V> sorted(Map<K, V> map, Comparator<K> order) {
        Map<K, V> sorted = new TreeMap<>(order);
        sorted.putAll(map);
        return sorted;
    }

    private void add(String account, Book change) {
        books.merge(Texts.key(account), change, Book::plus);
    }

    private void rollUp(Dimension dimension, String subject, long atMicros, Measures one) {
        for (Grain grain : Grain.values()) {
            Slot slot = new Slot(dimension, grain, grain.begin(atMicros), Texts.key(subject));
            rollups.merge(slot, one, Measures::plus);
        }
    }

    /** What an account got and owes. */
    record Book(Money granted, Money charged) {
        Book plus(Book other) {
            return new Book(granted.plus(other.granted), charged.plus(other.charged));
        }
    }

    /** A key on one day. */
    record KeyDay(String key, long day) {}

    /** A row of a rollup. */
    record Slot(Dimension dimension, Grain grain, long from, String subject) {}

    /** A row of the activity of an account. */
    record Share(
            String account, long day, String key, String model, String endpoint, String provider) {}

    /** What is alike in some generations: who asked, who answered, and the hour of the end. */
    private record Hourly(
            long hour,
            String account,
            String key,
            String model,
            @Nullable String endpoint,
            @Nullable String provider) {
        static Hourly of(GenerationFinished end) {
            return new Hourly(
                    Grain.HOUR.begin(end.atMicros()),
                    end.account(),
                    end.key().hex(),
                    end.model(),
                    end.endpoint(),
                    end.provider());
        }

        Share share(long day) {
            return new Share(
                    Texts.key(account),
                    day,
                    key,
                    Texts.key(model),
                    Texts.key(endpoint),
                    Texts.key(provider));
        }
    }
}
