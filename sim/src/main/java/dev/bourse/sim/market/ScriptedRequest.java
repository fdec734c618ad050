package dev.bourse.sim.market;

import org.jspecify.annotations.Nullable;

/**
 * One request of a script.
 *
 * @param atMicros when it comes, epoch microseconds
 * @param account who pays
 * @param model id of the model that is asked for
 * @param promptTokens length of the prompt
 * @param repeatedTokens how much of the prompt a cache has seen before
 * @param outputTokens length of the answer
 * @param toolCalls tool calls in the answer
 * @param wrongToolCalls how many of them have arguments that are not JSON
 * @param image whether the prompt shows a picture
 * @param streamed whether the answer is to be streamed
 * @param confidential whether zero retention is asked for
 * @param crowded whether {@code sim-thrifty} has no room for it
 * @param app the program that it comes from; null when it does not say
 * @param session the conversation that it belongs to
 * @param prompt how the prompt begins
 */
public record ScriptedRequest(
        long atMicros,
        String account,
        String model,
        int promptTokens,
        int repeatedTokens,
        int outputTokens,
        int toolCalls,
        int wrongToolCalls,
        boolean image,
        boolean streamed,
        boolean confidential,
        boolean crowded,
        @Nullable ScriptedApp app,
        String session,
        String prompt) {
    public ScriptedRequest {
        if (promptTokens < 1 || outputTokens < 1 || repeatedTokens > promptTokens) {
            throw new IllegalArgumentException(
                    "no request: %d tokens in, %d of them repeated, %d out"
                            .formatted(promptTokens, repeatedTokens, outputTokens));
        }
    }
}
