package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Exclusion;
import dev.bourse.domain.routing.Funnel;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.routing.Stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A plan and its funnel for people and programs.
 *
 * @param names what people know an endpoint's provider by; what can be asked for is its tag
 */
public record PlanView(Function<Endpoint, String> names) {
    /** The whole of it: candidates in order with the reason of their place, and the funnel. */
    public Map<String, Object> of(Plan plan) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("seed", String.valueOf(plan.seed()));
        view.put("strategy", plan.strategy().name().toLowerCase(Locale.ROOT));
        view.put("candidates", plan.candidates().stream().map(this::candidate).toList());
        view.put("routing_funnel", funnel(plan.funnel()));
        return view;
    }

    /** Every step with how many endpoints it left, and what it removed and why. */
    List<Map<String, Object>> funnel(Funnel funnel) {
        return funnel.stages().stream().map(this::stage).toList();
    }

    private Map<String, Object> stage(Stage stage) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("step", stage.step().title());
        view.put("endpoint_count", stage.left());
        if (!stage.removed().isEmpty()) {
            view.put("removed", stage.removed().stream().map(this::exclusion).toList());
        }
        return view;
    }

    private Map<String, Object> exclusion(Exclusion exclusion) {
        Map<String, Object> view = endpoint(exclusion.endpoint());
        view.put("reason", exclusion.reason().text());
        if (!exclusion.missing().isEmpty()) {
            view.put("missing", exclusion.missing());
        }
        return view;
    }

    private Map<String, Object> candidate(Candidate candidate) {
        Map<String, Object> view = endpoint(candidate.endpoint());
        view.put("position", candidate.position().text());
        return view;
    }

    private Map<String, Object> endpoint(Endpoint endpoint) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("model", endpoint.modelId());
        view.put("provider", names.apply(endpoint));
        view.put("tag", endpoint.tag());
        return view;
    }

    /** The tags of all endpoints that entered a funnel. */
    static List<String> providers(Plan plan) {
        List<String> tags = new ArrayList<>();
        plan.candidates().forEach(one -> tags.add(one.endpoint().tag()));
        plan.funnel().exclusions().forEach(one -> tags.add(one.endpoint().tag()));
        return tags.stream().distinct().sorted().toList();
    }
}
