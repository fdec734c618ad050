package dev.bourse.domain.fact;

import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A generation ended, well or badly; its hold is released and the charge is owed.
 *
 * @param id the generation
 * @param atMicros when it ended
 * @param startedAtMicros when it was admitted
 * @param account who pays
 * @param key the key that was used
 * @param requestedModel the model as the caller named it
 * @param model id of the model that answered; the requested one when none did
 * @param provider slug of the provider that answered; null when none did
 * @param providerName its name for people
 * @param endpoint id of the endpoint that answered
 * @param tier service tier of that endpoint
 * @param upstreamId the upstream's own id of the answer
 * @param outcome how it ended
 * @param httpStatus the status that the caller saw
 * @param errorType the documented error type; null after success
 * @param finishReason normalised finish reason
 * @param nativeFinishReason finish reason as the upstream gave it
 * @param streamed whether the answer was streamed
 * @param usage tokens and where the count comes from; null when no upstream did any work
 * @param charge what is owed
 * @param cacheDiscount what prompt caching saved, negative when it cost more; null when no cache
 *     was used
 * @param firstTokenMicros microseconds from admission to the first content; -1 when there was none
 * @param attempts calls to endpoints, in order
 * @param attribution who the traffic belongs to
 * @param work what kind of work it was
 */
public record GenerationFinished(
        GenerationId id,
        long atMicros,
        long startedAtMicros,
        String account,
        KeyHash key,
        String requestedModel,
        String model,
        @Nullable String provider,
        @Nullable String providerName,
        @Nullable String endpoint,
        @Nullable ServiceTier tier,
        @Nullable String upstreamId,
        Outcome outcome,
        int httpStatus,
        @Nullable String errorType,
        @Nullable String finishReason,
        @Nullable String nativeFinishReason,
        boolean streamed,
        @Nullable Usage usage,
        Charge charge,
        @Nullable Money cacheDiscount,
        long firstTokenMicros,
        List<AttemptRecord> attempts,
        Attribution attribution,
        Work work)
        implements Fact {
    public GenerationFinished {
        attempts = List.copyOf(attempts);
    }

    /** How a generation ended. */
    public enum Outcome {
        /** The answer was complete. */
        COMPLETED,
        /** No endpoint answered. */
        FAILED,
        /** The upstream broke after content had been relayed. */
        BROKEN,
        /** The caller left. */
        CANCELLED,
        /** The exchange itself stopped; found at recovery and settled at the estimate. */
        INTERRUPTED
    }
}
