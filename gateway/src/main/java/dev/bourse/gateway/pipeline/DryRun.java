package dev.bourse.gateway.pipeline;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.domain.metering.Estimate;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Plan;
import dev.bourse.gateway.live.Authentication;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned.Rejected;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.preset.PresetReference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what would become of a request: the whole plan and funnel, and what each candidate would
 * cost. Nobody is called, no money is set aside, nothing is recorded.
 */
final class DryRun {
    private static final int OK = 200;

    private final PipelineParts parts;

    DryRun(PipelineParts parts) {
        this.parts = parts;
    }

    Reply answer(ChatCall call) {
        long now = parts.clock().getAsLong();
        return switch (parts.access().authenticate(call.key(), KeyKind.INFERENCE, now)) {
            case Authentication.Refused(Refusal why) ->
                    Errors.answer(call.front(), Refusals.of(why));
            case Authentication.Known(Key key) -> scan(call, key, now);
        };
    }

    private Reply scan(ChatCall call, Key key, long now) {
        return switch (call.scan()) {
            case Rejected(ApiError error) -> Errors.answer(call.front(), error);
            case Request request when PresetReference.isIn(request) ->
                    switch (new Presetting(parts.presets()).merge(call, key, request, now)) {
                        case Presetting.Outcome.Merged(Draft draft) -> plan(draft);
                        case Presetting.Outcome.Refused(ApiError error) ->
                                Errors.answer(call.front(), error);
                    };
            case Request request -> plan(new Draft(call, key, request, now));
        };
    }

    private Reply plan(Draft draft) {
        Planning planning = Planning.of(draft, parts, parts.seeds().getAsLong());
        Plan plan = planning.plan();
        Map<String, Object> view =
                new LinkedHashMap<>(new PlanView(parts.targets().get()::providerName).of(plan));
        view.put("estimates", estimates(draft, plan));
        if (draft.preset() != null) {
            view.put("preset", draft.preset().slug());
        }
        if (plan.isEmpty()) {
            view.put("error", planning.refusal(parts).json());
        }
        return new Reply(OK, Map.of(), Json.bytes(JsonValue.of(Map.of("data", view))));
    }

    private static List<Map<String, Object>> estimates(Draft draft, Plan plan) {
        List<Map<String, Object>> estimates = new ArrayList<>();
        for (Candidate candidate : plan.candidates()) {
            Estimate estimate =
                    draft.estimate(candidate.endpoint(), draft.request().maxOutputTokens());
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("tag", candidate.endpoint().tag());
            view.put("likely_cost", estimate.likely().dollars());
            view.put("highest_cost", estimate.ceiling().dollars());
            estimates.add(view);
        }
        return estimates;
    }
}
