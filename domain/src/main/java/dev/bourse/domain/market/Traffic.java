package dev.bourse.domain.market;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;

/**
 * What is counted about a part of the traffic. Sums of sampled traffic are scaled up; {@code
 * samples} is what they rest on.
 *
 * @param requests answers
 * @param samples classified prompts behind the sums; 0 where nothing was sampled
 * @param prompt prompt tokens, cached ones included
 * @param completion completion tokens, reasoning included
 * @param reasoning the part of the completion spent on reasoning
 * @param cacheRead the part of the prompt read from a cache
 * @param paid prompt and completion tokens of answers that were charged for
 * @param spend what was charged, nano-dollars
 * @param inputSpend the part of it for prompts, nano-dollars
 * @param toolCalls tool calls in the answers
 * @param toolRequests answers with tool calls
 * @param toolErrors answers with a wrong tool call
 */
public record Traffic(
        long requests,
        long samples,
        long prompt,
        long completion,
        long reasoning,
        long cacheRead,
        long paid,
        long spend,
        long inputSpend,
        long toolCalls,
        long toolRequests,
        long toolErrors) {
    /** None. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** What one answer adds; nothing when no upstream did any work. */
    static Traffic of(GenerationFinished end) {
        Usage usage = end.usage();
        if (usage == null) {
            return NONE;
        }
        Tokens tokens = usage.tokens();
        ToolUse tools = end.work().tools();
        long spend = end.charge().total().nanos();
        return new Traffic(
                1,
                0,
                tokens.prompt(),
                tokens.output(),
                tokens.reasoning(),
                tokens.cacheRead(),
                spend > 0 ? tokens.total() : 0,
                spend,
                end.charge().prompt().nanos(),
                tools.calls(),
                tools.calls() > 0 ? 1 : 0,
                tools.hasErrors() ? 1 : 0);
    }

    /** Prompt and completion. */
    public long tokens() {
        return Math.addExact(prompt, completion);
    }

    /** Both together. */
    public Traffic plus(Traffic other) {
        return new Traffic(
                Math.addExact(requests, other.requests),
                Math.addExact(samples, other.samples),
                Math.addExact(prompt, other.prompt),
                Math.addExact(completion, other.completion),
                Math.addExact(reasoning, other.reasoning),
                Math.addExact(cacheRead, other.cacheRead),
                Math.addExact(paid, other.paid),
                Math.addExact(spend, other.spend),
                Math.addExact(inputSpend, other.inputSpend),
                Math.addExact(toolCalls, other.toolCalls),
                Math.addExact(toolRequests, other.toolRequests),
                Math.addExact(toolErrors, other.toolErrors));
    }
}
