package dev.bourse.gateway.pipeline;

import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.HealthView;
import dev.bourse.domain.routing.Plan;
import dev.bourse.gateway.live.LiveCatalog;
import dev.bourse.gateway.live.Session;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.secret.SecretScan;

import java.util.List;

/**
 * From a request to its plan. Only a request that somebody anonymous might get is searched for
 * credentials; when there are any, it is planned again without those.
 *
 * @param session the conversation that the request belongs to
 * @param demand what the plan was made for
 * @param plan the endpoints to try
 */
record Planning(Session session, Demand demand, Plan plan) {
    /** Why the plan is empty, as its caller sees it. */
    ApiError refusal(PipelineParts parts) {
        return NoEndpoint.of(plan, demand, parts.targets().get()::providerName);
    }

    /** The {@code openrouter_metadata} of a request that was refused after it had been planned. */
    JsonObject metadata(Request request, PipelineParts parts) {
        return new MetadataView(request, plan, parts.targets().get()).ofNobody();
    }

    static Planning of(Draft draft, PipelineParts parts, long seed) {
        LiveCatalog.Snapshot catalog = parts.catalog().get();
        Session session = draft.session();
        Demand demand = draft.demand(parts.stickiness().endpoint(session));
        HealthView health = parts.health().at(draft.now());
        Plan plan = catalog.planner().plan(demand, health, draft.now(), seed);
        if (!plan.reachesAnonymous()) {
            return new Planning(session, demand, plan);
        }
        List<String> found = SecretScan.of(draft.call().body());
        if (found.isEmpty()) {
            return new Planning(session, demand, plan);
        }
        Demand careful = demand.carrying(found);
        return new Planning(
                session, careful, catalog.planner().plan(careful, health, draft.now(), seed));
    }
}
