package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.ToolChoice;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides how a model thinks and how long its answer may be. Anthropic demands a cap on the answer,
 * a budget of thinking tokens below it, and no forced tool while the model thinks.
 */
final class ThinkingWriter {
    private final Conversation conversation;
    private final ClaudeModel model;
    private final long cap;
    private long maxTokens;
    private @Nullable Map<String, Object> thinking;
    private boolean refused;
    private boolean changed;

    /**
     * @param cap the cap that someone named; -1 when nobody did
     * @param able whether the endpoint reasons at all
     */
    ThinkingWriter(Conversation conversation, ClaudeModel model, long cap, boolean able) {
        this.conversation = conversation;
        this.model = model;
        this.cap = cap;
        maxTokens = cap < 0 ? UpstreamBody.USUAL_MAX_TOKENS : cap;
        if (able) {
            decide(conversation.thinking());
        }
    }

    /** {@code max_tokens}. */
    long maxTokens() {
        return maxTokens;
    }

    /** {@code thinking}; null leaves it to the model. */
    @Nullable Map<String, Object> thinking() {
        return thinking;
    }

    /** Whether the caller wanted reasoning and cannot have it. */
    boolean isRefused() {
        return refused;
    }

    /** Whether the caller named a budget and another one is written, since that does not fit. */
    boolean isChanged() {
        return changed;
    }

    boolean isOn() {
        return thinking != null && !"disabled".equals(thinking.get("type"));
    }

    /** {@code output_config.effort}; null when none is to be named. */
    @Nullable String effort() {
        Thinking wanted = conversation.thinking();
        if (!isOn() || !model.knowsEffort()) {
            return null;
        }
        if (wanted.effort() == null && (wanted.budget() < 0 || !model.isAdaptive())) {
            return null;
        }
        return word(
                wanted.effort() == null
                        ? Effort.ofBudget(wanted.budget(), maxTokens)
                        : wanted.effort());
    }

    /** An effort in the words that the model knows. */
    String word(Effort effort) {
        return switch (effort) {
            case NONE, MINIMAL, LOW -> "low";
            case MEDIUM -> "medium";
            case HIGH -> "high";
            case XHIGH -> model.knowsExtraHigh() ? "xhigh" : "high";
            case MAX -> model.knowsMax() ? "max" : "high";
        };
    }

    private void decide(Thinking wanted) {
        if (wanted.isOff()) {
            stop();
        } else if (wanted.isOn()) {
            boolean free = !isForced(conversation.toolChoice());
            if (free && model.isAdaptive()) {
                adaptive(wanted);
            } else if (free && !isInUnthoughtLoop()) {
                budgeted(wanted);
            } else {
                refused = true;
            }
        }
    }

    private static boolean isForced(@Nullable ToolChoice choice) {
        return choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
    }

    /** Where thinking is the default it has to be declined, where it cannot be, nothing helps. */
    private void stop() {
        if (model.isAdaptive()) {
            thinking = model.canStopThinking() ? Map.of("type", "disabled") : null;
            refused = thinking == null;
        }
    }

    private void adaptive(Thinking wanted) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "adaptive");
        members.put("display", wanted.exclude() ? "omitted" : "summarized");
        thinking = members;
    }

    private void budgeted(Thinking wanted) {
        long budget = Math.max(budget(wanted), Effort.MINIMAL.budget(0));
        if (budget >= maxTokens && cap < 0) {
            maxTokens = budget + UpstreamBody.USUAL_MAX_TOKENS;
        }
        budget = budget < maxTokens ? budget : Effort.HIGH.budget(maxTokens);
        if (budget >= maxTokens) {
            refused = true;
            return;
        }
        changed = wanted.budget() > 0 && budget != wanted.budget();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "enabled");
        members.put("budget_tokens", budget);
        thinking = members;
    }

    private long budget(Thinking wanted) {
        if (wanted.budget() > 0) {
            return wanted.budget();
        }
        Effort effort = wanted.effort() == null ? Effort.MEDIUM : wanted.effort();
        return effort.budget(maxTokens);
    }

    /**
     * Whether the model waits for results of tools that it called without a thought that it could
     * be shown: thinking cannot begin in the middle of a turn.
     */
    private boolean isInUnthoughtLoop() {
        List<Message> messages = conversation.messages();
        int last = messages.size() - 1;
        while (last >= 0 && messages.get(last).role() == Role.TOOL) {
            last--;
        }
        boolean waiting = last >= 0 && last < messages.size() - 1;
        return waiting
                && messages.get(last).role() == Role.ASSISTANT
                && messages.get(last).parts().stream().noneMatch(ThinkingWriter::isThought);
    }

    private static boolean isThought(Part part) {
        return part instanceof Part.Thought(ReasoningDetail detail) && MessagesWriter.isOwn(detail);
    }
}
