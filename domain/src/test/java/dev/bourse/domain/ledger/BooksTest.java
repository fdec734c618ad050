package dev.bourse.domain.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

final class BooksTest {
    @Test
    void a_hold_is_set_aside_and_the_charge_takes_its_place() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        issue  k1                  | POSTED
                        start  gen-a k1 300 90 at 5 | POSTED
                        = account 1000 0 300
                        = open gen-a
                        finish gen-a k1 120 from 5 | POSTED
                        = account 1000 120 0
                        = key k1 120
                        = open
                        """);
    }

    @Test
    void a_charge_beyond_the_hold_is_owed_and_leaves_a_debt() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 100              | POSTED
                        issue  k1                  | POSTED
                        start  gen-a k1 100 50 at 5 | POSTED
                        finish gen-a k1 140 from 5 | POSTED
                        = account 100 140 0
                        = key k1 140
                        """);
    }

    @Test
    void a_second_finish_changes_nothing() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        issue  k1                  | POSTED
                        start  gen-a k1 300 90 at 5 | POSTED
                        finish gen-a k1 120 from 5 | POSTED
                        finish gen-a k1 120 from 5 | DUPLICATE
                        finish gen-a k1 999 from 5 | DUPLICATE
                        = account 1000 120 0
                        """);
    }

    @Test
    void a_second_start_changes_nothing_before_or_after_the_finish() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        start  gen-a k1 300 90 at 5 | POSTED
                        start  gen-a k1 300 90 at 5 | DUPLICATE
                        = account 1000 0 300
                        finish gen-a k1 120 from 5 | POSTED
                        start  gen-a k1 300 90 at 5 | DUPLICATE
                        = account 1000 120 0
                        """);
    }

    @Test
    void a_finish_without_a_start_is_charged_once() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        issue  k1                  | POSTED
                        finish gen-a k1 120 from 5 | WITHOUT_HOLD
                        finish gen-a k1 120 from 5 | DUPLICATE
                        = account 1000 120 0
                        = key k1 120
                        """);
    }

    @Test
    void a_refused_generation_has_neither_hold_nor_charge_and_is_not_remembered() {
        new LedgerScript(1)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        finish gen-a k1 5 from 5   | WITHOUT_HOLD
                        finish gen-b k1 0 from 6   | POSTED
                        finish gen-b k1 0 from 6   | POSTED
                        finish gen-a k1 5 from 5   | DUPLICATE
                        = account 1000 5 0
                        """);
    }

    @Test
    void the_true_end_that_comes_after_a_recovery_is_too_late() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        issue  k1                  | POSTED
                        start  gen-a k1 300 90 at 5 | POSTED
                        restart
                        = open gen-a
                        = account 1000 0 300
                        finish gen-a k1 90 from 5  | POSTED
                        finish gen-a k1 120 from 5 | DUPLICATE
                        = account 1000 90 0
                        restart
                        finish gen-a k1 120 from 5 | DUPLICATE
                        = account 1000 90 0
                        """);
    }

    @Test
    void what_may_have_been_forgotten_is_not_charged_and_what_cannot_have_been_is() {
        new LedgerScript(2)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        finish gen-a k1 1 from 10  | WITHOUT_HOLD
                        finish gen-b k1 1 from 30  | WITHOUT_HOLD
                        finish gen-c k1 1 from 20  | WITHOUT_HOLD
                        restart
                        finish gen-a k1 1 from 10  | TOO_OLD
                        finish gen-x k1 1 from 10  | TOO_OLD
                        finish gen-y k1 1 from 11  | WITHOUT_HOLD
                        finish gen-z k1 1 from 30  | TOO_OLD
                        = account 1000 4 0
                        start  gen-w k1 5 5 at 1   | POSTED
                        finish gen-w k1 5 from 1   | POSTED
                        = account 1000 9 0
                        """);
    }

    @Test
    void a_grant_counts_once_and_may_take_back() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 1000 | POSTED
                        grant  g1 1000 | DUPLICATE
                        grant  g2 -400 | POSTED
                        restart
                        grant  g1 1000 | DUPLICATE
                        = account 600 0 0
                        """);
    }

    @Test
    void what_a_deleted_key_spent_stays_in_the_books() {
        new LedgerScript(100)
                .play(
                        """
                        grant  g1 1000             | POSTED
                        issue  k1                  | POSTED
                        issue  k1                  | DUPLICATE
                        start  gen-a k1 10 10 at 5 | POSTED
                        start  gen-b k1 10 10 at 5 | POSTED
                        finish gen-a k1 7 from 5   | POSTED
                        change k1                  | POSTED
                        = key k1 7
                        delete k1                  | POSTED
                        delete k1                  | NO_SUCH_KEY
                        change k1                  | NO_SUCH_KEY
                        finish gen-b k1 8 from 5   | POSTED
                        = elsewhere 15
                        = account 1000 15 0
                        restart
                        issue  k1                  | POSTED
                        = key k1 0
                        """);
    }

    @Test
    void a_state_that_does_not_balance_is_not_taken() {
        Account spent = new Account(new Money(10), new Money(3), Money.ZERO);
        LedgerState state = state(Map.of("default", spent), List.of());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Books(state));
        assertTrue(String.valueOf(refused.getMessage()).contains("spent"));
    }

    @Test
    void a_hold_on_no_account_does_not_balance() {
        OpenHold hold =
                new OpenHold(
                        new GenerationId("gen-a"),
                        "nobody",
                        Keys.hash("k"),
                        "a/b",
                        new Money(1),
                        Money.ZERO,
                        0,
                        0);
        LedgerState state = state(Map.of(), List.of(hold));
        assertThrows(IllegalArgumentException.class, () -> new Books(state));
    }

    @Test
    void an_overflow_leaves_the_books_as_they_were() {
        Books books = new Books();
        books.post(new Entry.Grant("g1", "default", new Money(Long.MAX_VALUE)));
        LedgerState before = books.state();
        Entry more = new Entry.Grant("g2", "default", new Money(1));
        assertThrows(ArithmeticException.class, () -> books.post(more));
        assertEquals(before, books.state());
    }

    private static LedgerState state(Map<String, Account> accounts, List<OpenHold> holds) {
        return new LedgerState(accounts, List.of(), Money.ZERO, holds, Set.of(), List.of(), 0);
    }
}
