package dev.bourse.gateway.live;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.Classification;
import dev.bourse.domain.task.ProgrammingLanguage;
import dev.bourse.domain.unit.GenerationId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Looks at some prompts after their answers have gone out: what kind of work they were is recorded,
 * not a word of them. Whoever offers a prompt never waits: when too many are waiting it is dropped
 * and counted. Which ones are looked at follows from their ids alone.
 */
public final class PromptSampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PromptSampler.class);

    private static final long SPREAD = 0x9e3779b97f4a7c15L;
    private static final int LOOKS_PER_SECOND = 20;
    private static final int WAITING = 64;
    private static final long WAITING_BYTES = 64L << 20;

    private final BlockingQueue<Offer> queue = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thinning thinning;
    private final Supplier<Labeller> labellers;
    private final Consumer<Fact> record;
    private final Thread worker;

    /**
     * What is found out about a prompt.
     *
     * @param classify what kind of work it is
     * @param fingerprint a signature that near copies share
     */
    public record Labeller(
            Function<CharSequence, Classification> classify,
            ToLongFunction<CharSequence> fingerprint) {
        /**
         * The fact about the prompt of a generation that has a usage.
         *
         * @param oneIn so many prompts stand behind it
         */
        public PromptClassified label(GenerationFinished end, String text, int oneIn) {
            Classification found = classify.apply(text);
            Usage usage = Objects.requireNonNull(end.usage());
            return new PromptClassified(
                    end.atMicros(),
                    end.id(),
                    end.account(),
                    end.model(),
                    usage.tokens().prompt(),
                    usage.tokens().output(),
                    end.charge().total(),
                    end.charge().prompt(),
                    found.tag().wireName(),
                    name(found.category()),
                    found.naturalLanguage().code(),
                    name(found.programmingLanguage()),
                    fingerprint.applyAsLong(text),
                    oneIn);
        }
    }

    /** A prompt that waits; its text is only put together when its turn comes. */
    private record Offer(GenerationFinished end, int oneIn, long bytes, Supplier<String> text) {}

    /**
     * Starts at once.
     *
     * @param oneIn so many prompts stand behind each that is looked at, more when that would be too
     *     much work; 0 looks at none
     * @param labellers makes what finds out, when it is first needed
     * @param record keeps what was found out; it need not wait for a disk
     */
    public PromptSampler(
            int oneIn, Supplier<Labeller> labellers, Consumer<Fact> record, ThreadFactory threads) {
        this.thinning = new Thinning(oneIn, LOOKS_PER_SECOND);
        this.labellers = labellers;
        this.record = record;
        worker = threads.newThread(this::work);
        worker.start();
    }

    /**
     * Offers the prompt of a generation that ended. Confidential ones are never looked at, nor
     * those without an answer of their own.
     *
     * @param bytes about how much memory it keeps while it waits
     * @param text the prompt
     */
    public void offer(GenerationFinished end, long bytes, Supplier<String> text) {
        int oneIn = thinning.oneIn();
        if (!isWanted(end, oneIn)) {
            return;
        }
        thinning.look(end.atMicros());
        boolean fits = waitingBytes.addAndGet(bytes) <= WAITING_BYTES;
        if (!fits || !queue.offer(new Offer(end, oneIn, bytes, text))) {
            waitingBytes.addAndGet(-bytes);
            dropped.incrementAndGet();
        }
    }

    /** How many prompts should have been looked at, but came when too many were waiting. */
    public long dropped() {
        return dropped.get();
    }

    /** Ends; what still waits is not looked at. */
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether the prompt of a generation is to be looked at.
     *
     * @param oneIn so many prompts stand behind each that is; 0 for none
     */
    public static boolean isWanted(GenerationFinished end, int oneIn) {
        return oneIn > 0
                && isSampled(end.id(), oneIn)
                && end.outcome() == Outcome.COMPLETED
                && end.usage() != null
                && !end.work().confidential()
                && end.work().cachedFrom() == null;
    }

    /** Whether a generation is among one in so many. */
    static boolean isSampled(GenerationId id, int oneIn) {
        long spread = id.value().hashCode() * SPREAD;
        return Long.remainderUnsigned(spread ^ (spread >>> 32), oneIn) == 0;
    }

    private void work() {
        @Nullable Labeller labeller = null;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Offer next = queue.take();
                waitingBytes.addAndGet(-next.bytes());
                labeller = labeller == null ? labellers.get() : labeller;
                label(next, labeller);
            }
        } catch (InterruptedException _) {
            LOG.debug("no more prompts are looked at");
        }
    }

    /** A prompt that cannot be read was answered all the same; it only stays unlabelled. */
    private void label(Offer offer, Labeller labeller) {
        try {
            record.accept(labeller.label(offer.end(), offer.text().get(), offer.oneIn()));
        } catch (RuntimeException unreadable) {
            LOG.debug("a prompt could not be labelled", unreadable);
        }
    }

    private static @Nullable String name(@Nullable Category category) {
        return category == null ? null : category.wireName();
    }

    private static @Nullable String name(ProgrammingLanguage language) {
        return language == ProgrammingLanguage.UNKNOWN ? null : language.wireName();
    }
}
