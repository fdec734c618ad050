package dev.bourse.gateway.market;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Window;
import dev.bourse.domain.task.ContextBucket;
import dev.bourse.gateway.market.HistoryQuestion.By;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Answers questions about the market. An answer is kept for fifty times as long as it took to make,
 * up to a minute. Once it is older, whoever asks next still gets it at once, and a new one is made
 * meanwhile, one after another. What was asked lately is made anew before somebody asks again. Only
 * a question that nobody asked lately is waited for.
 */
public final class MarketDesk {
    private static final long PATIENCE = 50;
    private static final long SECOND = 1_000_000;
    private static final long LONGEST_FRESH = 60 * SECOND;
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final long MOST = 2_000;

    /** What may be made anew in a round: 6 s, which is a tenth of a processor. */
    private static final long ROUND_COST = 6 * SECOND;

    private static final int YEAR = 52;

    private final Sources sources;
    private final LoadingCache<Question<?>, Answer<?>> answers;
    private final Cache<Question<?>, Boolean> lately;

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
        Executor turns = new OneByOne(blocking);
        answers = kept(sources, FORGOTTEN).executor(turns).build(this::made);
        lately = kept(sources, LATELY).executor(turns).build();
    }

    private static Caffeine<Object, Object> kept(Sources sources, Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(time)
                .ticker(() -> TimeUnit.MICROSECONDS.toNanos(sources.now()));
    }

    /**
     * The answer to a question, at most a little more than a minute old when asked often. Blocks.
     */
    public <A> Answer<A> ask(Question<A> question) {
        lately.put(question, true);
        return answer(question);
    }

    /**
     * Makes anew what pages ask most and what they asked lately, so that nobody waits for it; what
     * would take long in all is left to whoever asks. Blocks for what was never asked.
     */
    public void warm() {
        standing().forEach(this::answer);
        refresh();
    }

    /** Makes anew what was asked lately. */
    void refresh() {
        long left = ROUND_COST;
        for (Question<?> question : lately.asMap().keySet()) {
            left -= left > 0 ? answer(question).cost() : 0;
        }
    }

    /** What pages ask when nobody chooses anything. */
    private List<Question<?>> standing() {
        long now = sources.now();
        Window week = Window.containing(Grain.WEEK, now);
        List<Question<?>> standing = new ArrayList<>();
        for (Grain grain : List.of(Grain.WEEK, Grain.DAY, Grain.MONTH, Grain.HOUR)) {
            for (Group group : List.of(Group.MODEL, Group.AUTHOR, Group.PROVIDER, Group.APP)) {
                Window window = Window.containing(grain, now);
                standing.add(new RankingQuestion(group, Slice.ALL, window));
            }
        }
        standing.add(new HistoryQuestion(Group.MODEL, Slice.ALL, By.TOKENS, week, YEAR));
        standing.add(new HistoryQuestion(Group.AUTHOR, Slice.ALL, By.TOKENS, week, YEAR));
        standing.add(new TrendQuestion(Group.MODEL, week.before()));
        standing.add(new AppsQuestion(week.start(), week.end(), false));
        standing.add(new MarketQuestion(Grain.date(now)));
        for (ContextBucket bucket : ContextBucket.values()) {
            Slice slice = new Slice(Facet.CONTEXT, bucket.wireName());
            standing.add(new RankingQuestion(Group.MODEL, slice, week));
        }
        return standing;
    }

    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // kept under what it answers
    private <A> Answer<A> answer(Question<A> question) {
        Answer<A> answer = (Answer<A>) answers.get(question);
        if (!answer.isFresh(sources.now())) {
            answers.refresh(question);
        }
        return answer;
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
