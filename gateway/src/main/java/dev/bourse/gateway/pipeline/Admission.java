package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.metering.OutputSize;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.routing.Compression;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.live.Hold;
import dev.bourse.gateway.live.Session;
import dev.bourse.gateway.live.StoredAnswer;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/** Whether a request may run. */
sealed interface Admission {
    /**
     * It may: money is set aside and the journal knows.
     *
     * @param id names the generation
     * @param startedAtMicros when it was admitted, epoch microseconds
     * @param front what the caller speaks
     * @param key the key that pays
     * @param request the request as scanned
     * @param prompt the size of its prompt
     * @param plan the endpoints to try
     * @param cap most tokens of one answer: the caller's own cap, or what is affordable; -1 for
     *     none
     * @param hold the money set aside
     * @param attribution whom the traffic belongs to
     * @param session the conversation that it belongs to
     * @param betas features of Anthropic's dialect that the caller switches on; null for none
     * @param wantsMetadata whether the answer shall carry {@code openrouter_metadata}
     * @param preset the preset that was put into the request; null for none
     * @param keeping that the answer is to be kept; null when it is not
     */
    record Admitted(
            GenerationId id,
            long startedAtMicros,
            Front front,
            Key key,
            Request request,
            PromptSize prompt,
            Plan plan,
            long cap,
            Hold hold,
            Attribution attribution,
            Session session,
            @Nullable String betas,
            boolean wantsMetadata,
            @Nullable UsedPreset preset,
            @Nullable Keeping keeping)
            implements Admission {
        private static final long MINUTE_MICROS = 60_000_000;
        private static final int DAY_MINUTES = 1_440;
        private static final long MARGIN = 8;
        private static final long BYTES_PER_TOKEN = 4;

        /** Minute of the UTC day at which it was admitted. */
        int utcMinute() {
            return utcMinute(startedAtMicros);
        }

        /**
         * That the answer is to be kept when that endpoint gives it; null when it is not. What
         * others must not know is in the provider's own bytes, and those are what is kept.
         */
        @Nullable Keeping keeping(Endpoint endpoint) {
            return endpoint.isStealth() || plan.confidential() ? null : keeping;
        }

        /** The model as the caller named it. */
        String requestedModel() {
            return request.models().getFirst();
        }

        /** Whether the conversation is too long for an endpoint, so that its middle has to go. */
        boolean overflows(Endpoint endpoint) {
            long length = prompt.likely();
            long output = Math.max(0, request.maxOutputTokens());
            return request.compression() != Compression.OFF
                    && (length > limit(endpoint) || output > endpoint.contextLength() - length);
        }

        /** Tokens that a conversation may have there which has lost its middle, with a margin. */
        long room(Endpoint endpoint) {
            long output = request.maxOutputTokens();
            long room = Compression.room(limit(endpoint), endpoint.contextLength(), output);
            return room - room / MARGIN;
        }

        private static long limit(Endpoint endpoint) {
            return Math.min(endpoint.maxPromptTokens(), endpoint.contextLength());
        }

        /** The same with another request, which says less. */
        Admitted asking(Request less) {
            return new Admitted(
                    id,
                    startedAtMicros,
                    front,
                    key,
                    less,
                    prompt,
                    plan,
                    cap,
                    hold,
                    attribution,
                    session,
                    betas,
                    wantsMetadata,
                    preset,
                    keeping);
        }

        /** The size of the prompt that an endpoint gets. */
        private PromptSize prompt(Endpoint endpoint) {
            return overflows(endpoint)
                    ? new PromptSize(room(endpoint) * BYTES_PER_TOKEN, 0)
                    : prompt;
        }

        /** What the bill is made under when that endpoint did the work. */
        Bill.Terms terms(Endpoint endpoint) {
            return new Bill.Terms(
                    endpoint.prices(),
                    prompt(endpoint),
                    output(endpoint, cap, request.choices()),
                    request.volume(),
                    hold.amount(),
                    utcMinute());
        }

        static int utcMinute(long micros) {
            return (int) (micros / MINUTE_MICROS % DAY_MINUTES);
        }

        /** How long all answers together may get. */
        static OutputSize output(Endpoint endpoint, long cap, int choices) {
            return new OutputSize(
                    cap < 0 ? cap : Math.multiplyExact(cap, choices),
                    Math.multiplyExact(endpoint.maxCompletionTokens(), choices));
        }
    }

    /**
     * It was answered before, and that answer is given again.
     *
     * @param id names the generation
     * @param draft the request
     * @param stored the answer
     * @param hold nothing, set aside
     */
    record Repeated(GenerationId id, Draft draft, StoredAnswer stored, Hold hold)
            implements Admission {}

    /**
     * It may not.
     *
     * @param error why
     * @param metadata {@code openrouter_metadata}; null where it was not asked for, or nothing was
     *     planned
     */
    record Refused(ApiError error, @Nullable JsonObject metadata) implements Admission {
        Refused(ApiError error) {
            this(error, null);
        }
    }
}
