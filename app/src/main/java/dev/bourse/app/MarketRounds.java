package dev.bourse.app;

import dev.bourse.domain.market.Grain;
import dev.bourse.gateway.market.MarketDesk;
import dev.bourse.gateway.market.PriceWatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Goes round every minute: notes changed prices, keeps the rankings that pages ask for fresh, and
 * once a day forgets details that are old.
 */
final class MarketRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarketRounds.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofSeconds(2);

    private final MarketDesk desk;
    private final PriceWatch prices;
    private final Records records;
    private final Thread thread;
    private volatile boolean stopping;
    private long forgotten;

    /** Starts at once. */
    MarketRounds(MarketDesk desk, PriceWatch prices, Records records, ThreadFactory threads) {
        this.desk = desk;
        this.prices = prices;
        this.records = records;
        thread = threads.newThread(this::run);
        thread.start();
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        pause(FIRST);
        while (!stopping) {
            go();
            pause(BETWEEN);
        }
    }

    /** A database that is away is told of by the projections. */
    private void go() {
        try {
            prices.look();
            desk.warm();
            long day = Grain.DAY.begin(Clocks.epochMicros());
            if (day != forgotten) {
                records.database().forgetDetails(day);
                forgotten = day;
            }
        } catch (RuntimeException failure) {
            LOG.debug("a round was cut short", failure);
        }
    }

    private void pause(Duration time) {
        long until = Clocks.millis() + time.toMillis();
        while (!stopping && Clocks.millis() < until) {
            LockSupport.parkNanos(this, Duration.ofMillis(until - Clocks.millis()).toNanos());
        }
    }
}
