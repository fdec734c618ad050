package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.market.App;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.gateway.pipeline.PlanView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A generation as the API shows it (openrouter.md 1.10). Unknown counts are null, never zero.
 *
 * @param catalog knows providers by their names for people
 */
record GenerationView(Catalog catalog) {
    private static final long MICROS = 1_000;

    Map<String, @Nullable Object> of(GenerationFinished fact) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        putIdentity(view, fact);
        putAttribution(view, fact.attribution());
        putOutcome(view, fact);
        view.put("tool_calls", tools(fact.work().tools()));
        view.put("structured_output", word(fact.work().form()));
        putTimes(view, fact);
        putUsage(view, fact.usage());
        putMoney(view, fact);
        view.put(
                "provider_responses",
                fact.attempts().stream().map(one -> attempt(one, fact)).toList());
        return view;
    }

    private static void putIdentity(Map<String, @Nullable Object> view, GenerationFinished fact) {
        view.put("id", fact.id().value());
        view.put("request_id", fact.id().value().replaceFirst("^gen-", "req-"));
        view.put("upstream_id", fact.upstreamId());
        view.put("model", fact.model());
        view.put("requested_model", fact.requestedModel());
        view.put("provider_name", fact.providerName());
        view.put("endpoint_id", fact.endpoint());
        view.put("router", null);
        view.put("api_type", fact.work().api().wireName());
        view.put("dialect", fact.work().dialect().name().toLowerCase(Locale.ROOT));
        view.put("created_at", time(fact.startedAtMicros()));
        view.put("preset_id", preset(fact));
        view.put("workspace_id", null);
        view.put("data_region", "global");
        view.put("service_tier", word(fact.tier()));
    }

    private static @Nullable String preset(GenerationFinished fact) {
        String slug = fact.work().preset();
        return slug == null ? null : PresetView.id(fact.account(), slug);
    }

    private static void putAttribution(Map<String, @Nullable Object> view, Attribution who) {
        view.put("origin", Optional.ofNullable(who.referer()).orElse(""));
        view.put("http_referer", who.referer());
        view.put("app_id", App.of(who).map(App::slug).map(AppIds::of).orElse(null));
        view.put("user_agent", who.userAgent());
        view.put("external_user", who.user());
        view.put("session_id", who.session());
        view.put("app_categories", who.categories());
    }

    private static void putOutcome(Map<String, @Nullable Object> view, GenerationFinished fact) {
        view.put("streamed", fact.streamed());
        view.put("cancelled", fact.outcome() == Outcome.CANCELLED);
        view.put("outcome", fact.outcome().name().toLowerCase(Locale.ROOT));
        view.put("http_status", fact.httpStatus());
        view.put("error_type", fact.errorType());
        view.put("finish_reason", fact.finishReason());
        view.put("native_finish_reason", fact.nativeFinishReason());
    }

    private static void putTimes(Map<String, @Nullable Object> view, GenerationFinished fact) {
        long total = (fact.atMicros() - fact.startedAtMicros()) / MICROS;
        boolean answered = fact.firstTokenMicros() >= 0;
        view.put("latency", answered ? fact.firstTokenMicros() / MICROS : total);
        view.put("generation_time", total);
        view.put("moderation_latency", null);
    }

    private static void putUsage(Map<String, @Nullable Object> view, @Nullable Usage usage) {
        Optional<Tokens> tokens =
                Optional.ofNullable(usage).filter(GenerationView::hasTokens).map(Usage::tokens);
        view.put("tokens_prompt", tokens.map(Tokens::prompt).orElse(null));
        view.put("tokens_completion", tokens.map(Tokens::output).orElse(null));
        view.put("native_tokens_prompt", tokens.map(Tokens::prompt).orElse(null));
        view.put("native_tokens_completion", tokens.map(Tokens::output).orElse(null));
        view.put("native_tokens_reasoning", tokens.map(Tokens::reasoning).orElse(null));
        view.put("native_tokens_cached", tokens.map(Tokens::cacheRead).orElse(null));
        putMedia(view, tokens.orElse(Tokens.NONE));
        view.put(
                "usage_source",
                Optional.ofNullable(usage).map(GenerationView::source).orElse(null));
        putUnits(view, Optional.ofNullable(usage).map(Usage::units).orElse(Units.NONE));
        for (String name :
                List.of(
                        "num_media_prompt",
                        "num_input_audio_prompt",
                        "num_search_results",
                        "num_fetches")) {
            view.put(name, null);
        }
    }

    /** Who sells by other units often counts no tokens, which is not the same as none. */
    private static boolean hasTokens(Usage usage) {
        return !usage.units().isDelivery() || usage.tokens().total() > 0;
    }

    private static void putUnits(Map<String, @Nullable Object> view, Units units) {
        view.put("num_media_completion", positive(units.images()));
        view.put("search_units", positive(units.searches()));
        view.put("num_characters", positive(units.characters()));
        view.put("audio_seconds", positive(units.seconds()));
        view.put("num_web_searches", positive(units.webSearches()));
        view.put("web_search_engine", units.webSearches() > 0 ? "native" : null);
    }

    private static void putMedia(Map<String, @Nullable Object> view, Tokens tokens) {
        view.put("native_tokens_prompt_audio", positive(tokens.sound().prompt()));
        view.put("native_tokens_completion_audio", positive(tokens.sound().output()));
        view.put("native_tokens_prompt_images", positive(tokens.images().prompt()));
        view.put("native_tokens_completion_images", positive(tokens.images().output()));
    }

    private static @Nullable Long positive(long count) {
        return count > 0 ? count : null;
    }

    private static void putMoney(Map<String, @Nullable Object> view, GenerationFinished fact) {
        view.put("usage", fact.charge().total().dollars());
        view.put("total_cost", fact.charge().total().dollars());
        view.put("upstream_inference_cost", null);
        view.put(
                "cache_discount",
                Optional.ofNullable(fact.cacheDiscount()).map(Money::dollars).orElse(null));
        view.put("insured", fact.work().insured());
        view.put("is_byok", false);
        view.put(
                "response_cache_source_id",
                Optional.ofNullable(fact.work().cachedFrom())
                        .map(GenerationId::value)
                        .orElse(null));
    }

    private static Map<String, Object> tools(ToolUse tools) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("total", tools.calls());
        view.put("invalid_json", tools.invalidJson());
        view.put("unknown_name", tools.unknownName());
        view.put("schema_mismatch", tools.schemaMismatch());
        return view;
    }

    /** The name for people of a provider; its slug when it is no longer known. */
    String provider(String slug) {
        return catalog.provider(slug).map(Provider::name).orElse(slug);
    }

    /** How a generation was planned. */
    Map<String, Object> plan(Plan plan) {
        return new PlanView(endpoint -> provider(endpoint.provider())).of(plan);
    }

    /** An attempt; what is not known of it is left out, for its clients take no null there. */
    private Map<String, @Nullable Object> attempt(AttemptRecord attempt, GenerationFinished fact) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        if (attempt.endpoint().equals(fact.endpoint()) && fact.upstreamId() != null) {
            view.put("id", fact.upstreamId());
        }
        view.put("provider_name", provider(attempt.provider()));
        view.put("endpoint_id", attempt.endpoint());
        view.put("model", attempt.model());
        view.put("model_permaslug", permaslug(attempt.model()));
        view.put("status", attempt.status() == 0 ? null : attempt.status());
        view.put("result", attempt.result());
        view.put("latency", attempt.latencyMicros() / MICROS);
        view.put("is_byok", false);
        tier(attempt).ifPresent(tier -> view.put("routed_service_tier", tier));
        return view;
    }

    /** The name of a model that never changes; its id when it is no longer known. */
    private String permaslug(String model) {
        return catalog.model(model).map(Model::canonicalSlug).orElse(model);
    }

    /** The tier of the endpoint that was asked; empty when that is no longer known. */
    private Optional<String> tier(AttemptRecord attempt) {
        return catalog.endpoints(attempt.model()).stream()
                .filter(one -> one.id().equals(attempt.endpoint()))
                .findFirst()
                .map(one -> one.tier().name().toLowerCase(Locale.ROOT));
    }

    private static String source(Usage usage) {
        return usage.source().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String word(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }

    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
