package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.domain.metering.Estimate;
import dev.bourse.domain.routing.CacheWish;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.journal.Appended;
import dev.bourse.gateway.live.Authentication;
import dev.bourse.gateway.live.Hold;
import dev.bourse.gateway.live.StoredAnswer;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.pipeline.Admission.Refused;
import dev.bourse.gateway.pipeline.Admission.Repeated;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned.Rejected;
import dev.bourse.wire.preset.PresetReference;

/**
 * The first steps of a request: who calls, what is asked, which endpoints could answer, and whether
 * it can be paid for. They refuse in this order: the key (401, 403), the request (400), the plan
 * (400, 404), the journal (503), the money (402).
 */
final class Intake {
    private final PipelineParts parts;

    Intake(PipelineParts parts) {
        this.parts = parts;
    }

    Admission admit(ChatCall call) {
        long now = parts.clock().getAsLong();
        return switch (parts.access().authenticate(call.key(), KeyKind.INFERENCE, now)) {
            case Authentication.Refused(Refusal why) -> new Refused(Refusals.of(why));
            case Authentication.Known(Key key) -> scan(call, key, now);
        };
    }

    private Admission scan(ChatCall call, Key key, long now) {
        return switch (call.scan()) {
            case Rejected(ApiError error) -> new Refused(error);
            case Request request when PresetReference.isIn(request) ->
                    switch (new Presetting(parts.presets()).merge(call, key, request, now)) {
                        case Presetting.Outcome.Merged(Draft draft) -> recall(draft);
                        case Presetting.Outcome.Refused(ApiError error) -> new Refused(error);
                    };
            case Request request -> recall(new Draft(call, key, request, now));
        };
    }

    /** An answer that was kept is given again; otherwise the request goes its way. */
    private Admission recall(Draft draft) {
        CacheWish wish = draft.preset() == null ? CacheWish.NONE : draft.preset().cache();
        Keeping keeping = Keeping.of(draft, wish, parts.answers());
        if (keeping == null) {
            return plan(draft);
        }
        StoredAnswer stored = parts.answers().find(keeping.key());
        return stored == null ? plan(draft.keeping(keeping)) : repeat(draft, stored);
    }

    /** Nothing is spent, so only an account in debt is refused. */
    private Admission repeat(Draft draft, StoredAnswer stored) {
        return switch (parts.ledger().hold(draft.key(), Money.ZERO, Money.ZERO, draft.now())) {
            case dev.bourse.gateway.live.Admission.Granted(Hold hold) -> {
                Repeated again = new Repeated(parts.ids().next(draft.now()), draft, stored, hold);
                yield recorded(started(again.id(), draft, hold, Likely.NOTHING), hold, again);
            }
            case dev.bourse.gateway.live.Admission.Refused(Refusal why) ->
                    new Refused(Refusals.of(why));
        };
    }

    private Admission plan(Draft draft) {
        Planning planning = Planning.of(draft, parts, parts.seeds().getAsLong());
        Admission admission =
                planning.plan().isEmpty()
                        ? new Refused(planning.refusal(parts))
                        : hold(draft, planning, draft.request().maxOutputTokens());
        return admission instanceof Refused(ApiError why, _) && draft.call().wantsMetadata()
                ? new Refused(why, planning.metadata(draft.request(), parts))
                : admission;
    }

    /**
     * Sets money aside for the dearest endpoint that may be tried. Where that is too much, the
     * answer is shortened to what is left, unless the caller named a length or asked for work that
     * can't be shortened: then that is refused.
     */
    private Admission hold(Draft draft, Planning planning, long cap) {
        Plan plan = planning.plan();
        Costs costs = Costs.of(draft, plan, cap, parts.limits().attempts());
        return switch (parts.ledger()
                .hold(draft.key(), costs.ceiling(), costs.likely(), draft.now())) {
            case dev.bourse.gateway.live.Admission.Granted(Hold hold) ->
                    start(draft, planning, cap, hold, costs);
            case dev.bourse.gateway.live.Admission.Refused(Refusal.CannotAfford cannot) ->
                    shorten(draft, planning, cap, cannot);
            case dev.bourse.gateway.live.Admission.Refused(Refusal why) ->
                    new Refused(Refusals.of(why));
        };
    }

    private Admission shorten(
            Draft draft, Planning planning, long cap, Refusal.CannotAfford cannot) {
        if (draft.request().api() != ApiType.COMPLETIONS) {
            return new Refused(Refusals.of(cannot));
        }
        long affordable =
                Costs.affordable(draft, planning.plan(), cannot.left(), parts.limits().attempts());
        if (cap >= 0 && affordable < cap) {
            return new Refused(Refusals.tooLarge(cannot, cap, affordable));
        }
        return affordable > 0 && cannot.isWorthClamping()
                ? hold(draft, planning, affordable)
                : new Refused(Refusals.of(cannot));
    }

    private Admission start(Draft draft, Planning planning, long cap, Hold hold, Costs costs) {
        GenerationId id = parts.ids().next(draft.now());
        Admitted admitted = draft.admitted(id, planning, cap, hold);
        Likely likely = new Likely(costs.likely(), draft.prompt().likely());
        return recorded(started(admitted.id(), draft, hold, likely), hold, admitted);
    }

    private static GenerationStarted started(
            GenerationId id, Draft draft, Hold hold, Likely likely) {
        return new GenerationStarted(
                id,
                draft.now(),
                draft.key().account(),
                draft.key().hash(),
                draft.request().models().getFirst(),
                hold.amount(),
                likely.cost(),
                likely.promptTokens());
    }

    private Admission recorded(GenerationStarted fact, Hold hold, Admission then) {
        return switch (parts.journal().append(fact)) {
            case Appended.At _ -> then;
            case Appended.Refused _ -> {
                hold.release();
                yield new Refused(Refusals.of(new Refusal.NotRecording()));
            }
        };
    }

    /** What a generation is settled at should the exchange stop in its midst. */
    private record Likely(Money cost, long promptTokens) {
        static final Likely NOTHING = new Likely(Money.ZERO, 0);
    }

    /**
     * What a request can cost over the endpoints that may be tried.
     *
     * @param ceiling at most, at the dearest
     * @param likely at the first
     */
    private record Costs(Money ceiling, Money likely) {
        static Costs of(Draft draft, Plan plan, long cap, int attempts) {
            Money ceiling = Money.ZERO;
            Money likely = Money.ZERO;
            for (int i = 0; i < Math.min(attempts, plan.candidates().size()); i++) {
                Estimate one = draft.estimate(plan.candidates().get(i).endpoint(), cap);
                ceiling = one.ceiling().compareTo(ceiling) > 0 ? one.ceiling() : ceiling;
                likely = i == 0 ? one.likely() : likely;
            }
            return new Costs(ceiling, likely);
        }

        /** The longest answer that {@code money} covers wherever it may come from. */
        static long affordable(Draft draft, Plan plan, Money money, int attempts) {
            return plan.candidates().stream()
                            .limit(attempts)
                            .mapToLong(one -> affordable(draft, one, money))
                            .min()
                            .orElse(0)
                    / draft.request().choices();
        }

        private static long affordable(Draft draft, Candidate candidate, Money money) {
            return Estimate.affordableOutput(
                    candidate.endpoint().prices(),
                    draft.prompt(),
                    draft.request().volume(),
                    money,
                    draft.utcMinute());
        }
    }
}
