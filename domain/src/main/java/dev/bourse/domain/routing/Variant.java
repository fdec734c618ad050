package dev.bourse.domain.routing;

/** Dynamic variants of a model name: they change the order of endpoints, not the set of models. */
public enum Variant {
    NONE(""),
    /** Fastest first, over default and priority endpoints. */
    NITRO("nitro"),
    /** Cheapest first, over default and flex endpoints. */
    FLOOR("floor"),
    /** Best quality first. */
    EXACTO("exacto");

    private final String suffix;

    Variant(String suffix) {
        this.suffix = suffix;
    }

    /** The part after the colon; empty for none. */
    public String suffix() {
        return suffix;
    }
}
