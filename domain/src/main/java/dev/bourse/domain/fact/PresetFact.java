package dev.bourse.domain.fact;

/** Something that happened to a preset. */
public sealed interface PresetFact extends Fact permits PresetSaved, PresetChanged {
    /** Whose preset it is. */
    String account();

    /** What it is called within the account. */
    String slug();
}
