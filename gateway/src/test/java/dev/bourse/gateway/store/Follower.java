package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.Journal;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The program that {@link ProjectionKillTest} kills: appends, projects, and prints its mark. */
final class Follower {
    private static final int BURST = 50;

    private Follower() {}

    /**
     * Arguments: directory of the journal, URL of the store, a prefix of ids, seed, what to fold.
     */
    public static void main(String[] arguments) {
        Journal journal = Fixture.journal(Path.of(arguments[0]));
        Store store = Store.open(arguments[1], Thread::new);
        boolean isMarket = arguments[4].equals("market");
        long seed = Long.parseLong(arguments[3]);
        RandomUsage usage = new RandomUsage(seed, arguments[2]);
        RandomMarket market = new RandomMarket(seed);
        ProjectionRunner runner =
                isMarket
                        ? Fixture.runner(journal, store, Folding.market(new byte[32]))
                        : Fixture.runner(journal, store);
        while (true) {
            while (runner.status().lag() > 10 * BURST) {
                LockSupport.parkNanos(1_000_000);
            }
            Fixture.append(journal, isMarket ? market.facts(BURST) : usage.facts(BURST));
            System.out.println("mark " + runner.status().mark());
        }
    }
}
