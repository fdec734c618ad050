package dev.bourse.gateway.market;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Answers questions about the market. An answer is kept; once it is a minute old, whoever asks next
 * still gets it at once, and a new one is made meanwhile. Only a question that nobody asked before
 * is waited for.
 */
public final class MarketDesk {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);
    private static final long MOST = 2_000;

    private final Sources sources;
    private final LoadingCache<Question<?>, Answer<?>> answers;

    /**
     * An answer with the time at which it was made.
     *
     * @param value the answer
     * @param asOf epoch microseconds
     */
    public record Answer<A>(A value, long asOf) {}

    /**
     * @param blocking runs what may block
     */
    public MarketDesk(Sources sources, Executor blocking) {
        this.sources = sources;
        answers =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .refreshAfterWrite(FRESH)
                        .expireAfterAccess(FORGOTTEN)
                        .ticker(() -> TimeUnit.MICROSECONDS.toNanos(sources.now()))
                        .executor(blocking)
                        .build(this::made);
    }

    /** The answer to a question, at most a little more than a minute old. Blocks. */
    @SuppressWarnings("unchecked") // an answer is kept under the question that it answers
    public <A> Answer<A> ask(Question<A> question) {
        return (Answer<A>) answers.get(question);
    }

    /** What answers are made from, for those who want something fresh. */
    public Sources sources() {
        return sources;
    }

    private Answer<?> made(Question<?> question) {
        long now = sources.now();
        return new Answer<>(question.answer(sources), now);
    }
}
