package dev.bourse.domain.routing;

/** How far an endpoint is trusted with tools, beside its peers. */
enum ToolTier {
    GOOD(0),
    /** Too little is known of it, while others have proven themselves. */
    UNPROVEN(1),
    /** It falls behind its peers. */
    DEPRIORITISED(2);

    private final int digit;

    ToolTier(int digit) {
        this.digit = digit;
    }

    /** Less is better. */
    int digit() {
        return digit;
    }
}
