package dev.bourse.domain.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.unit.KeyHash;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class PresetTest {
    private static final KeyHash KEY = new KeyHash("0123456789abcdef".repeat(4));

    private final PresetBook book = new PresetBook();

    @Test
    void the_first_version_makes_an_active_preset_under_its_slug() {
        book.post(saved(10, 1));
        Preset preset = book.find("acme", "support").orElseThrow();
        assertEquals("support", preset.name());
        assertEquals(PresetStatus.ACTIVE, preset.status());
        assertEquals(1, preset.designated());
        assertEquals(10, preset.createdAtMicros());
    }

    @Test
    void what_was_saved_last_is_in_use_until_another_version_is_designated() {
        book.post(saved(10, 1));
        book.post(saved(20, 2));
        assertEquals(2, preset().current().number());
        assertEquals(3, preset().nextVersion());
        book.post(changed(30, PresetStatus.ACTIVE, 1));
        assertEquals("{\"seed\":1}", preset().current().config());
        assertEquals(2, preset().versions().size(), "nothing is lost");
        assertEquals(30, preset().updatedAtMicros());
    }

    @Test
    void a_version_that_is_not_there_cannot_be_designated() {
        book.post(saved(10, 1));
        book.post(changed(20, PresetStatus.DISABLED, 7));
        assertEquals(1, preset().designated());
        assertEquals(PresetStatus.ACTIVE, preset().status());
    }

    @Test
    void a_change_of_a_preset_that_was_never_saved_changes_nothing() {
        book.post(changed(20, PresetStatus.ACTIVE, 1));
        assertEquals(Optional.empty(), book.find("acme", "support"));
    }

    @Test
    void presets_of_one_name_in_two_accounts_are_two() {
        book.post(saved(10, 1));
        book.post(new PresetSaved(11, "other", "support", 1, "{}", null, KEY));
        assertEquals(1, book.of("acme").size());
        assertEquals("{}", book.find("other", "support").orElseThrow().current().config());
    }

    @Test
    void a_fact_that_comes_again_changes_nothing() {
        List<PresetFact> facts =
                List.of(saved(10, 1), saved(20, 2), changed(30, PresetStatus.DISABLED, 1));
        facts.forEach(book::post);
        Preset before = preset();
        book.post(facts.getFirst());
        book.post(facts.getLast());
        assertEquals(before, preset());
    }

    @Test
    void its_facts_make_the_same_book() {
        List.of(saved(10, 1), saved(20, 2), changed(30, PresetStatus.ARCHIVED, 1), saved(40, 3))
                .forEach(book::post);
        PresetBook copy = new PresetBook();
        book.facts().forEach(copy::post);
        assertEquals(book.of("acme"), copy.of("acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "email-copywriter", "a_b-c9"})
    void a_slug_is_small_letters_digits_dashes_and_underscores(String text) {
        assertTrue(Preset.isSlug(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a/b", "a b", "@preset", "é"})
    void anything_else_is_none(String text) {
        assertFalse(Preset.isSlug(text));
        assertFalse(Preset.isSlug("x".repeat(65)));
    }

    @Test
    void a_preset_has_the_version_that_it_designates() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Preset("acme", "p", "p", null, PresetStatus.ACTIVE, 0, 1, List.of(), 0));
    }

    private Preset preset() {
        return book.find("acme", "support").orElseThrow();
    }

    private static PresetSaved saved(long at, int version) {
        String config = "{\"seed\":" + version + "}";
        return new PresetSaved(at, "acme", "support", version, config, null, KEY);
    }

    private static PresetChanged changed(long at, PresetStatus status, int designated) {
        return new PresetChanged(at, "acme", "support", "Support", "d", status, at, designated);
    }
}
