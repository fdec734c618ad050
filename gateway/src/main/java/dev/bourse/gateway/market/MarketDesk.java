package dev.bourse.gateway.market;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.market.HistoryQuestion.By;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Answers questions about the market. An answer is kept for fifty times as long as it took to make,
 * up to a minute. Once it is older, whoever asks next still gets it at once, and a new one is made
 * meanwhile. Only a question that nobody asked lately is waited for.
 */
public final class MarketDesk {
    private static final long PATIENCE = 50;
    private static final long SECOND = 1_000_000;
    private static final long LONGEST_FRESH = 60 * SECOND;
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);
    private static final long MOST = 2_000;
    private static final int YEAR = 52;

    private final Sources sources;
    private final LoadingCache<Question<?>, Answer<?>> answers;

    /**
     * An answer with the time at which it was made.
     *
     * @param value the answer
     * @param asOf epoch microseconds
     * @param cost how long it took to make, microseconds
     */
    public record Answer<A>(A value, long asOf, long cost) {
        private boolean isFresh(long now) {
            return now - asOf <= Math.clamp(PATIENCE * cost, SECOND, LONGEST_FRESH);
        }
    }

    /**
     * @param blocking runs what may block
     */
    public MarketDesk(Sources sources, Executor blocking) {
        this.sources = sources;
        answers =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(FORGOTTEN)
                        .ticker(() -> TimeUnit.MICROSECONDS.toNanos(sources.now()))
                        .executor(blocking)
                        .build(this::made);
    }

    /**
     * The answer to a question, at most a little more than a minute old when asked often. Blocks.
     */
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // kept under what it answers
    public <A> Answer<A> ask(Question<A> question) {
        Answer<A> answer = (Answer<A>) answers.get(question);
        if (!answer.isFresh(sources.now())) {
            answers.refresh(question);
        }
        return answer;
    }

    /** Asks what pages ask most, so that nobody waits for it. Blocks. */
    public void warm() {
        long now = sources.now();
        for (Group group : List.of(Group.MODEL, Group.AUTHOR, Group.PROVIDER, Group.APP)) {
            for (Grain grain : Grain.values()) {
                ask(new RankingQuestion(group, Slice.ALL, Window.containing(grain, now)));
            }
        }
        Window week = Window.containing(Grain.WEEK, now);
        ask(new HistoryQuestion(Group.MODEL, Slice.ALL, By.TOKENS, week, YEAR));
        ask(new HistoryQuestion(Group.AUTHOR, Slice.ALL, By.TOKENS, week, YEAR));
    }

    /** What answers are made from, for those who want something fresh. */
    public Sources sources() {
        return sources;
    }

    private Answer<?> made(Question<?> question) {
        long began = sources.now();
        Object value = question.answer(sources);
        return new Answer<>(value, began, Math.max(0, sources.now() - began));
    }
}
