package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random entries in which everything that can go wrong does: repeated grants, holds and ends, ends
 * without a start, starts after the end, deleted and unknown keys, days that change in between.
 */
final class LedgerWorkload {
    static final List<String> ACCOUNTS = List.of("default", "other");
    static final List<String> KEYS = List.of("k0", "k1", "k2", "k3");

    private static final long HOUR = 3_600_000_000L;

    private final Random random;
    private final List<Entry> sent = new ArrayList<>();
    private long now = 1_780_000_000_000_000L;
    private int generations;

    LedgerWorkload(long seed) {
        random = new Random(seed);
    }

    Entry next() {
        now += random.nextLong(5 * HOUR);
        Entry entry = random.nextInt(5) == 0 && !sent.isEmpty() ? again() : fresh();
        sent.add(entry);
        return entry;
    }

    private Entry again() {
        return sent.get(random.nextInt(sent.size()));
    }

    private Entry fresh() {
        return switch (random.nextInt(10)) {
            case 0 -> new Entry.Grant("g" + random.nextInt(50), account(), money());
            case 1 -> new Entry.Issue(key());
            case 2 -> random.nextBoolean() ? new Entry.Delete(key().hash()) : change();
            case 3, 4, 5 -> new Entry.Reserve(hold());
            case 6, 7, 8 -> finish();
            default -> finishWithoutStart();
        };
    }

    private Entry change() {
        return new Entry.Change(key().disabled(true));
    }

    private OpenHold hold() {
        GenerationId id = new GenerationId("gen-" + generations++);
        return new OpenHold(id, account(), key().hash(), "a/b", money(), money(), 9, now);
    }

    private Entry finish() {
        List<OpenHold> started =
                sent.stream()
                        .filter(Entry.Reserve.class::isInstance)
                        .map(one -> ((Entry.Reserve) one).hold())
                        .toList();
        return started.isEmpty()
                ? finishWithoutStart()
                : finish(started.get(random.nextInt(started.size())));
    }

    private Entry finish(OpenHold hold) {
        long at = now - random.nextLong(2 * HOUR);
        return new Entry.Settle(
                hold.id(), hold.account(), hold.key(), money(), hold.startedAtMicros(), at);
    }

    private Entry finishWithoutStart() {
        GenerationId id = new GenerationId("gen-" + generations++);
        KeyHash key = key().hash();
        return new Entry.Settle(id, account(), key, money(), now, now);
    }

    private String account() {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    private Key key() {
        return Keys.key(KEYS.get(random.nextInt(KEYS.size())));
    }

    private Money money() {
        return new Money(random.nextLong(1_000_000_000));
    }
}
