package dev.bourse.wire.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.wire.fact.GenerationDetail.Names;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class GenerationDetailTest {
    private static final long SEED = 20261127L;

    @Test
    void a_detail_and_the_names_make_the_fact_again() {
        RandomFacts facts = new RandomFacts(new Random(SEED));
        for (int seen = 0; seen < 2_000; ) {
            if (facts.next() instanceof GenerationFinished end) {
                byte[] detail = GenerationDetail.encode(end);
                assertEquals(end, GenerationDetail.decode(detail, names(end)), "seed " + SEED);
                seen++;
            }
        }
    }

    @Test
    void the_names_are_not_in_it() {
        GenerationFinished end = (GenerationFinished) GoldenFacts.of(FactType.FINISHED);
        int shorter = PackedCodec.encode(end).length - GenerationDetail.encode(end).length;
        int key = end.key().hex().length();
        int others = end.id().value().length() + end.account().length() + end.model().length();
        assertTrue(shorter > key + others, () -> "only " + shorter + " bytes shorter");
    }

    @Test
    void what_is_cut_is_refused_with_its_reason() {
        GenerationFinished end = (GenerationFinished) GoldenFacts.of(FactType.FINISHED);
        byte[] whole = GenerationDetail.encode(end);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        FactException refusal =
                assertThrows(FactException.class, () -> GenerationDetail.decode(cut, names(end)));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("ends too soon"), refusal::toString);
    }

    private static Names names(GenerationFinished end) {
        return new Names(
                end.id().value(),
                end.account(),
                end.key().hex(),
                end.model(),
                end.provider(),
                end.providerName(),
                end.endpoint());
    }
}
