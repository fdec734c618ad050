package dev.bourse.domain.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;

import java.util.List;

/**
 * Plays a table of entries against books. A row is an entry and what becomes of it, or, after
 * {@code =}, what the books must say:
 *
 * <pre>
 * grant  ID AMOUNT                  | POSTED
 * issue  KEY   change KEY   delete KEY
 * start  GENERATION KEY HELD ESTIMATE at MICROS
 * finish GENERATION KEY CHARGE from MICROS
 * = account GRANTED SPENT HELD
 * = key KEY SPENT
 * = elsewhere SPENT
 * = open GENERATION...
 * restart
 * </pre>
 *
 * Amounts are nano-dollars. The books must balance after each row.
 */
final class LedgerScript {
    private static final String ACCOUNT = "default";

    private final int remembered;
    private Books books;

    LedgerScript(int remembered) {
        this.remembered = remembered;
        books = new Books(LedgerState.EMPTY, remembered);
    }

    Books play(String table) {
        table.lines().map(String::strip).filter(row -> !row.isEmpty()).forEach(this::row);
        return books;
    }

    private void row(String row) {
        List<String> halves = List.of(row.split("\\|"));
        List<String> words = List.of(halves.getFirst().strip().split("\\s+"));
        if (words.getFirst().equals("restart")) {
            books = new Books(books.state(), remembered);
        } else if (words.getFirst().equals("=")) {
            assertEquals(String.join(" ", words), "= " + say(words), row);
        } else {
            assertEquals(halves.getLast().strip(), books.post(entry(words)).name(), row);
        }
        assertEquals(List.of(), books.imbalances(), row);
    }

    private String say(List<String> words) {
        return switch (words.get(1)) {
            case "account" -> "account " + figures(books.account(ACCOUNT));
            case "key" -> "key " + words.get(2) + " " + spent(words.get(2));
            case "elsewhere" -> "elsewhere " + books.state().spentElsewhere().nanos();
            case "open" -> "open" + open();
            default -> throw new IllegalArgumentException(words.toString());
        };
    }

    private static String figures(Account account) {
        return account.granted().nanos()
                + " "
                + account.spent().nanos()
                + " "
                + account.held().nanos();
    }

    private long spent(String key) {
        return books.key(Keys.hash(key)).orElseThrow().spending().total().nanos();
    }

    private String open() {
        StringBuilder ids = new StringBuilder();
        books.openHolds().forEach(hold -> ids.append(' ').append(hold.id()));
        return ids.toString();
    }

    private static Entry entry(List<String> words) {
        String name = words.get(1);
        return switch (words.getFirst()) {
            case "grant" -> new Entry.Grant(name, ACCOUNT, money(words.get(2)));
            case "issue" -> new Entry.Issue(Keys.key(name));
            case "change" -> new Entry.Change(Keys.key(name).disabled(true));
            case "delete" -> new Entry.Delete(Keys.hash(name));
            case "start" -> new Entry.Reserve(start(words));
            case "finish" -> finish(words);
            default -> throw new IllegalArgumentException(words.toString());
        };
    }

    private static OpenHold start(List<String> words) {
        return new OpenHold(
                new GenerationId(words.get(1)),
                ACCOUNT,
                Keys.hash(words.get(2)),
                "a/model",
                money(words.get(3)),
                money(words.get(4)),
                100,
                Long.parseLong(words.get(6)));
    }

    private static Entry finish(List<String> words) {
        long startedAt = Long.parseLong(words.get(5));
        return new Entry.Settle(
                new GenerationId(words.get(1)),
                ACCOUNT,
                Keys.hash(words.get(2)),
                money(words.get(3)),
                startedAt,
                startedAt + 1);
    }

    private static Money money(String nanos) {
        return new Money(Long.parseLong(nanos));
    }
}
