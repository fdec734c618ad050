package dev.bourse.sim.workload;

import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;

/**
 * What became of one request. Times count from the moment at which the trace wanted it sent, so
 * that waiting for a late sender or a free connection is not lost.
 *
 * @param row its place in the trace, from 0
 * @param requested the model that was asked for
 * @param streamed whether a stream was asked for
 * @param status HTTP status; 0 when there was none
 * @param failure why it was not answered, for people and for counting; null when it was
 * @param answer what it said
 * @param lateMicros how much later than wanted it was sent
 * @param firstMicros until the first content; -1 when there was none
 * @param totalMicros until the end
 */
public record Outcome(
        int row,
        String requested,
        boolean streamed,
        int status,
        @Nullable String failure,
        Answer answer,
        long lateMicros,
        long firstMicros,
        long totalMicros) {
    /** How the failure begins that an answer itself told. */
    static final String TOLD = "error ";

    /** Whether a complete answer came. */
    public boolean answered() {
        return failure == null;
    }

    /**
     * Whether content had come and then an error was told in the stream: nobody else may go on with
     * an answer that was begun, so that this is how it ends when its provider dies.
     */
    public boolean brokenOff() {
        return streamed && firstMicros >= 0 && failure != null && failure.startsWith(TOLD);
    }

    /**
     * What an answer said about itself; null where it said nothing.
     *
     * @param id its id
     * @param provider name of the provider that answered
     * @param model the model that answered
     * @param usage tokens
     * @param cost what was charged
     */
    public record Answer(
            @Nullable String id,
            @Nullable String provider,
            @Nullable String model,
            @Nullable Tokens usage,
            @Nullable Money cost) {
        /** Nothing was said. */
        public static final Answer NONE = new Answer(null, null, null, null, null);
    }
}
