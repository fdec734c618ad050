package dev.bourse.gateway.live;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Entries;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Ledgers with one account and one key, for tests. */
final class Purses {
    static final String SECRET = "sk-bo-the-key-of-the-tests";
    static final String ACCOUNT = "default";

    private Purses() {}

    static Key key(@Nullable Money limit, ResetInterval reset) {
        return new Key(
                Access.hash(SECRET),
                ACCOUNT,
                KeyKind.INFERENCE,
                "test",
                "sk-bo-the...sts",
                false,
                limit,
                reset,
                0,
                0,
                0);
    }

    static Books books(long granted, Key key) {
        Books books = new Books();
        List<Fact> facts =
                List.of(
                        new CreditsGranted(0, "g1", ACCOUNT, new Money(granted), "test"),
                        new KeyIssued(0, key));
        facts.forEach(fact -> books.post(Entries.of(fact)));
        return books;
    }

    static Ledger ledger(long granted, Key key) {
        return new Ledger(books(granted, key).state(), () -> true);
    }

    static Hold hold(Ledger ledger, Key key, long amount, long nowMicros) {
        return switch (ledger.hold(key, new Money(amount), Money.ZERO, nowMicros)) {
            case Admission.Granted(Hold hold) -> hold;
            case Admission.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
