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

    /** What an endpoint, whose id is {@code model@tag}, answered. */
    public static Series endpoint(String id) {
        int at = id.indexOf('@');
        String model = at < 0 ? id : id.substring(0, at);
        return new Series(Group.PROVIDER, new Slice(Facet.MODEL, model), id);
    }

    /** Whether it is of one endpoint, about which nothing is kept but whether enough paid. */
    public boolean isEndpoint() {
        return group == Group.PROVIDER && slice.facet() == Facet.MODEL;
    }

    /** A part of the traffic of a model. */
    public static Series model(String id, Facet facet, String value) {
        return new Series(Group.MODEL, new Slice(facet, value), id);
    }
}
