package dev.bourse.domain.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what traffic is cut into slices. */
public enum Facet {
    /** Not at all. */
    ALL,
    /** By the length of the prompt: exact. */
    CONTEXT,
    /** By kinds of content beyond text: exact. */
    MODALITY,
    /** Only answers with tool calls: exact. */
    TOOLS,
    /** By both kinds of content, or tool calls, and length; of what is not text alone: exact. */
    MODALITY_CONTEXT,
    /** By the kind of work, from classified prompts. */
    TASK,
    /** By what prompts are about, from classified prompts. */
    CATEGORY,
    /** By the language of people, from classified prompts. */
    LANGUAGE,
    /** By the language of machines, from classified prompts. */
    PROGRAMMING_LANGUAGE,
    /** The traffic of an app by model: exact. */
    MODEL,
    /** What is left out of everything public: only how much. */
    CONFIDENTIAL;

    /** The name in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The facet of that wire name, or empty when there is none. */
    public static Optional<Facet> of(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    /** Whether its numbers are scaled up from a sample of classified prompts. */
    public boolean isSampled() {
        return switch (this) {
            case TASK, CATEGORY, LANGUAGE, PROGRAMMING_LANGUAGE -> true;
            case ALL, CONTEXT, MODALITY, TOOLS, MODALITY_CONTEXT, MODEL, CONFIDENTIAL -> false;
        };
    }
}
