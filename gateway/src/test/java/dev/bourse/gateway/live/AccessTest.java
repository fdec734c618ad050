package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Entries;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.KeyChanged;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

final class AccessTest {
    private static final long NOW = 1_000;
    private static final KeyOrder ORDER =
            KeyOrder.unlimited(Purses.ACCOUNT, KeyKind.INFERENCE, "mine");

    private final List<Fact> journal = new ArrayList<>();
    private final Ledger ledger = new Ledger(LedgerState.EMPTY, () -> true);
    private final Access access = new Access(ledger, new Random(5), journal::add);

    @Test
    void a_new_key_authenticates_with_the_text_that_was_shown_once() {
        IssuedKey issued = access.issue(ORDER, NOW);
        assertEquals(
                new Authentication.Known(issued.key()), access.authenticate(issued.secret(), NOW));
        assertEquals(List.of(new KeyIssued(NOW, issued.key())), journal);
    }

    @Test
    void the_text_of_a_key_is_kept_nowhere() {
        IssuedKey issued = access.issue(ORDER, NOW);
        String hidden = issued.secret().substring(10, 60);
        assertFalse(journal.toString().contains(hidden));
        assertFalse(issued.toString().contains(hidden));
        assertEquals(KeyHash.class, issued.key().hash().getClass());
    }

    @Test
    void the_prefix_tells_what_a_key_is_for_and_the_label_masks_the_rest() {
        String secret = access.issue(ORDER, NOW).secret();
        assertTrue(secret.matches("sk-bo-[0-9a-f]{64}"), "a key of another form");
        String label = access.preset("sk-bo-0123456789abcdef0123", ORDER, NOW).key().label();
        assertEquals("sk-bo-012...123", label);
        KeyOrder management = KeyOrder.unlimited(Purses.ACCOUNT, KeyKind.MANAGEMENT, "admin");
        assertTrue(access.issue(management, NOW).secret().startsWith("mk-bo-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "sk-bo-short", "no-dashes-but-a-rather-long-preset-key-here"})
    void a_mask_never_shows_more_than_a_third(String preset) {
        String label = access.preset(preset, ORDER, NOW).key().label();
        int shown = label.length() - "...".length();
        assertTrue(shown * 3 <= preset.length() + 9, label);
        assertFalse(preset.equals(label));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void no_key_is_another_refusal_than_a_wrong_one(String nothing) {
        assertEquals(
                new Authentication.Refused(new Refusal.NoKey()), access.authenticate(nothing, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-bo-", "sk-bo-x", "Bearer", "\u0000", "\ud800 half a character"})
    void an_unknown_text_is_an_unknown_key(String text) {
        access.issue(ORDER, NOW);
        assertEquals(unknown(), access.authenticate(text, NOW));
        assertEquals(unknown(), access.authenticate(text.repeat(10_000), NOW));
    }

    @Test
    void a_management_key_cannot_call_models_and_an_inference_key_cannot_administer() {
        String secret = access.issue(ORDER, NOW).secret();
        assertEquals(
                new Authentication.Refused(new Refusal.WrongKind(KeyKind.MANAGEMENT)),
                access.authenticate(secret, KeyKind.MANAGEMENT, NOW));
        assertTrue(
                access.authenticate(secret, KeyKind.INFERENCE, NOW)
                        instanceof Authentication.Known);
    }

    @Test
    void a_disabled_key_is_refused_at_once_and_good_again_when_enabled() {
        IssuedKey issued = access.issue(ORDER, NOW);
        access.change(issued.key().hash(), key -> key.disabled(true), NOW + 1);
        assertEquals(
                new Authentication.Refused(new Refusal.KeyDisabled()),
                access.authenticate(issued.secret(), NOW + 1));
        access.change(issued.key().hash(), key -> key.disabled(false), NOW + 2);
        assertTrue(access.authenticate(issued.secret(), NOW) instanceof Authentication.Known);
    }

    @Test
    void a_change_keeps_the_identity_of_a_key_and_is_dated() {
        Key key = access.issue(ORDER, NOW).key();
        Key other = access.issue(ORDER, NOW).key();
        Key changed =
                access.change(key.hash(), _ -> other.named("new name"), NOW + 9).orElseThrow();
        assertEquals(key.hash(), changed.hash());
        assertEquals(key.label(), changed.label());
        assertEquals("new name", changed.name());
        assertEquals(NOW + 9, changed.updatedAtMicros());
        assertEquals(new KeyChanged(NOW + 9, changed), journal.getLast());
    }

    @Test
    void a_deleted_key_is_unknown_for_good() {
        IssuedKey issued = access.issue(ORDER, NOW);
        assertTrue(access.delete(issued.key().hash(), NOW));
        assertFalse(access.delete(issued.key().hash(), NOW));
        assertEquals(unknown(), access.authenticate(issued.secret(), NOW));
        assertEquals(Optional.empty(), access.change(issued.key().hash(), key -> key, NOW));
    }

    @Test
    void a_preset_key_is_made_once() {
        IssuedKey first = access.preset("sk-bo-preset-for-scripts-0000", ORDER, NOW);
        IssuedKey again = access.preset("sk-bo-preset-for-scripts-0000", ORDER, NOW + 5);
        assertEquals(first.key(), again.key());
        assertEquals(1, journal.size());
    }

    @Test
    void a_change_that_the_journal_does_not_take_has_no_effect() {
        Access broken =
                new Access(
                        ledger,
                        new Random(6),
                        _ -> {
                            throw new IllegalStateException("the journal is full");
                        });
        IssuedKey good = access.issue(ORDER, NOW);
        KeyHash hash = good.key().hash();
        assertThrows(IllegalStateException.class, () -> broken.delete(hash, NOW));
        assertThrows(
                IllegalStateException.class,
                () -> broken.change(hash, key -> key.disabled(true), NOW));
        assertThrows(IllegalStateException.class, () -> broken.issue(ORDER, NOW));
        assertTrue(access.authenticate(good.secret(), NOW) instanceof Authentication.Known);
        assertEquals(1, ledger.standings(Purses.ACCOUNT, NOW).size());
    }

    @Test
    void keys_come_back_from_the_facts_with_all_their_settings() {
        KeyOrder limited =
                new KeyOrder(
                        Purses.ACCOUNT,
                        KeyKind.INFERENCE,
                        "limited",
                        new Money(5),
                        ResetInterval.WEEKLY,
                        null,
                        77_777);
        access.issue(limited, NOW);
        Key gone = access.issue(ORDER, NOW + 1).key();
        access.delete(gone.hash(), NOW + 2);
        Books books = new Books();
        journal.forEach(fact -> books.post(Entries.of(fact)));
        Ledger restarted = new Ledger(books.state(), () -> true);
        assertEquals(
                ledger.standings(Purses.ACCOUNT, NOW), restarted.standings(Purses.ACCOUNT, NOW));
    }

    @Test
    void no_two_keys_are_alike() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertTrue(secrets.add(access.issue(ORDER, NOW).secret()));
        }
    }

    private static Authentication unknown() {
        return new Authentication.Refused(new Refusal.UnknownKey());
    }
}
