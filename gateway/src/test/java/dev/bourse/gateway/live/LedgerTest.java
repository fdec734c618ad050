package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.Entry;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.OpenHold;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

final class LedgerTest {
    private static final long NOON = micros("2026-06-10T12:00:00Z");
    private static final long BEFORE_MIDNIGHT = micros("2026-06-10T23:59:59.999999Z");
    private static final long MIDNIGHT = micros("2026-06-11T00:00:00Z");

    private final Key free = Purses.key(null, ResetInterval.NEVER);
    private final Key daily = Purses.key(new Money(10), ResetInterval.DAILY);

    @Test
    void a_hold_ties_money_up_until_it_is_settled_at_the_true_charge() {
        Ledger ledger = Purses.ledger(100, free);
        Hold hold = Purses.hold(ledger, free, 60, NOON);
        assertEquals(new Money(40), ledger.account(Purses.ACCOUNT).available());
        assertTrue(hold.settle(new Money(25), NOON));
        assertEquals(
                new Account(new Money(100), new Money(25), Money.ZERO),
                ledger.account(Purses.ACCOUNT));
    }

    @Test
    void a_hold_ends_only_once() {
        Ledger ledger = Purses.ledger(100, free);
        Hold hold = Purses.hold(ledger, free, 60, NOON);
        assertTrue(hold.settle(new Money(25), NOON));
        assertFalse(hold.settle(new Money(25), NOON));
        assertFalse(hold.release());
        hold.close();
        assertEquals(new Money(75), ledger.account(Purses.ACCOUNT).available());
    }

    @Test
    void a_forgotten_hold_releases_itself() {
        Ledger ledger = Purses.ledger(100, free);
        try (Hold hold = Purses.hold(ledger, free, 60, NOON)) {
            assertEquals(new Money(60), hold.amount());
        }
        assertEquals(new Money(100), ledger.account(Purses.ACCOUNT).available());
    }

    @Test
    void a_refusal_says_what_is_left_so_that_a_smaller_request_can_be_made() {
        Ledger ledger = Purses.ledger(100, free);
        Admission refused = ledger.hold(free, new Money(101), new Money(30), NOON);
        Refusal.CannotAfford why =
                new Refusal.CannotAfford(
                        new Money(101), new Money(30), new Money(100), Refusal.Purse.ACCOUNT);
        assertEquals(new Admission.Refused(why), refused);
        assertEquals(new Money(100), Purses.hold(ledger, free, 100, NOON).amount());
    }

    @Test
    void a_daily_limit_is_whole_again_at_utc_midnight() {
        Ledger ledger = Purses.ledger(100, daily);
        Purses.hold(ledger, daily, 10, NOON).settle(new Money(10), NOON);
        Refusal limit = new Refusal.KeyLimitReached(new Money(10), new Money(10), MIDNIGHT);
        Money one = new Money(1);
        assertEquals(new Admission.Refused(limit), ledger.hold(daily, one, one, BEFORE_MIDNIGHT));
        assertNotNull(Purses.hold(ledger, daily, 10, MIDNIGHT));
    }

    @Test
    void a_hold_that_runs_over_midnight_cannot_overdraw_the_new_day() {
        Ledger ledger = Purses.ledger(100, daily);
        Hold old = Purses.hold(ledger, daily, 6, BEFORE_MIDNIGHT);
        Refusal left =
                new Refusal.CannotAfford(new Money(5), Money.ZERO, new Money(4), Refusal.Purse.KEY);
        assertEquals(
                new Admission.Refused(left),
                ledger.hold(daily, new Money(5), Money.ZERO, MIDNIGHT));
        old.settle(new Money(6), MIDNIGHT);
        assertEquals(new Money(6), standing(ledger, MIDNIGHT).usageDaily());
    }

    @Test
    void usage_is_exact_the_moment_a_hold_is_settled() {
        Ledger ledger = Purses.ledger(100, daily);
        Purses.hold(ledger, daily, 5, NOON).settle(new Money(3), NOON);
        KeyStanding now = standing(ledger, NOON);
        KeyStanding tomorrow = standing(ledger, MIDNIGHT);
        assertEquals(new Money(3), now.usage());
        assertEquals(new Money(3), now.usageDaily());
        assertEquals(new Money(7), now.limitRemaining());
        assertEquals(new Money(3), tomorrow.usageMonthly());
        assertEquals(Money.ZERO, tomorrow.usageDaily());
        assertEquals(new Money(10), tomorrow.limitRemaining());
    }

    @Test
    void nothing_starts_while_the_journal_takes_no_facts_and_what_runs_is_settled() {
        boolean[] recording = {true};
        Ledger ledger = new Ledger(Purses.books(100, free).state(), () -> recording[0]);
        Hold running = Purses.hold(ledger, free, 10, NOON);
        recording[0] = false;
        assertEquals(
                new Admission.Refused(new Refusal.NotRecording()),
                ledger.hold(free, Money.ZERO, Money.ZERO, NOON));
        assertTrue(running.settle(new Money(4), NOON));
        assertEquals(new Money(96), ledger.account(Purses.ACCOUNT).available());
    }

    @Test
    void a_grant_counts_once() {
        Ledger ledger = Purses.ledger(100, free);
        CreditsGranted grant =
                new CreditsGranted(NOON, "g2", Purses.ACCOUNT, new Money(50), "more");
        assertTrue(ledger.grant(grant));
        assertFalse(ledger.grant(grant));
        assertEquals(new Money(150), ledger.account(Purses.ACCOUNT).available());
    }

    @Test
    void a_grant_that_the_books_know_does_not_count_again() {
        Ledger ledger = Purses.ledger(100, free);
        assertFalse(
                ledger.grant(
                        new CreditsGranted(NOON, "g1", Purses.ACCOUNT, new Money(9), "again")));
    }

    @Test
    void a_key_that_was_deleted_meanwhile_is_unknown_and_its_hold_is_still_settled() {
        Ledger ledger = Purses.ledger(100, free);
        Hold running = Purses.hold(ledger, free, 10, NOON);
        ledger.remove(free.hash());
        assertEquals(
                new Admission.Refused(new Refusal.UnknownKey()),
                ledger.hold(free, Money.ZERO, Money.ZERO, NOON));
        running.settle(new Money(4), NOON);
        assertEquals(new Money(96), ledger.account(Purses.ACCOUNT).available());
    }

    @Test
    void a_change_of_limit_holds_for_a_request_that_was_authenticated_before() {
        Ledger ledger = Purses.ledger(100, free);
        ledger.replace(free.limited(new Money(5), ResetInterval.NEVER));
        Refusal left =
                new Refusal.CannotAfford(new Money(6), Money.ZERO, new Money(5), Refusal.Purse.KEY);
        assertEquals(
                new Admission.Refused(left), ledger.hold(free, new Money(6), Money.ZERO, NOON));
    }

    @Test
    void it_does_not_start_with_holds_that_nobody_would_end() {
        Books books = Purses.books(100, free);
        OpenHold open =
                new OpenHold(
                        new GenerationId("gen-a"),
                        Purses.ACCOUNT,
                        free.hash(),
                        "a/b",
                        new Money(5),
                        new Money(1),
                        1,
                        1);
        books.post(new Entry.Reserve(open));
        LedgerState state = books.state();
        assertThrows(IllegalArgumentException.class, () -> new Ledger(state, () -> true));
    }

    private static KeyStanding standing(Ledger ledger, long nowMicros) {
        return ledger.standings(Purses.ACCOUNT, nowMicros).getFirst();
    }

    private static long micros(String moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(moment));
    }
}
