package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Front;

import org.junit.jupiter.api.Test;

import java.util.List;

final class AnswerCacheTest {
    private static final long SECOND = 1_000_000;
    private static final long ROOM = 1_000_000;

    private long now = 1_000 * SECOND;
    private final AnswerCache answers = new AnswerCache(() -> now, ROOM);

    @Test
    void an_answer_is_kept_for_its_own_time() {
        answers.put(key("a"), answer(10, 60));
        answers.put(key("b"), answer(10, 600));
        now += 59 * SECOND;
        assertNotNull(answers.find(key("a")));
        now += 2 * SECOND;
        assertNull(answers.find(key("a")));
        assertNotNull(answers.find(key("b")));
    }

    @Test
    void asking_for_it_does_not_lengthen_its_time() {
        answers.put(key("a"), answer(10, 60));
        for (int i = 0; i < 6; i++) {
            now += 10 * SECOND;
            answers.find(key("a"));
        }
        assertNull(answers.find(key("a")));
    }

    @Test
    void a_newer_answer_takes_the_place_and_the_time_of_an_older_one() {
        answers.put(key("a"), answer(10, 60));
        now += 50 * SECOND;
        StoredAnswer newer = answer(10, 60);
        answers.put(key("a"), newer);
        now += 50 * SECOND;
        assertSame(newer, answers.find(key("a")));
    }

    @Test
    void a_key_differs_in_who_asks_and_how_and_what() {
        AnswerKey asked = key("a");
        answers.put(asked, answer(10, 60));
        assertNull(answers.find(key("b")));
        KeyHash other = new KeyHash("b".repeat(64));
        assertNull(
                answers.find(
                        new AnswerKey(other, Front.class, Addressed.BY_BODY, null, asked.body())));
        assertNull(
                answers.find(
                        new AnswerKey(
                                asked.key(),
                                Front.class,
                                Addressed.BY_BODY,
                                "beta",
                                asked.body())));
        Addressed stream = new Addressed("m", true, false);
        assertNull(
                answers.find(new AnswerKey(asked.key(), Front.class, stream, null, asked.body())));
    }

    @Test
    void all_answers_together_stay_within_their_bytes() {
        for (int i = 0; i < 100; i++) {
            answers.put(key("k" + i), answer(100_000, 600));
        }
        long kept = 0;
        for (int i = 0; i < 100; i++) {
            StoredAnswer one = answers.find(key("k" + i));
            kept += one == null ? 0 : one.said().length;
        }
        assertTrue(kept > 0 && kept <= ROOM, kept + " bytes are kept");
    }

    @Test
    void an_answer_that_would_fill_most_of_the_room_is_not_kept() {
        answers.put(key("a"), answer(answers.longest() + 1, 60));
        assertNull(answers.find(key("a")));
        answers.put(key("a"), answer(answers.longest(), 60));
        assertNotNull(answers.find(key("a")));
    }

    @Test
    void without_room_nothing_is_kept() {
        AnswerCache closed = new AnswerCache(() -> now, 0);
        closed.put(key("a"), answer(0, 60));
        assertFalse(closed.isOpen());
        assertNull(closed.find(key("a")));
    }

    @Test
    void what_is_forgotten_is_gone() {
        answers.put(key("a"), answer(10, 60));
        answers.forget(key("a"));
        assertNull(answers.find(key("a")));
    }

    @Test
    void age_and_time_left_are_whole_seconds() {
        StoredAnswer one = answer(10, 60);
        assertEquals(0, one.age(now + SECOND - 1));
        assertEquals(60, one.left(now + SECOND - 1));
        assertEquals(59, one.left(now + SECOND));
        assertEquals(0, one.left(now + 100 * SECOND));
        assertEquals(0, one.age(now - SECOND));
    }

    private static AnswerKey key(String body) {
        return new AnswerKey(
                new KeyHash("a".repeat(64)), Front.class, Addressed.BY_BODY, null, body);
    }

    private StoredAnswer answer(int bytes, int seconds) {
        return new StoredAnswer(
                new GenerationId("gen-1"),
                "a/model",
                "One",
                Dialect.OPENAI,
                ServiceTier.DEFAULT,
                new byte[bytes],
                List.of(),
                false,
                now,
                seconds);
    }
}
