package dev.bourse.gateway.store;

import static java.util.Comparator.comparing;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.store.Rollup.Dimension;
import dev.bourse.gateway.store.Rollup.Grain;

import org.jdbi.v3.core.Handle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a batch of facts adds to books and rollups: summed in memory first, so that each row is
 * touched once, and in the order of the keys, so that two writers never wait for each other in a
 * circle.
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

    private final Map<String, Book> books = new HashMap<>();
    private final Map<KeyDay, Measures> spending = new HashMap<>();
    private final Map<Slot, Measures> rollups = new HashMap<>();
    private final Map<Share, Measures> activity = new HashMap<>();

    void add(CreditsGranted grant) {
        add(grant.account(), new Book(grant.amount(), Money.ZERO));
    }

    void add(GenerationFinished end) {
        Measures one = Measures.of(end);
        long day = Grain.DAY.begin(end.atMicros());
        String key = end.key().hex();
        add(end.account(), new Book(Money.ZERO, one.charged()));
        spending.merge(new KeyDay(key, day), one, Measures::plus);
        rollUp(Dimension.MODEL, end.model(), end.atMicros(), one);
        rollUp(Dimension.KEY, key, end.atMicros(), one);
        if (end.provider() != null) {
            rollUp(Dimension.PROVIDER, end.provider(), end.atMicros(), one);
        }
        activity.merge(Share.of(end, day), one, Measures::plus);
    }

    void write(Handle transaction) {
        BookTables.addBooks(transaction, sorted(books, Comparator.<String>naturalOrder()));
        BookTables.addSpending(transaction, sorted(spending, BY_KEY));
        RollupTables.addRollups(transaction, sorted(rollups, BY_SLOT));
        RollupTables.addActivity(transaction, sorted(activity, BY_SHARE));
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
            String account, long day, String key, String model, String endpoint, String provider) {
        static Share of(GenerationFinished end, long day) {
            return new Share(
                    Texts.key(end.account()),
                    day,
                    end.key().hex(),
                    Texts.key(end.model()),
                    Texts.key(end.endpoint()),
                    Texts.key(end.provider()));
        }
    }
}
