package dev.bourse.wire.anthropic;

import java.util.List;

/** Vocabularies of string members of a request. */
final class Words {
    static final List<String> EFFORTS = List.of("low", "medium", "high", "xhigh", "max");
    static final List<String> SPEEDS = List.of("standard", "fast");

    /** Anthropic's own tiers. */
    static final List<String> NATIVE_TIERS = List.of("auto", "standard_only");

    /** These, and those that the exchange knows in any dialect. */
    static final List<String> TIERS =
            List.of(
                    "auto",
                    "standard_only",
                    "standard",
                    "default",
                    "fast",
                    "flex",
                    "priority",
                    "scale");

    static final List<String> TOOL_CHOICES = List.of("auto", "any", "tool", "none");
    static final List<String> THINKING = List.of("enabled", "disabled", "adaptive");
    static final List<String> DISPLAYS = List.of("summarized", "omitted");

    /** A tier that is sold apart, to one customer: no endpoint here has it. */
    static final String UNHEARD_TIER = "scale";

    private Words() {}
}
