package dev.bourse.wire.responses;

import java.util.List;

/** Vocabularies of string members of a request. */
final class Words {
    static final List<String> EFFORTS =
            List.of("max", "xhigh", "high", "medium", "low", "minimal", "none");
    static final List<String> FORMATS =
            List.of("text", "json_object", "json_schema", "grammar", "python");
    static final List<String> ROLES = List.of("user", "assistant", "system", "developer");
    static final List<String> SUMMARIES = List.of("auto", "concise", "detailed");
    static final List<String> TIERS =
            List.of("auto", "default", "fast", "flex", "priority", "scale");
    static final List<String> TOOL_CHOICES = List.of("none", "auto", "required");
    static final List<String> TRUNCATIONS = List.of("auto", "disabled");
    static final List<String> VERBOSITIES = List.of("low", "medium", "high", "xhigh", "max");

    /** A tier that is sold apart, to one customer: no endpoint here has it. */
    static final String UNHEARD_TIER = "scale";

    private Words() {}
}
