package dev.bourse.gateway.live;

/**
 * How many prompts stand behind one that is looked at. While that makes more looks a second than
 * wished, twice as many do, and again; when it makes few, half as many, but never fewer than at
 * first. Each look knows its number, so sums over looks stay right whatever it was.
 */
final class Thinning {
    private static final long SECOND = 1_000_000;
    private static final int SPARSEST = 1 << 20;

    private final int first;
    private final int looksPerSecond;
    private volatile int oneIn;
    private long second;
    private int looks;

    /**
     * @param first so many stand behind one in quiet times; 0 when none is looked at
     * @param looksPerSecond about the most that are wished
     */
    Thinning(int first, int looksPerSecond) {
        this.first = first;
        this.looksPerSecond = looksPerSecond;
        this.oneIn = first;
    }

    /** So many prompts stand behind the next one that is looked at. */
    int oneIn() {
        return oneIn;
    }

    /** One is looked at. */
    synchronized void look(long atMicros) {
        long now = atMicros / SECOND;
        if (now > second) {
            relax(now - second);
            second = now;
            looks = 0;
        }
        looks++;
        if (looks > looksPerSecond) {
            oneIn = Math.min(SPARSEST, Math.multiplyExact(oneIn, 2));
            looks = 0;
        }
    }

    private void relax(long seconds) {
        int few = looks < looksPerSecond / 4 ? 1 : 0;
        long halvings = Math.min(seconds - 1 + few, Integer.SIZE - 2);
        oneIn = Math.max(first, oneIn >> halvings);
    }
}
