package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.domain.routing.ToolRecord;
import dev.bourse.gateway.live.EndpointReport;
import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.pipeline.Reply;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code GET /models/{author}/{slug}/endpoints}: who serves a model, how fast and how reliably, and
 * {@code GET /endpoints/zdr}: who keeps nothing, of all models. Speed is shown to callers with a
 * key only.
 */
final class EndpointsResource {
    private static final double MILLIS = 1_000;
    private static final int MINUTE = 60;
    private static final int MINUTES = 1_440;

    private final Showcase showcase;
    private final HealthBoard health;
    private final LongSupplier nowSeconds;

    /**
     * @param nowSeconds the present, epoch seconds
     */
    EndpointsResource(Showcase showcase, HealthBoard health, LongSupplier nowSeconds) {
        this.nowSeconds = nowSeconds;
        this.showcase = showcase;
        this.health = health;
    }

    Reply list(Ask ask) {
        return list(ask, _ -> true, (_, _) -> {});
    }

    /** The same, for models that draw, as the image API tells it. */
    Reply drawing(Ask ask) {
        int minute = (int) (nowSeconds.getAsLong() / MINUTE % MINUTES);
        return list(
                ask,
                model -> model.outputs().contains(Modality.IMAGE),
                (view, endpoint) -> ImageModelView.put(view, endpoint, minute));
    }

    /**
     * @param change what becomes of the view of an endpoint
     */
    private Reply list(
            Ask ask,
            Predicate<Model> wanted,
            BiConsumer<Map<String, @Nullable Object>, Endpoint> change) {
        String id = ask.parameter("author") + "/" + ask.parameter("slug");
        Catalog now = showcase.to(ask);
        return now.model(id)
                .or(() -> now.alias(id).map(it -> now.target(it, nowSeconds.getAsLong())))
                .filter(wanted)
                .map(model -> {
                    Map<String, @Nullable Object> view = view(model, now);
                    view.put(
                            "endpoints",
                            endpoints(model, now, showcase.gate().isKnown(ask), change));
                    return Replies.data(view);
                })
                .orElseGet(() -> ModelsResource.unknown(Tongue.of(ask), id, now));
    }

    /** Those that keep nothing of what they are asked. */
    Reply zeroRetention(Ask ask) {
        Catalog now = showcase.to(ask);
        boolean known = showcase.gate().isKnown(ask);
        return Replies.data(
                now.models().stream().flatMap(model -> zeroRetention(model, now, known)).toList());
    }

    private Stream<Map<String, @Nullable Object>> zeroRetention(
            Model model, Catalog now, boolean known) {
        return now.endpoints(model.id()).stream()
                .filter(endpoint -> endpoint.dataPolicy().zeroRetention())
                .map(endpoint -> endpoint(endpoint, model, now, known));
    }

    private static Map<String, @Nullable Object> view(Model model, Catalog now) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", model.id());
        view.put("name", model.name());
        view.put("created", model.created());
        view.put("description", model.description());
        view.put("architecture", ModelView.architecture(model));
        TrustView.put(view, model, now.endpoints(model.id()));
        return view;
    }

    private List<Map<String, @Nullable Object>> endpoints(
            Model model,
            Catalog now,
            boolean known,
            BiConsumer<Map<String, @Nullable Object>, Endpoint> change) {
        List<Map<String, @Nullable Object>> views = new ArrayList<>();
        for (Endpoint endpoint : now.endpoints(model.id())) {
            Map<String, @Nullable Object> view = endpoint(endpoint, model, now, known);
            change.accept(view, endpoint);
            views.add(view);
        }
        return views;
    }

    private Map<String, @Nullable Object> endpoint(
            Endpoint endpoint, Model model, Catalog now, boolean known) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Provider provider = now.provider(endpoint.provider()).orElseThrow();
        view.put("name", provider.name() + " | " + model.id());
        view.put("model_id", model.id());
        view.put("model_name", model.name());
        view.put("provider_name", provider.name());
        view.put("tag", endpoint.tag());
        view.put("quantization", endpoint.quantization().wireName());
        view.put("context_length", endpoint.contextLength());
        view.put("max_prompt_tokens", endpoint.maxPromptTokens());
        view.put("max_completion_tokens", endpoint.maxCompletionTokens());
        view.put("pricing", PriceView.of(endpoint.prices()));
        view.put("supported_parameters", ModelView.parameters(endpoint.parameters()));
        view.put("supports_implicit_caching", endpoint.implicitCaching());
        view.put("supports_tool_choice", toolChoice(endpoint));
        view.put("supports_voice_cloning", false);
        view.put("status", 0);
        view.put("data_policy", ProvidersResource.policy(endpoint.dataPolicy()));
        view.put("simulated", provider.simulated());
        view.put("trust_tier", endpoint.trust().name());
        view.put("stealth", endpoint.isStealth());
        view.put("warning", TrustView.warning(endpoint.trust()));
        putReport(view, health.report(endpoint.id()), known);
        return view;
    }

    private static Map<String, Object> toolChoice(Endpoint endpoint) {
        boolean chooses = endpoint.parameters().contains(Parameter.TOOL_CHOICE);
        Map<String, Object> view = new LinkedHashMap<>();
        List.of("none", "auto", "required", "function").forEach(word -> view.put(word, chooses));
        return view;
    }

    private static void putReport(
            Map<String, @Nullable Object> view, EndpointReport report, boolean known) {
        view.put("uptime_last_5m", report.uptime5m());
        view.put("uptime_last_30m", report.uptime30m());
        view.put("uptime_last_1d", report.uptime1d());
        view.put("latency_last_30m", known ? percentiles(report.latency30m(), MILLIS) : null);
        view.put("tool_calls_last_2h", tools(report.tools()));
        view.put("structured_outputs_last_2h", formed(report));
        view.put("throughput_last_30m", known ? percentiles(report.throughput30m(), 1) : null);
    }

    /** Null while no answer has called a tool. */
    private static @Nullable Map<String, Object> tools(ToolRecord tools) {
        return errors(tools.toolRequests(), tools.faulty());
    }

    /** Null while no answer was judged by the form that was asked for. */
    private static @Nullable Map<String, Object> formed(EndpointReport report) {
        return errors(report.formed(), report.malformed());
    }

    private static @Nullable Map<String, Object> errors(long requests, long faulty) {
        if (requests == 0) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("requests", requests);
        view.put("requests_with_errors", faulty);
        view.put("error_rate", (double) faulty / requests);
        return view;
    }

    private static @Nullable Map<String, Object> percentiles(Percentiles measured, double unit) {
        if (!measured.isMeasured()) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("p50", measured.p50() * unit);
        view.put("p75", measured.p75() * unit);
        view.put("p90", measured.p90() * unit);
        view.put("p99", measured.p99() * unit);
        return view;
    }
}
