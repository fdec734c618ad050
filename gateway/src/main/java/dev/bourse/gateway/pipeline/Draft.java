package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.metering.Estimate;
import dev.bourse.domain.metering.OutputSize;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.Party;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.live.Hold;
import dev.bourse.gateway.live.Session;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.wire.chat.Request;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A request that was understood, before it is known whether it may run.
 *
 * @param call the request as it arrived
 * @param key the key that pays
 * @param request the request as scanned
 * @param now when it arrived, epoch microseconds
 * @param preset the preset that was put into it; null for none
 * @param keeping that its answer is to be kept; null when it is not
 */
record Draft(
        ChatCall call,
        Key key,
        Request request,
        long now,
        @Nullable UsedPreset preset,
        @Nullable Keeping keeping) {
    Draft(ChatCall call, Key key, Request request, long now) {
        this(call, key, request, now, null, null);
    }

    /** The same, whose answer is to be kept. */
    Draft keeping(Keeping that) {
        return new Draft(call, key, request, now, preset, that);
    }

    PromptSize prompt() {
        return new PromptSize(
                request.promptBytes(),
                request.messages(),
                request.soundLength(),
                request.imageCount());
    }

    int utcMinute() {
        return Admitted.utcMinute(now);
    }

    /**
     * What routing has to know.
     *
     * @param endpoint id of the endpoint that the session last used; null for none
     */
    Demand demand(@Nullable String endpoint) {
        Party party = new Party(key.viewer(), key.minTrust(), List.of());
        return request.demand(prompt().likely()).by(party, endpoint);
    }

    /** The conversation that this request belongs to (openrouter.md 2.9). */
    Session session() {
        String named = name();
        return new Session(
                key.account(),
                request.models().getFirst(),
                named != null ? named : unnamed(),
                named != null);
    }

    private @Nullable String name() {
        String said = request.extensions().session();
        return said != null ? said : call.attribution().session();
    }

    /** What stands for a session that has no name. */
    private String unnamed() {
        String cacheKey = request.promptCacheKey();
        return cacheKey != null ? cacheKey : Long.toHexString(request.openingHash());
    }

    private OutputSize output(Endpoint endpoint, long cap) {
        return Admitted.output(endpoint, cap, request.choices());
    }

    /** What it costs at that endpoint. */
    Estimate estimate(Endpoint endpoint, long cap) {
        Estimate.Size size = new Estimate.Size(prompt(), output(endpoint, cap));
        return Estimate.of(endpoint.prices(), size, request.volume(), utcMinute());
    }

    Admitted admitted(GenerationId id, Planning planning, long cap, Hold hold) {
        return new Admitted(
                id,
                now,
                call.front(),
                key,
                request,
                prompt(),
                planning.plan(),
                cap,
                hold,
                attribution(),
                planning.session(),
                call.betas(),
                call.wantsMetadata(),
                preset,
                keeping);
    }

    /** Whom the traffic belongs to. */
    Attribution attribution() {
        Attribution said = call.attribution();
        return new Attribution(
                said.referer(),
                said.title(),
                request.extensions().session() != null
                        ? request.extensions().session()
                        : said.session(),
                EndUser.hashed(request.user()),
                said.userAgent(),
                said.categories());
    }
}
