package dev.bourse.wire.fact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.Entry;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.OpenHold;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

final class StateCodecTest {
    @Test
    void empty_books_look_like_this() {
        String expected =
                """
                {"else":0,"forg":-9223372036854775808,"accs":[],"keys":[],"holds":[],\
                "grants":[],"done":[]}\
                """;
        assertEquals(expected, text(LedgerState.EMPTY));
    }

    @Test
    void random_books_come_back_as_they_were_and_equal_books_give_equal_bytes() {
        for (long seed = 1; seed <= 100; seed++) {
            LedgerState state = books(seed).state();
            byte[] bytes = StateCodec.encode(state);
            LedgerState read = StateCodec.decode(bytes);
            assertEquals(state, read, "seed " + seed);
            assertArrayEquals(bytes, StateCodec.encode(read), "seed " + seed);
        }
    }

    @Test
    void facts_that_still_stand_go_with_the_books() {
        List<Fact> standing =
                List.of(
                        GoldenFacts.of(FactType.PRESET_SAVED),
                        GoldenFacts.of(FactType.PRESET_CHANGED));
        LedgerState state = books(1).state();
        byte[] bytes = StateCodec.encode(state, standing);
        assertEquals(standing, StateCodec.standing(bytes));
        assertEquals(state, StateCodec.decode(bytes));
        assertEquals(List.of(), StateCodec.standing(StateCodec.encode(state)), "written before");
    }

    @Test
    void books_that_came_back_go_on_like_those_that_never_left() {
        for (long seed = 1; seed <= 20; seed++) {
            Books stayed = books(seed);
            Books left = new Books(StateCodec.decode(StateCodec.encode(stayed.state())));
            for (Entry entry : entries(seed + 1_000)) {
                assertEquals(stayed.post(entry), left.post(entry), "seed " + seed);
            }
            assertEquals(stayed.state(), left.state(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"else\":\"x\"}", "{\"else\":1e99}", "\u0000"})
    void anything_else_is_refused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThrows(FactException.class, () -> StateCodec.decode(bytes));
    }

    @Test
    void a_cut_off_state_is_refused() {
        byte[] bytes = StateCodec.encode(books(3).state());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(FactException.class, () -> StateCodec.decode(cut));
        }
        assertTrue(bytes.length > 100);
    }

    private static Books books(long seed) {
        Books books = new Books();
        entries(seed).forEach(books::post);
        return books;
    }

    private static List<Entry> entries(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> entry(random)).limit(60).toList();
    }

    private static Entry entry(Random random) {
        GenerationId id = new GenerationId("gen-\u6f22\"" + random.nextInt(40));
        String account = "account \\ " + random.nextInt(3);
        KeyHash hash = new KeyHash(String.valueOf(random.nextInt(4)).repeat(64));
        Money money = new Money(random.nextLong(1_000_000));
        long at = random.nextLong(1L << 51);
        return switch (random.nextInt(5)) {
            case 0 -> new Entry.Grant("g" + random.nextInt(30), account, money);
            case 1 -> random.nextBoolean() ? new Entry.Delete(hash) : issue(hash, money, at);
            case 2, 3 ->
                    new Entry.Reserve(new OpenHold(id, account, hash, "a/b", money, money, 9, at));
            default -> new Entry.Settle(id, account, hash, money, at, at);
        };
    }

    private static Entry issue(KeyHash hash, Money money, long at) {
        Money limit = at % 2 == 0 ? money : null;
        return new Entry.Issue(
                new Key(
                        hash,
                        "account",
                        KeyKind.INFERENCE,
                        "name",
                        "label",
                        at % 3 == 0,
                        limit,
                        ResetInterval.MONTHLY,
                        at,
                        at,
                        at));
    }

    private static String text(LedgerState state) {
        return new String(StateCodec.encode(state), StandardCharsets.UTF_8);
    }
}
