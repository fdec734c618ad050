package dev.bourse.domain.fact;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.unit.GenerationId;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What kind of work a generation was.
 *
 * @param api which interface was called
 * @param dialect which dialect the caller spoke
 * @param inputs kinds of content in the prompt
 * @param outputs kinds of content asked for
 * @param tools tool calls of the answer
 * @param confidential whether it stays out of everything public: zero retention was asked for, the
 *     model is private, or it was an audit
 * @param insured whether nothing is owed because nothing was delivered (openrouter.md 3.4)
 * @param cachedFrom the generation whose stored answer was repeated; null when it was made anew
 * @param preset slug of the preset that was used; null when none was
 * @param form whether the answer has the form that was asked for; null when none was, or when
 *     nobody can tell
 */
public record Work(
        ApiType api,
        Dialect dialect,
        Set<Modality> inputs,
        Set<Modality> outputs,
        ToolUse tools,
        boolean confidential,
        boolean insured,
        @Nullable GenerationId cachedFrom,
        @Nullable String preset,
        @Nullable AnswerForm form) {
    /** Text to text in OpenAI's dialect, with nothing special about it. */
    public static final Work PLAIN =
            new Work(
                    ApiType.COMPLETIONS,
                    Dialect.OPENAI,
                    Set.of(Modality.TEXT),
                    Set.of(Modality.TEXT),
                    ToolUse.NONE,
                    false,
                    false,
                    null,
                    null,
                    null);

    public Work {
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
    }
}
