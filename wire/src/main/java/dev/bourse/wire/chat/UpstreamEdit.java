package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Parameter;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What an endpoint gets instead of what the client sent.
 *
 * @param model the upstream's own name of the model
 * @param drop parameters that the endpoint does not support and that are left out
 * @param cap replaces every output cap of the client; null keeps the client's
 * @param user replaces the client's end-user id, of which the upstream sees at most a hash; null
 *     sends none
 * @param serviceTier the tier to ask the upstream for; null sends none
 */
public record UpstreamEdit(
        String model,
        Set<Parameter> drop,
        @Nullable Cap cap,
        @Nullable String user,
        @Nullable String serviceTier) {
    public UpstreamEdit {
        drop = Set.copyOf(drop);
    }

    /** Only another name for the model. */
    public static UpstreamEdit ofModel(String model) {
        return new UpstreamEdit(model, Set.of(), null, null, null);
    }

    /**
     * Whether the endpoint can be told how to reason, but only by the word {@code
     * reasoning_effort}.
     */
    public boolean saysReasoningInAWord() {
        return drop.contains(Parameter.REASONING) && !drop.contains(Parameter.REASONING_EFFORT);
    }

    /**
     * A cap on the output.
     *
     * @param name {@code max_tokens} or {@code max_completion_tokens}, whichever the endpoint knows
     * @param tokens the most it may generate
     */
    public record Cap(Parameter name, long tokens) {
        public Cap {
            if (name != Parameter.MAX_TOKENS && name != Parameter.MAX_COMPLETION_TOKENS) {
                throw new IllegalArgumentException(name + " caps no output");
            }
            if (tokens <= 0) {
                throw new IllegalArgumentException("a cap is positive: " + tokens);
            }
        }
    }
}
