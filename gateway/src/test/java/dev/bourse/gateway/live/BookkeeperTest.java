package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.preset.Preset;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.journal.Appended;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalSettings;
import dev.bourse.gateway.journal.PositionedFact;
import dev.bourse.gateway.journal.Recovery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

final class BookkeeperTest {
    private static final long NOW = 1_780_000_000_000_000L;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final Key key = Purses.key(null, ResetInterval.NEVER);

    @TempDir private Path directory;

    @Test
    void a_new_journal_has_empty_books() {
        try (Journal journal = journal()) {
            assertEquals(LedgerState.EMPTY, Bookkeeper.open(journal, NOW).state());
        }
    }

    @Test
    void a_start_without_checkpoint_reads_everything() {
        write(granted(1_000), new KeyIssued(1, key), started("gen-a", 40), finished("gen-a", 40));
        try (Journal journal = journal()) {
            assertEquals(account(1_000, 40), account(Bookkeeper.open(journal, NOW)));
        }
    }

    @Test
    void a_start_with_checkpoint_arrives_at_the_same_books() {
        write(granted(1_000), new KeyIssued(1, key), started("gen-a", 40), finished("gen-a", 40));
        try (Journal journal = journal()) {
            Bookkeeper.open(journal, NOW).checkpoint();
            assertEquals(4, journal.checkpoint().orElseThrow().position());
        }
        write(started("gen-b", 60), finished("gen-b", 60));
        try (Journal journal = journal()) {
            assertEquals(account(1_000, 100), account(Bookkeeper.open(journal, NOW)));
        }
    }

    @Test
    void an_interrupted_generation_is_charged_its_estimate_once_however_often_we_start() {
        write(granted(1_000), new KeyIssued(1, key), started("gen-a", 40));
        for (int start = 0; start < 3; start++) {
            try (Journal journal = journal()) {
                Bookkeeper keeper = Bookkeeper.open(journal, NOW + start);
                assertEquals(account(1_000, 40), account(keeper));
                assertEquals(List.of(), keeper.state().holds());
                assertEquals(4, journal.durableEnd());
            }
        }
    }

    @Test
    void a_generation_that_was_open_at_the_checkpoint_is_settled_too() {
        write(granted(1_000), new KeyIssued(1, key));
        try (Journal journal = journal()) {
            Bookkeeper keeper = Bookkeeper.open(journal, NOW);
            keeper.accept(new PositionedFact(2, append(journal, started("gen-a", 40))));
            keeper.checkpoint();
        }
        try (Journal journal = journal()) {
            assertEquals(account(1_000, 40), account(Bookkeeper.open(journal, NOW)));
        }
    }

    @Test
    void thousands_of_interruptions_are_all_settled() {
        try (Journal journal = journal()) {
            append(journal, granted(100_000));
            for (int i = 0; i < 3_000; i++) {
                journal.append(started("gen-" + i, 2));
            }
        }
        try (Journal journal = journal()) {
            assertEquals(account(100_000, 6_000), account(Bookkeeper.open(journal, NOW)));
        }
    }

    @Test
    void presets_outlive_the_segments_that_they_were_written_to() {
        PresetSaved first = saved(1, "{}");
        PresetChanged off =
                new PresetChanged(3, Purses.ACCOUNT, "p", "P", null, PresetStatus.DISABLED, 3, 1);
        write(first, saved(2, "{\"seed\":1}"), off);
        List<PresetFact> expected;
        try (Journal journal = journal()) {
            Bookkeeper keeper = Bookkeeper.open(journal, NOW);
            keeper.checkpoint();
            expected = keeper.presets();
        }
        try (Journal journal = journal()) {
            assertEquals(3, journal.checkpoint().orElseThrow().position(), "nothing is read again");
            assertEquals(expected, Bookkeeper.open(journal, NOW).presets());
        }
        write(saved(3, "{}"));
        try (Journal journal = journal()) {
            Presets presets = new Presets(Bookkeeper.open(journal, NOW).presets(), _ -> {});
            Preset preset = presets.find(Purses.ACCOUNT, "p").orElseThrow();
            assertEquals(3, preset.designated());
            assertEquals(PresetStatus.DISABLED, preset.status());
            assertEquals(3, preset.statusAtMicros());
            assertEquals("{\"seed\":1}", preset.version(2).orElseThrow().config());
        }
    }

    private PresetSaved saved(int version, String config) {
        return new PresetSaved(version, Purses.ACCOUNT, "p", version, config, null, key.hash());
    }

    @Test
    void a_fact_that_comes_again_is_passed_over_and_a_gap_is_an_error() {
        try (Journal journal = journal()) {
            Bookkeeper keeper = Bookkeeper.open(journal, NOW);
            PositionedFact first = new PositionedFact(0, granted(10));
            keeper.accept(first);
            keeper.accept(first);
            assertEquals(account(10, 0), account(keeper));
            PositionedFact third = new PositionedFact(2, finished("gen-a", 1));
            assertThrows(IllegalStateException.class, () -> keeper.accept(third));
        }
    }

    private void write(Fact... facts) {
        try (Journal journal = journal()) {
            for (Fact fact : facts) {
                append(journal, fact);
            }
        }
    }

    private static Fact append(Journal journal, Fact fact) {
        Appended appended = journal.append(fact);
        journal.durable(assertInstanceOf(Appended.At.class, appended).position()).join();
        return fact;
    }

    private Journal journal() {
        return Journal.open(directory, JournalSettings.DEFAULT, Thread::new, CLOCK);
    }

    private static Account account(Bookkeeper keeper) {
        return keeper.state().accounts().getOrDefault(Purses.ACCOUNT, Account.EMPTY);
    }

    private static Account account(long granted, long spent) {
        return new Account(new Money(granted), new Money(spent), Money.ZERO);
    }

    private static Fact granted(long amount) {
        return new CreditsGranted(1, "g1", Purses.ACCOUNT, new Money(amount), "test");
    }

    private GenerationStarted started(String id, long estimate) {
        return new GenerationStarted(
                new GenerationId(id),
                NOW,
                Purses.ACCOUNT,
                key.hash(),
                "a/b",
                new Money(2 * estimate),
                new Money(estimate),
                10);
    }

    private Fact finished(String id, long charge) {
        return new Recovery(List.of(started(id, charge))).settlements(NOW + 1).getFirst();
    }
}
