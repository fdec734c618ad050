package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.listing.Listing;
import dev.bourse.domain.listing.ListingState;
import dev.bourse.gateway.listing.ListedView;
import dev.bourse.wire.catalogdoc.Reading.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A listed provider as the API shows it; its key is never shown. */
final class ListingView {
    private static final long MILLI = 1_000;

    private ListingView() {}

    static Map<String, @Nullable Object> of(ListedView view) {
        ProviderListed source = view.listed().source();
        return new Members()
                .put("provider", source.provider())
                .put("name", source.who().name())
                .put("url", source.document())
                .put("base_url", source.who().baseUrl())
                .put("dialect", source.who().dialect().name().toLowerCase(Locale.ROOT))
                .put("has_key", source.sealedKey() != null)
                .put("trust", source.trust().name())
                .put("author_hidden", source.authorHidden())
                .put("auto_publish", source.automatic())
                .put("data_policy", ProvidersResource.policy(source.who().dataPolicy()))
                .put("privacy_policy_url", source.who().privacyPolicyUrl())
                .put("terms_of_service_url", source.who().termsUrl())
                .put("simulated", source.who().simulated())
                .put("unreachable", view.unreachable())
                .put("last_read_at", time(view.lastReadMicros()))
                .put("next_read_at", time(view.nextReadMicros()))
                .put("problems", problems(view.problems()))
                .put("warnings", problems(view.warnings()))
                .put(
                        "endpoints",
                        view.listed().listings().values().stream()
                                .map(listing -> endpoint(view, listing))
                                .toList())
                .map();
    }

    /** Each fault of a document: in which entry, at which field, and what. */
    static List<Map<String, @Nullable Object>> problems(List<Problem> problems) {
        return problems.stream()
                .map(one ->
                        new Members()
                                .put("model", one.entry())
                                .put("field", one.field().isEmpty() ? null : one.field())
                                .put("message", one.reason())
                                .map())
                .toList();
    }

    private static Map<String, @Nullable Object> endpoint(ListedView view, Listing listing) {
        OfferSeen offer = listing.offer();
        Endpoint endpoint = listing.endpoint();
        ListingState state = listing.state(view.atMicros());
        return new Members()
                .put("endpoint", endpoint.id())
                .put("model", endpoint.modelId())
                .put("name", offer.model().name())
                .put("state", state.word())
                .put("reason", reason(state))
                .put("publishable", !state.serves() && listing.isPublishable(view.atMicros()))
                .put("testing", view.testing().contains(endpoint.id()))
                .put("tested_at", listing.test() == null ? null : time(listing.test().atMicros()))
                .put("tests", tests(listing.test()))
                .put("pricing", PriceView.of(endpoint.prices()))
                .put("priced", offer.isPriced())
                .put("free", endpoint.prices().isFree())
                .put("context_length", endpoint.contextLength())
                .put("max_completion_tokens", endpoint.maxCompletionTokens())
                .put("quantization", endpoint.quantization().wireName())
                .put("supported_parameters", ModelView.parameters(endpoint.parameters()))
                .put("ready", offer.ready())
                .put("ends_at", time(offer.deprecatedAtMicros()))
                .put("seen_at", time(offer.atMicros()))
                .map();
    }

    private static List<Map<String, @Nullable Object>> tests(@Nullable OfferTested test) {
        return test == null
                ? List.of()
                : test.checks().stream()
                        .map(check ->
                                new Members()
                                        .put("name", check.name())
                                        .put("passed", check.passed())
                                        .put("detail", check.detail())
                                        .put("latency_ms", check.micros() / MILLI)
                                        .map())
                        .toList();
    }

    private static @Nullable String reason(ListingState state) {
        return switch (state) {
            case ListingState.Imported _ -> "it has not been tested as it is now";
            case ListingState.Failed(List<String> checks) ->
                    "did not pass: " + String.join(", ", checks);
            case ListingState.Staged(ListingState.Lack lack) ->
                    lack == ListingState.Lack.PRICE
                            ? "what it costs is not known"
                            : "waits to be published";
            case ListingState.Published _ -> null;
            case ListingState.Hidden(ListingState.Cause cause) ->
                    switch (cause) {
                        case NOT_READY -> "its document says that it is not ready";
                        case TELLING -> "its name and whether its author hides do not agree";
                        case DECISION -> "was hidden by decision";
                    };
            case ListingState.Ended(long at) -> "ended at " + time(at);
            case ListingState.Withdrawn _ -> "its document no longer offers it";
        };
    }

    private static @Nullable String time(long micros) {
        return micros == 0 ? null : GenerationView.time(micros);
    }
}
