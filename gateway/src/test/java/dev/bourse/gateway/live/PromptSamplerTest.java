package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.task.Classification;
import dev.bourse.domain.task.NaturalLanguage;
import dev.bourse.domain.task.ProgrammingLanguage;
import dev.bourse.domain.task.TaskTag;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.live.PromptSampler.Labeller;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

@Timeout(600)
class PromptSamplerTest {
    private static final Labeller MATHS =
            new Labeller(
                    text ->
                            new Classification(
                                    TaskTag.MATH,
                                    null,
                                    0.9,
                                    NaturalLanguage.ENGLISH,
                                    ProgrammingLanguage.UNKNOWN),
                    CharSequence::length);

    private final BlockingQueue<Fact> recorded = new LinkedBlockingQueue<>();

    @Test
    void what_a_prompt_was_is_recorded_without_its_text() throws InterruptedException {
        try (PromptSampler sampler = sampler(1, MATHS)) {
            sampler.offer(end("gen-1", Outcome.COMPLETED, Work.PLAIN), 10, () -> "2 + 2");
            PromptClassified fact = (PromptClassified) next();
            assertEquals("math", fact.task());
            assertEquals("en", fact.language());
            assertEquals(5, fact.fingerprint());
            assertEquals(List.of(70L, 30L), List.of(fact.promptTokens(), fact.completionTokens()));
            assertEquals(new Money(9), fact.charge());
            assertEquals(1, fact.oneIn());
        }
    }

    @Test
    void one_in_ten_is_looked_at_and_always_the_same_ones() {
        List<GenerationId> ids =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> new GenerationId("gen-" + Integer.toHexString(i * 7919)))
                        .toList();
        long sampled = ids.stream().filter(id -> PromptSampler.isSampled(id, 10)).count();
        assertTrue(Math.abs(sampled - 2_000) < 200, "not " + sampled);
        assertEquals(sampled, ids.stream().filter(id -> PromptSampler.isSampled(id, 10)).count());
    }

    @Test
    void confidential_failed_and_repeated_ones_are_not_looked_at() throws InterruptedException {
        try (PromptSampler sampler = sampler(1, MATHS)) {
            sampler.offer(end("gen-1", Outcome.COMPLETED, work(true, null)), 1, () -> "secret");
            sampler.offer(end("gen-2", Outcome.FAILED, Work.PLAIN), 1, () -> "failed");
            GenerationId before = new GenerationId("gen-0");
            sampler.offer(end("gen-3", Outcome.COMPLETED, work(false, before)), 1, () -> "again");
            sampler.offer(end("gen-4", Outcome.COMPLETED, Work.PLAIN), 1, () -> "good");
            assertEquals("gen-4", ((PromptClassified) next()).id().value());
            assertEquals(0, sampler.dropped());
        }
    }

    @Test
    void zero_switches_it_off() {
        try (PromptSampler sampler = sampler(0, MATHS)) {
            sampler.offer(end("gen-1", Outcome.COMPLETED, Work.PLAIN), 1, () -> "x");
            assertEquals(0, sampler.dropped());
        }
        assertTrue(recorded.isEmpty());
    }

    @Test
    void when_too_many_wait_they_are_dropped_and_counted_and_nobody_waits()
            throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Labeller slow =
                new Labeller(
                        text -> {
                            busy.countDown();
                            awaitQuietly(go);
                            return MATHS.classify().apply(text);
                        },
                        CharSequence::length);
        try (PromptSampler sampler = sampler(1, slow)) {
            sampler.offer(end("gen-0", Outcome.COMPLETED, Work.PLAIN), 1, () -> "first");
            busy.await();
            for (int i = 0; i < 100; i++) {
                sampler.offer(oneASecond(i), 1, () -> "more");
            }
            assertEquals(36, sampler.dropped(), "64 can wait");
            sampler.offer(end("gen-big", Outcome.COMPLETED, Work.PLAIN), 1L << 40, () -> "big");
            assertEquals(37, sampler.dropped());
            go.countDown();
            for (int i = 0; i < 65; i++) {
                next();
            }
        }
    }

    @Test
    void a_prompt_that_cannot_be_read_stops_nothing() throws InterruptedException {
        try (PromptSampler sampler = sampler(1, MATHS)) {
            sampler.offer(
                    end("gen-1", Outcome.COMPLETED, Work.PLAIN),
                    1,
                    () -> {
                        throw new IllegalStateException("planted");
                    });
            sampler.offer(end("gen-2", Outcome.COMPLETED, Work.PLAIN), 1, () -> "fine");
            assertEquals("gen-2", ((PromptClassified) next()).id().value());
        }
    }

    @Test
    void in_a_rush_more_prompts_stand_behind_each_look() throws InterruptedException {
        try (PromptSampler sampler = sampler(1, MATHS)) {
            for (int i = 0; i < 21; i++) {
                sampler.offer(end("gen-" + i, Outcome.COMPLETED, Work.PLAIN), 1, () -> "rush");
                assertEquals(1, ((PromptClassified) next()).oneIn());
            }
            for (int i = 21; recorded.isEmpty() && i < 100; i++) {
                sampler.offer(end("gen-" + i, Outcome.COMPLETED, Work.PLAIN), 1, () -> "rush");
            }
            assertEquals(2, ((PromptClassified) next()).oneIn());
        }
    }

    private static GenerationFinished oneASecond(int number) {
        return end("gen-" + number, Outcome.COMPLETED, Work.PLAIN, 2 + number * 1_000_000L);
    }

    private PromptSampler sampler(int oneIn, Labeller labeller) {
        return new PromptSampler(oneIn, () -> labeller, recorded::add, Thread::new);
    }

    private Fact next() throws InterruptedException {
        Fact fact = recorded.poll(180, TimeUnit.SECONDS);
        assertTrue(fact != null, "nothing was recorded");
        return fact;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Work work(boolean confidential, @Nullable GenerationId cachedFrom) {
        return new Work(
                ApiType.COMPLETIONS,
                Dialect.OPENAI,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                ToolUse.NONE,
                confidential,
                false,
                cachedFrom,
                null,
                null);
    }

    private static GenerationFinished end(String id, Outcome outcome, Work work) {
        return end(id, outcome, work, 2);
    }

    private static GenerationFinished end(String id, Outcome outcome, Work work, long atMicros) {
        return new GenerationFinished(
                new GenerationId(id),
                atMicros,
                1,
                "account",
                new KeyHash("ab".repeat(32)),
                "a/b",
                "a/b",
                "p",
                "P",
                "a/b@p",
                null,
                null,
                outcome,
                200,
                null,
                "stop",
                "stop",
                false,
                new Usage(Tokens.of(70, 30), Usage.Source.REPORTED),
                new Charge(new Money(4), Money.ZERO, Money.ZERO, new Money(5), Money.ZERO),
                null,
                1,
                List.of(),
                Attribution.NONE,
                work);
    }
}
