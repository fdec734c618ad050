package dev.bourse.domain.fact;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

/**
 * A sampled prompt was looked at: what kind of work it is, and not a word of it. It repeats what
 * the end of its generation told, so that a fold needs no other fact; nothing is owed by it.
 *
 * @param atMicros when the generation ended
 * @param id the generation
 * @param account who pays
 * @param model id of the model that answered
 * @param promptTokens its prompt tokens
 * @param completionTokens its completion tokens
 * @param charge what it cost
 * @param promptCharge the part of that for the prompt
 * @param task tag of the kind of work (openrouter.md 4.1)
 * @param category what it is about; null when no category fits
 * @param language code of the language of people
 * @param programmingLanguage name of the language of machines; null when there is none
 * @param fingerprint a signature that near copies share
 * @param oneIn it stands for so many prompts
 */
public record PromptClassified(
        long atMicros,
        GenerationId id,
        String account,
        String model,
        long promptTokens,
        long completionTokens,
        Money charge,
        Money promptCharge,
        String task,
        @Nullable String category,
        String language,
        @Nullable String programmingLanguage,
        long fingerprint,
        int oneIn)
        implements Fact {
    public PromptClassified {
        if (oneIn < 1 || (promptTokens | completionTokens) < 0) {
            throw new IllegalArgumentException("a sample is one in 1 or more, of 0 tokens or more");
        }
    }
}
