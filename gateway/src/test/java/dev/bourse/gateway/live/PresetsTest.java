package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.preset.Preset;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.gateway.live.Presets.Outcome;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class PresetsTest {
    private static final KeyHash KEY = new KeyHash("0123456789abcdef".repeat(4));

    private final List<Fact> journal = new ArrayList<>();
    private final Presets presets = new Presets(List.of(), journal::add);

    @Test
    void versions_are_numbered_in_the_order_in_which_they_are_saved() {
        assertTrue(assertInstanceOf(Outcome.Saved.class, presets.save(draft("p", "{}"))).created());
        Outcome.Saved second =
                assertInstanceOf(Outcome.Saved.class, presets.save(draft("p", "{\"seed\":1}")));
        assertFalse(second.created());
        assertEquals(2, second.preset().designated());
        assertEquals(2, journal.size());
    }

    @Test
    void nothing_changes_that_the_journal_does_not_take() {
        Presets broken =
                new Presets(
                        List.of(),
                        _ -> {
                            throw new IllegalStateException("the disk is full");
                        });
        assertThrows(IllegalStateException.class, () -> broken.save(draft("p", "{}")));
        assertEquals(Optional.empty(), broken.find("acme", "p"));
    }

    @Test
    void what_exists_cannot_be_created_again() {
        presets.create(draft("p", "{}"));
        Outcome again = presets.create(draft("p", "{}"));
        assertTrue(assertInstanceOf(Outcome.Refused.class, again).why().contains("already"));
    }

    @Test
    void nothing_is_saved_to_an_archived_preset() {
        presets.save(draft("p", "{}"));
        presets.change("acme", "p", now -> with(now, PresetStatus.ARCHIVED), 7);
        Outcome refused = presets.save(draft("p", "{}"));
        assertTrue(assertInstanceOf(Outcome.Refused.class, refused).why().contains("archived"));
    }

    @Test
    void an_account_has_only_so_many_and_so_much() {
        for (int i = 0; i < Presets.MOST; i++) {
            presets.save(draft("p" + i, "{}"));
        }
        assertInstanceOf(Outcome.Refused.class, presets.save(draft("more", "{}")));
        assertInstanceOf(Outcome.Saved.class, presets.save(draft("p1", "{}")), "a version");
        String long1 = "x".repeat((int) Presets.MOST_TEXT);
        assertInstanceOf(Outcome.Refused.class, presets.save(draft("p1", long1)));
        assertInstanceOf(
                Outcome.Saved.class,
                presets.save(new PresetSaved(1, "other", "p", 1, "{}", null, KEY)),
                "another account has room of its own");
    }

    @Test
    void a_change_that_changes_nothing_is_no_fact() {
        presets.save(draft("p", "{}"));
        presets.change("acme", "p", now -> now, 7);
        assertEquals(1, journal.size());
        assertEquals(Optional.empty(), presets.change("acme", "q", now -> now, 7));
    }

    @Test
    void the_preset_made_last_is_listed_first() {
        presets.save(new PresetSaved(1, "acme", "old", 1, "{}", null, KEY));
        presets.save(new PresetSaved(2, "acme", "new", 1, "{}", null, KEY));
        presets.save(new PresetSaved(3, "acme", "old", 1, "{}", null, KEY));
        assertEquals(List.of("old", "new"), presets.of("acme").stream().map(Preset::slug).toList());
    }

    private static PresetSaved draft(String slug, String config) {
        return new PresetSaved(5, "acme", slug, 1, config, null, KEY);
    }

    private static PresetChanged with(PresetChanged now, PresetStatus status) {
        return new PresetChanged(
                now.atMicros(),
                now.account(),
                now.slug(),
                now.name(),
                now.description(),
                status,
                now.atMicros(),
                now.designated());
    }
}
