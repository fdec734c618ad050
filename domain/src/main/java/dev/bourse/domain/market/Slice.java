package dev.bourse.domain.market;

/**
 * A part of the traffic.
 *
 * @param facet by what it was cut
 * @param value which part
 */
public record Slice(Facet facet, String value) {
    /** All traffic. */
    public static final Slice ALL = new Slice(Facet.ALL, "");

    /** Text alone: by far the most, so nobody asks who its accounts are. */
    static final Slice TEXT = new Slice(Facet.MODALITY, "text");

    /** Answers that called tools. */
    public static final Slice TOOLS = new Slice(Facet.TOOLS, "true");

    /** What stays out of everything public. */
    public static final Slice CONFIDENTIAL = new Slice(Facet.CONFIDENTIAL, "");
}
