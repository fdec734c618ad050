package dev.bourse.domain.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class RulesTest {
    private static final long NOW = 1_000_000;

    /** What can be wrong, in the order in which it is told. */
    private enum Fault {
        UNKNOWN(Refusal.UnknownKey.class),
        DISABLED(Refusal.KeyDisabled.class),
        EXPIRED(Refusal.KeyExpired.class),
        WRONG_KIND(Refusal.WrongKind.class),
        NOT_RECORDING(Refusal.NotRecording.class),
        OUT_OF_CREDIT(Refusal.OutOfCredit.class),
        LIMIT_REACHED(Refusal.KeyLimitReached.class),
        TOO_LARGE(Refusal.CannotAfford.class);

        private final Class<? extends Refusal> told;

        Fault(Class<? extends Refusal> told) {
            this.told = told;
        }
    }

    @Test
    void of_any_two_faults_the_earlier_one_is_told() {
        for (Fault first : Fault.values()) {
            for (Fault second : EnumSet.range(first, Fault.TOO_LARGE)) {
                Refusal told = judge(EnumSet.of(first, second)).orElseThrow();
                assertInstanceOf(first.told, told, first + " with " + second);
            }
        }
    }

    @Test
    void with_the_worst_removed_one_by_one_the_next_is_told() {
        Set<Fault> left = EnumSet.allOf(Fault.class);
        for (Fault fault : Fault.values()) {
            assertInstanceOf(fault.told, judge(left).orElseThrow());
            left.remove(fault);
        }
        assertEquals(Optional.empty(), judge(left));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    # granted, spent, held, limit, used, keyHeld, ceiling, refusal
                    10, 0,  0, -,  0, 0, 10, -
                    10, 0,  0, -,  0, 0, 11, CannotAfford left 10 by ACCOUNT
                    10, 4,  5, -,  0, 0,  1, -
                    10, 4,  5, -,  0, 0,  2, CannotAfford left 1 by ACCOUNT
                    10, 4,  6, -,  0, 0,  1, CannotAfford left 0 by ACCOUNT
                    10, 10, 0, -,  0, 0,  1, OutOfCredit 0
                    10, 12, 0, -,  0, 0,  1, OutOfCredit -2
                    10, 10, 0, -,  0, 0,  0, -
                    10, 11, 0, -,  0, 0,  0, OutOfCredit -1
                    0,  0,  0, -,  0, 0,  1, OutOfCredit 0
                    0,  0,  0, -,  0, 0,  0, -
                    10, 0,  0, 5,  0, 0,  5, -
                    10, 0,  0, 5,  0, 0,  6, CannotAfford left 5 by KEY
                    10, 0,  0, 5,  3, 1,  1, -
                    10, 0,  0, 5,  3, 1,  2, CannotAfford left 1 by KEY
                    10, 0,  0, 5,  3, 2,  1, CannotAfford left 0 by KEY
                    10, 0,  0, 5,  5, 0,  1, KeyLimitReached 5 of 5
                    10, 0,  0, 5,  6, 0,  1, KeyLimitReached 6 of 5
                    10, 0,  0, 5,  6, 0,  0, -
                    10, 0,  0, 0,  0, 0,  1, KeyLimitReached 0 of 0
                    10, 0,  0, 0,  0, 0,  0, -
                    10, 7,  0, 5,  0, 0,  4, CannotAfford left 3 by ACCOUNT
                    """)
    void money_is_judged_to_the_nano(
            long granted,
            long spent,
            long held,
            @Nullable Long limit,
            long used,
            long keyHeld,
            long ceiling,
            @Nullable String expected) {
        Account account = new Account(new Money(granted), new Money(spent), new Money(held));
        Money keyLimit = limit == null ? null : new Money(limit);
        Key key = Keys.limited("k", keyLimit, ResetInterval.NEVER);
        Tab tab = new Tab(Spending.NONE.plus(new Money(used), NOW), new Money(keyHeld));
        Bid bid = new Bid(new Money(ceiling), Money.ZERO, NOW);
        String told = Rules.money(bid, true, account, key, tab).map(RulesTest::brief).orElse(null);
        assertEquals(expected, told);
    }

    @Test
    void a_key_is_good_until_the_microsecond_of_its_end() {
        Key key = key(EnumSet.of(Fault.EXPIRED));
        assertEquals(Optional.empty(), Rules.identity(key, key.expiresAtMicros() - 1));
        assertEquals(
                Optional.of(new Refusal.KeyExpired(key.expiresAtMicros())),
                Rules.identity(key, key.expiresAtMicros()));
    }

    @Test
    void a_shorter_answer_is_worth_offering_only_when_the_likely_cost_is_covered() {
        Refusal.CannotAfford enough = shortOf(new Money(3), new Money(3));
        Refusal.CannotAfford tooLittle = shortOf(new Money(4), new Money(3));
        assertEquals(true, enough.isWorthClamping());
        assertEquals(false, tooLittle.isWorthClamping());
    }

    private static Refusal.CannotAfford shortOf(Money likely, Money left) {
        return new Refusal.CannotAfford(new Money(9), likely, left, Refusal.Purse.KEY);
    }

    private static Optional<Refusal> judge(Set<Fault> faults) {
        Key key = key(faults);
        Key found = faults.contains(Fault.UNKNOWN) ? null : key;
        long granted = faults.contains(Fault.OUT_OF_CREDIT) ? 0 : 100;
        Account account = new Account(new Money(granted), Money.ZERO, Money.ZERO);
        long used = faults.contains(Fault.LIMIT_REACHED) ? 50 : 0;
        Tab tab = new Tab(Spending.NONE.plus(new Money(used), NOW), Money.ZERO);
        long ceiling = faults.contains(Fault.TOO_LARGE) ? 1_000 : 1;
        Bid bid = new Bid(new Money(ceiling), Money.ZERO, NOW);
        return Rules.identity(found, KeyKind.INFERENCE, NOW)
                .or(() -> Rules.money(bid, isRecording(faults), account, key, tab));
    }

    private static boolean isRecording(Set<Fault> faults) {
        return !faults.contains(Fault.NOT_RECORDING);
    }

    private static Key key(Set<Fault> faults) {
        boolean wrong = faults.contains(Fault.WRONG_KIND);
        return new Key(
                Keys.hash("k"),
                "default",
                wrong ? KeyKind.MANAGEMENT : KeyKind.INFERENCE,
                "k",
                "k",
                faults.contains(Fault.DISABLED),
                new Money(50),
                ResetInterval.DAILY,
                faults.contains(Fault.EXPIRED) ? NOW : 0,
                0,
                0);
    }

    private static String brief(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OutOfCredit(Money balance) -> "OutOfCredit " + balance.nanos();
            case Refusal.KeyLimitReached(Money limit, Money spent, long _) ->
                    "KeyLimitReached " + spent.nanos() + " of " + limit.nanos();
            case Refusal.CannotAfford(Money _, Money _, Money left, Refusal.Purse by) ->
                    "CannotAfford left " + left.nanos() + " by " + by;
            case Refusal.NoKey _,
                    Refusal.UnknownKey _,
                    Refusal.KeyDisabled _,
                    Refusal.KeyExpired _,
                    Refusal.WrongKind _,
                    Refusal.NotRecording _ ->
                    refusal.toString();
        };
    }

    @Test
    void refusals_are_declared_in_the_order_in_which_they_win() {
        List<Class<?>> declared = List.of(Refusal.class.getPermittedSubclasses());
        List<Class<?>> tested = new ArrayList<>(List.of(Refusal.NoKey.class));
        for (Fault fault : Fault.values()) {
            tested.add(fault.told);
        }
        assertEquals(tested, declared);
    }
}
