package dev.bourse.domain.task;

import org.jspecify.annotations.Nullable;

/**
 * What a prompt is, without a word of it.
 *
 * @param tag the kind of work; {@link TaskTag#OTHER} when nothing fits well enough
 * @param category what it is about; null when none of the twelve fits
 * @param confidence the model's probability of the tag, from 0 to 1; of the best tag that was
 *     turned down when the tag is {@link TaskTag#OTHER}
 * @param naturalLanguage the language of people that most of it is written in
 * @param programmingLanguage the language of machines that it holds or asks for
 */
public record Classification(
        TaskTag tag,
        @Nullable Category category,
        double confidence,
        NaturalLanguage naturalLanguage,
        ProgrammingLanguage programmingLanguage) {
    public Classification {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is between 0 and 1");
        }
    }
}
