package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.ToolUse;

import org.jspecify.annotations.Nullable;

/**
 * What a complete answer is worth, given what was asked for.
 *
 * @param tools its tool calls
 * @param form whether it has the form that was asked for; null when none was or nobody can tell
 */
record Judged(ToolUse tools, @Nullable AnswerForm form) {
    /** There is nothing to judge. */
    static final Judged NOTHING = new Judged(ToolUse.NONE, null);
}
