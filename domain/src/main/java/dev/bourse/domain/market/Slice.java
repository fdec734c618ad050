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

    /** Text alone: by far the most. */
    public static final Slice TEXT = new Slice(Facet.MODALITY, "text");

    /** Answers that called tools. */
    public static final Slice TOOLS = new Slice(Facet.TOOLS, "true");

    private static final String BEYOND_TEXT = "beyond_text";

    /** What stays out of everything public. */
    public static final Slice CONFIDENTIAL = new Slice(Facet.CONFIDENTIAL, "");

    /**
     * What belongs to both.
     *
     * @param kind a slice by modality that is not text, or by tools
     * @param length a slice by context
     */
    public static Slice both(Slice kind, Slice length) {
        String name = kind.facet() == Facet.TOOLS ? "tools" : kind.value();
        return new Slice(Facet.MODALITY_CONTEXT, name + " " + length.value());
    }

    /**
     * All of that length that is not text alone, which is too much to be counted twice: text of
     * that length is what is left.
     *
     * @param length a slice by context
     */
    public static Slice beyondText(Slice length) {
        return new Slice(Facet.MODALITY_CONTEXT, BEYOND_TEXT + " " + length.value());
    }

    /** Whether anybody asks who its accounts are. */
    boolean isByAccount() {
        return !equals(TEXT) && facet != Facet.MODALITY_CONTEXT;
    }
}
