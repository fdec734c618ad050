package dev.bourse.domain.routing;

/** The steps of the funnel, in the order in which every endpoint passes them. */
public enum Step {
    INITIAL("Initial Endpoints"),
    EXPIRATION("Filter by Expiration"),
    TIER("Filter by Tier Endpoint Rows"),
    PROVIDERS("Filter by Allowed Providers"),
    DATA_POLICY("Filter by Data Policy"),
    TRUST("Filter by Trust"),
    DISTILLATION("Filter by Distillation"),
    QUANTIZATION("Filter by Quantization"),
    PARAMETERS("Filter by Parameters"),
    TOOLS("Filter by Tool Compatibility"),
    STRUCTURED("Filter by Structured Outputs"),
    MODALITIES("Filter by Modalities"),
    LENGTH("Filter by Context Length"),
    PRICE("Filter by Price"),
    SIGNED("Filter by Signed Reasoning"),
    REASONING("Filter by Reasoning"),
    COMPRESSION("Filter by Context Compression"),
    FALLBACK("Filter by Fallback");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** The name that clients see. */
    public String title() {
        return title;
    }
}
