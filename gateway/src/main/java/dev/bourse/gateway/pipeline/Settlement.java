package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.live.CallResult;
import dev.bourse.gateway.live.StoredAnswer;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Unbilled;
import dev.bourse.wire.fact.PackedCodec;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The last step of a generation: the bill, the hold, the fact. Everything happens in memory, before
 * the end of the answer is written, so whoever has read the answer can look the generation up.
 */
final class Settlement {
    private final PipelineParts parts;
    private final Admitted admitted;

    Settlement(PipelineParts parts, Admitted admitted) {
        this.parts = parts;
        this.admitted = admitted;
    }

    /**
     * Ends the generation; to be called once.
     *
     * @param now epoch microseconds
     */
    Bill settle(Ending ending, List<AttemptRecord> attempts, long now) {
        Candidate candidate = ending.candidate();
        Bill bill =
                candidate == null
                        ? Bill.NOTHING
                        : Bill.of(
                                admitted.terms(candidate.endpoint()),
                                ending.learnt(),
                                ending.outcome());
        GenerationFinished fact = fact(ending, bill, attempts, now);
        admitted.hold().settle(bill.total(), fact.atMicros());
        byte[] stored = PackedCodec.encode(fact);
        parts.recent().add(fact.id(), stored, admitted.plan());
        if (candidate != null) {
            grade(candidate.endpoint().id(), ending.judged(), now);
        }
        parts.telemetry()
                .finished(
                        fact, parts.journal().append(fact, stored), admitted.plan().confidential());
        Request request = admitted.request();
        parts.sampler().offer(fact, request.promptBytes(), () -> PromptText.of(request));
        return bill;
    }

    private void grade(String endpoint, Judged judged, long now) {
        if (judged.tools().calls() > 0) {
            boolean faulty = judged.tools().hasErrors();
            parts.health().record(endpoint, new CallResult.CalledTools(faulty), now);
        }
        if (judged.form() != null) {
            boolean faulty = judged.form() != AnswerForm.VALID;
            parts.health().record(endpoint, new CallResult.GaveForm(faulty), now);
        }
    }

    /** Keeps a complete answer when that was asked for; one that is not charged is not worth it. */
    void keep(Candidate candidate, Bill bill, Relay relay, List<String> leftOut) {
        Keeping keeping = admitted.keeping(candidate.endpoint());
        if (keeping == null || bill.insured()) {
            return;
        }
        byte[] said = relay.said();
        if (said != null && said.length <= parts.answers().longest()) {
            Target target = parts.targets().get().of(candidate.endpoint());
            parts.answers().put(keeping.key(), stored(target, said, leftOut, keeping));
        }
    }

    private StoredAnswer stored(Target target, byte[] said, List<String> leftOut, Keeping keeping) {
        return new StoredAnswer(
                admitted.id(),
                target.endpoint().modelId(),
                target.providerName(),
                target.dialect(),
                target.endpoint().tier(),
                Unbilled.of(said),
                leftOut,
                admitted.plan().confidential(),
                parts.clock().getAsLong(),
                keeping.ttlSeconds());
    }

    /**
     * An endpoint answered well.
     *
     * @param began when it was called, epoch microseconds
     * @param now when it was done, epoch microseconds
     */
    void praise(Candidate candidate, Bill bill, long firstTokenMicros, long began, long now) {
        Tokens tokens = bill.usage() == null ? Tokens.NONE : bill.usage().tokens();
        Endpoint endpoint = candidate.endpoint();
        CallResult good = new CallResult.Answered(firstTokenMicros, tokens.output(), now - began);
        parts.health().record(endpoint.id(), good, now);
        stick(endpoint, tokens.cacheRead() > 0);
    }

    /** Whoever says in which order to try endpoints is not led back to one. */
    private void stick(Endpoint endpoint, boolean cacheHit) {
        Request request = admitted.request();
        boolean ordered = !request.extensions().preference().order().isEmpty();
        if (!ordered && parts.stickiness().holds(admitted.session(), endpoint, cacheHit)) {
            parts.stickiness().keep(admitted.session(), endpoint, request.cachesForAnHour());
        }
    }

    /** An endpoint failed. */
    void blame(Candidate candidate, Verdict verdict) {
        String endpoint = candidate.endpoint().id();
        parts.health().record(endpoint, verdict.health());
        parts.stickiness().failed(admitted.session(), endpoint);
    }

    private GenerationFinished fact(
            Ending ending, Bill bill, List<AttemptRecord> attempts, long now) {
        @Nullable Candidate candidate = ending.candidate();
        @Nullable Endpoint endpoint = candidate == null ? null : candidate.endpoint();
        Learnt learnt = ending.learnt();
        return new GenerationFinished(
                admitted.id(),
                now,
                admitted.startedAtMicros(),
                admitted.key().account(),
                admitted.key().hash(),
                admitted.requestedModel(),
                endpoint == null ? admitted.requestedModel() : endpoint.modelId(),
                endpoint == null ? null : endpoint.provider(),
                endpoint == null ? null : parts.targets().get().of(endpoint).providerName(),
                endpoint == null ? null : endpoint.id(),
                endpoint == null ? null : endpoint.tier(),
                learnt.upstreamId(),
                ending.outcome(),
                ending.httpStatus(),
                name(ending.error()),
                learnt.finishReason(),
                learnt.nativeFinishReason(),
                admitted.request().stream(),
                bill.usage(),
                bill.charge(),
                bill.cacheDiscount(),
                ending.firstContentMicros(),
                attempts,
                admitted.attribution(),
                work(ending.judged(), bill.insured() || isUndelivered(ending, attempts)));
    }

    /** Endpoints answered, and there was nothing in it. */
    private static boolean isUndelivered(Ending ending, List<AttemptRecord> attempts) {
        return ending.outcome() == GenerationFinished.Outcome.FAILED
                && attempts.stream().anyMatch(one -> Verdict.isWorthless(one.result()));
    }

    private Work work(Judged judged, boolean insured) {
        Request request = admitted.request();
        return new Work(
                request.api(),
                request.dialect(),
                request.inputs(),
                request.outputs(),
                judged.tools(),
                request.extensions().preference().zeroRetention() || admitted.plan().confidential(),
                insured,
                null,
                admitted.preset() == null ? null : admitted.preset().slug(),
                judged.form());
    }

    private static @Nullable String name(@Nullable ErrorType error) {
        return error == null ? null : error.wireName();
    }
}
