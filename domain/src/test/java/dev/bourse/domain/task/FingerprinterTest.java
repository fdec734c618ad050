package dev.bourse.domain.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class FingerprinterTest {
    private static final long SEED = 20260101;
    private static final Fingerprinter OURS = new Fingerprinter(1, 2);

    @Test
    void the_same_prompt_has_the_same_fingerprint_whatever_its_case_and_blanks() {
        assertEquals(OURS.of("Sum up this  report."), OURS.of("sum up\nthis report."));
    }

    @Test
    void a_changed_word_leaves_a_prompt_near_and_another_prompt_is_far() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        int near = 0;
        int far = 0;
        for (int i = 0; i < 200; i++) {
            List<String> words = words(random);
            Fingerprint before = OURS.of(String.join(" ", words));
            words.set(random.nextInt(words.size()), "other");
            near += before.isNear(OURS.of(String.join(" ", words))) ? 1 : 0;
            far += before.isNear(OURS.of(String.join(" ", words(random)))) ? 0 : 1;
        }
        assertTrue(near >= 190, near + " of 200 changed prompts are near");
        assertEquals(200, far, "unrelated prompts that are far");
    }

    @Test
    void with_another_key_nothing_can_be_compared() {
        Fingerprinter others = new Fingerprinter(1, 3);
        String prompt = "Which of these two letters did she write, and when?";
        assertTrue(OURS.of(prompt).distance(others.of(prompt)) > 16);
    }

    @Test
    void any_text_has_a_fingerprint() {
        for (String text : List.of("", " ", "a", "\ud800", "x".repeat(1_000_000))) {
            assertEquals(OURS.of(text), OURS.of(text));
        }
        assertFalse(OURS.of("a").equals(OURS.of("b")));
    }

    /** The vector of eight bytes in the reference implementation, with the key 00 to 0f. */
    @Test
    void the_keyed_hash_is_siphash_2_4() {
        SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertEquals(0x93f5f5799a932462L, hash.hash(0x0706050403020100L));
        assertEquals("SipHash", hash.toString());
    }

    /** A prompt of 120 words. */
    private static List<String> words(SplittableRandom random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            words.add("w" + random.nextInt(2000));
        }
        return words;
    }
}
