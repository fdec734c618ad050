package dev.bourse.domain.market;

/**
 * Whose traffic is summed.
 *
 * @param group what kind of subject
 * @param slice which part of its traffic
 * @param subject model id, provider slug or app; empty for the whole market
 */
public record Series(Group group, Slice slice, String subject) {
    /** Everything together. */
    public static final Series MARKET = new Series(Group.MARKET, Slice.ALL, "");

    /** How much stays out of everything public. */
    public static final Series CONFIDENTIAL = new Series(Group.MARKET, Slice.CONFIDENTIAL, "");

    /** All traffic of a model. */
    public static Series model(String id) {
        return new Series(Group.MODEL, Slice.ALL, id);
    }

    /** A part of the traffic of a model. */
    public static Series model(String id, Facet facet, String value) {
        return new Series(Group.MODEL, new Slice(facet, value), id);
    }
}
