package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Plan;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code openrouter_metadata} object (openrouter.md 1.5). */
final class MetadataView {
    private MetadataView() {}

    /**
     * @param attempts the endpoints that were tried, and those that could not be
     * @param selected the candidate that answered; null when none did
     * @param leftOut members of the request that it did not get
     * @param stages what was done to request and answer
     */
    static JsonObject of(
            Admitted admitted,
            List<AttemptRecord> attempts,
            @Nullable Candidate selected,
            List<String> leftOut,
            List<Stage> stages) {
        Plan plan = admitted.plan();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("requested", admitted.requestedModel());
        view.put("strategy", strategy(admitted, attempts));
        view.put("order", plan.strategy().name().toLowerCase(Locale.ROOT));
        view.put("region", null);
        view.put("summary", summary(plan, attempts, selected));
        view.put("attempt", asked(attempts));
        view.put("is_byok", false);
        view.put("endpoints", endpoints(plan, selected));
        view.put("attempts", attempts.stream().map(MetadataView::attempt).toList());
        view.put("left_out", leftOut);
        view.put("pipeline", stages.stream().map(Stage::view).toList());
        return JsonValue.of(view).asObject().orElseThrow();
    }

    private static String strategy(Admitted admitted, List<AttemptRecord> attempts) {
        if (attempts.size() > 1) {
            return "fallback";
        }
        return Alias.isOne(admitted.requestedModel()) ? "latest" : "direct";
    }

    private static String summary(
            Plan plan, List<AttemptRecord> attempts, @Nullable Candidate selected) {
        String outcome =
                selected == null ? "no endpoint answered" : selected.endpoint().tag() + " answered";
        return plan.candidates().size()
                + " endpoints available, "
                + asked(attempts)
                + " tried, "
                + outcome;
    }

    private static Map<String, Object> endpoints(Plan plan, @Nullable Candidate selected) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("total", plan.funnel().initial());
        view.put(
                "available",
                plan.candidates().stream()
                        .map(one -> available(one, one.equals(selected)))
                        .toList());
        return view;
    }

    private static Map<String, Object> available(Candidate candidate, boolean selected) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("provider", candidate.endpoint().tag());
        view.put("model", candidate.endpoint().modelId());
        view.put("selected", selected);
        view.put("position", candidate.position().text());
        return view;
    }

    private static Map<String, @Nullable Object> attempt(AttemptRecord attempt) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("provider", attempt.provider());
        view.put("model", attempt.model());
        view.put("status", attempt.status() == 0 ? silence(attempt) : attempt.status());
        view.put("result", attempt.result());
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
