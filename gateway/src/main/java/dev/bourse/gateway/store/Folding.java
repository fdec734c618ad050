package dev.bourse.gateway.store;

/** A way to fold the journal into tables, by the name under which its marks are kept. */
public final class Folding {
    private final String name;
    private final Fold fold;

    private Folding(String name, Fold fold) {
        this.name = name;
        this.fold = fold;
    }

    /** Generations, books, what each account used, presets and listings. */
    public static Folding usage() {
        return new Folding("usage", new UsageFold());
    }

    /**
     * Rankings and statistics.
     *
     * @param key keeps accounts from being recognised in the tables; the same for every node and
     *     every start, since other hashes count accounts twice
     */
    public static Folding market(byte[] key) {
        return new Folding("market", new MarketFold(key));
    }

    String name() {
        return name;
    }

    Fold fold() {
        return fold;
    }
}
