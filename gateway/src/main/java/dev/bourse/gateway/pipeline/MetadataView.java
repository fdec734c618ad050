package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Plan;
import dev.bourse.gateway.upstream.Targets;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code openrouter_metadata} object (openrouter.md 1.5). Providers go by their names for
 * people there, as in answers; {@code tag} beside them is what can be asked for.
 *
 * @param request what was asked for
 * @param plan the endpoints to try
 * @param targets where they are
 */
record MetadataView(Request request, Plan plan, Targets targets) {
    /** Of a request that was refused before anybody was asked. */
    JsonObject ofNobody() {
        return of(List.of(), null, List.of(), List.of());
    }

    /**
     * The whole of it.
     *
     * @param attempts the endpoints that were tried, and those that could not be
     * @param selected the candidate that answered; null when none did
     * @param leftOut members of the request that it did not get
     * @param stages what was done to request and answer
     */
    JsonObject of(
            List<AttemptRecord> attempts,
            @Nullable Candidate selected,
            List<String> leftOut,
            List<Stage> stages) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("requested", requested());
        view.put("strategy", strategy(attempts));
        view.put("order", plan.strategy().name().toLowerCase(Locale.ROOT));
        view.put("region", null);
        view.put("summary", summary(attempts, selected));
        view.put("attempt", asked(attempts));
        view.put("is_byok", false);
        view.put("endpoints", endpoints(selected));
        view.put("params", params());
        view.put("attempts", attempts.stream().map(this::attempt).toList());
        view.put("left_out", leftOut);
        view.put("pipeline", stages.stream().map(Stage::view).toList());
        return JsonValue.of(view).asObject().orElseThrow();
    }

    /** The model as the caller named it. */
    private String requested() {
        return request.models().getFirst();
    }

    private String strategy(List<AttemptRecord> attempts) {
        if (attempts.size() > 1) {
            return "fallback";
        }
        return Alias.isOne(requested()) ? "latest" : "direct";
    }

    private String summary(List<AttemptRecord> attempts, @Nullable Candidate selected) {
        String outcome =
                selected == null
                        ? "no endpoint answered"
                        : name(selected.endpoint()) + ending(attempts.getLast());
        return plan.candidates().size()
                + " endpoints available, "
                + asked(attempts)
                + " tried, "
                + outcome;
    }

    private static String ending(AttemptRecord last) {
        return last.result().equals("ok") ? " answered" : " broke off";
    }

    private Map<String, Object> endpoints(@Nullable Candidate selected) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("total", plan.funnel().initial());
        view.put(
                "available",
                plan.candidates().stream()
                        .map(one -> available(one, one.equals(selected)))
                        .toList());
        return view;
    }

    private Map<String, Object> available(Candidate candidate, boolean selected) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("provider", name(candidate.endpoint()));
        view.put("tag", candidate.endpoint().tag());
        view.put("model", candidate.endpoint().modelId());
        view.put("selected", selected);
        view.put("position", candidate.position().text());
        return view;
    }

    private Map<String, @Nullable Object> attempt(AttemptRecord attempt) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Optional<Endpoint> endpoint = endpoint(attempt);
        view.put("provider", endpoint.map(this::name).orElse(attempt.provider()));
        view.put("tag", endpoint.map(Endpoint::tag).orElse(attempt.provider()));
        view.put("model", attempt.model());
        view.put("status", attempt.status() == 0 ? silence(attempt) : attempt.status());
        view.put("result", attempt.result());
        return view;
    }

    private Optional<Endpoint> endpoint(AttemptRecord attempt) {
        return plan.candidates().stream()
                .map(Candidate::endpoint)
                .filter(one -> one.id().equals(attempt.endpoint()))
                .findFirst();
    }

    private String name(Endpoint endpoint) {
        return targets.providerName(endpoint);
    }

    /** What narrowed the choice beside the model; what was not asked for is absent. */
    private Map<String, Object> params() {
        Map<String, Object> view = new LinkedHashMap<>();
        String requested = requested();
        if (Alias.isOne(requested)) {
            view.put("version_group", requested.substring(1).replaceFirst("-latest(:.*)?$", ""));
        }
        Double floor = request.extensions().preference().minThroughput().p50();
        if (floor != null) {
            view.put("throughput_floor", floor);
        }
        return view;
    }

    /** How many endpoints were asked. */
    private static long asked(List<AttemptRecord> attempts) {
        return attempts.stream().filter(one -> !isImpossible(one)).count();
    }

    private static boolean isImpossible(AttemptRecord attempt) {
        return attempt.result().equals(Verdict.IMPOSSIBLE);
    }

    /** The status that an attempt counts as to which no status came. */
    private static int silence(AttemptRecord attempt) {
        if (isImpossible(attempt)) {
            return ErrorType.INVALID_REQUEST.status();
        }
        boolean late = attempt.result().equals("timeout");
        return (late ? ErrorType.TIMEOUT : ErrorType.PROVIDER_UNAVAILABLE).status();
    }
}
