package dev.bourse.gateway.store;

/**
 * Parts of the market's tables that are written one after another, each with a mark of its own:
 * what gathered over many facts is then in the tables soon, and yet no transaction is long. Which
 * row belongs to which lane never changes, since after a crash the lanes that were not written are
 * folded again, and only those.
 */
final class Lanes {
    private static final int BITS = 4;

    /** So many there are. */
    static final int COUNT = 1 << BITS;

    /** The multiplier of Fibonacci hashing, which spreads neighbours. */
    private static final int SPREAD = 0x9E3779B9;

    private Lanes() {}

    /** Of a row whose key begins with a hash; a lane is a stretch of the table. */
    static int of(long hash) {
        return (int) (hash >>> (Long.SIZE - BITS));
    }

    /** Of a row whose key begins with a name. */
    static int of(String name) {
        return (name.hashCode() * SPREAD) >>> (Integer.SIZE - BITS);
    }
}
