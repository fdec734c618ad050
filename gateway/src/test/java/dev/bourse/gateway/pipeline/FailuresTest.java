package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.domain.routing.Position;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.gateway.upstream.AttemptFailure.Kind;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a caller hears after attempts that all failed: openrouter.md 2.11, 6.4. */
class FailuresTest {
    private static final String UNKNOWN =
            "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"model:"
                    + " x\"}}";
    private static final String REGION =
            "{\"error\":{\"code\":\"unsupported_country_region_territory\",\"message\":\"x\"}}";

    @ParameterizedTest
    @CsvSource({
        "429 429, 429, rate_limit_exceeded,  capacity_exhausted,         true",
        "500 429, 429, rate_limit_exceeded,  capacity_exhausted,         true",
        "500 503, 503, provider_overloaded,  temporarily_unavailable,    true",
        "404 404, 404, not_found,            model_unavailable_upstream, false",
        "404,     404, not_found,            model_unavailable_upstream, false",
        "410,     502, provider_unavailable, none,                       false",
        "404 500, 502, provider_unavailable, none,                       false",
        "500 404, 502, provider_unavailable, none,                       false",
        "500 451, 403, permission_denied,    region_restricted,          false",
    })
    void the_last_failure_is_told_with_its_availability(
            String statuses, int status, String type, String code, boolean retryable) {
        ApiError error =
                Failures.of(failed(statuses, -1), List.of("lab/alpha"), FailuresTest::name);
        assertEquals(status, error.status());
        assertEquals(type, error.type().wireName());
        JsonObject availability = error.json().object("availability");
        assertEquals(code, availability.text("code").orElse("none"));
        if (!code.equals("none")) {
            assertEquals(retryable, availability.flag("retryable").orElseThrow());
            assertEquals(1, availability.items("requested_models").size());
            assertTrue(availability.text("docs_url").isPresent());
        }
    }

    @Test
    void the_shortest_hint_counts() {
        Itinerary way = new Itinerary(List.of(), 9);
        way.failed(candidate(0), verdict(429, 40), 1);
        way.failed(candidate(1), verdict(429, 20), 1);
        way.failed(candidate(2), verdict(429, -1), 1);
        ApiError error = Failures.of(way, List.of("lab/alpha"), FailuresTest::name);
        JsonObject availability = Objects.requireNonNull(error.availability());
        assertEquals(20, availability.number("retry_after").orElseThrow().intValue());
    }

    @Test
    void those_before_the_last_are_listed_without_what_was_not_tried() {
        Itinerary way = new Itinerary(List.of(), 9);
        way.failed(candidate(0), verdict(500, -1), 1);
        way.impossible(
                candidate(1),
                Verdict.impossible(ApiError.of(ErrorType.INVALID_REQUEST, "'n' can't be said")));
        way.failed(candidate(2), verdict(503, -1), 1);
        ApiError error = Failures.of(way, List.of("lab/alpha"), FailuresTest::name);
        List<JsonObject> before =
                error.json().object("metadata").items("previous_errors").stream()
                        .map(one -> one.asObject().orElseThrow())
                        .toList();
        assertEquals(1, before.size());
        assertEquals("The p0", before.getFirst().text("provider").orElseThrow());
        assertEquals("p0", before.getFirst().text("tag").orElseThrow());
        assertEquals(502, before.getFirst().number("code").orElseThrow().intValue());
        assertEquals(500, before.getFirst().number("status").orElseThrow().intValue());
    }

    @Test
    void where_no_status_came_none_is_told() {
        Itinerary way = new Itinerary(List.of(), 9);
        AttemptFailure broken = new AttemptFailure(Kind.BROKEN, 0, "", -1);
        way.failed(candidate(0), Verdict.of(broken, "P"), 1);
        way.failed(candidate(1), verdict(500, -1), 1);
        JsonObject metadata = Failures.of(way, List.of("lab/alpha"), FailuresTest::name).json();
        JsonObject before =
                metadata.object("metadata")
                        .items("previous_errors")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        assertEquals(Optional.empty(), before.number("status"), before::toString);
        assertEquals(502, before.number("code").orElseThrow().intValue());
    }

    @Test
    void when_nothing_could_be_tried_the_member_is_named() {
        Itinerary way = new Itinerary(List.of(), 9);
        way.impossible(
                candidate(0),
                Verdict.impossible(
                        ApiError.of(ErrorType.INVALID_REQUEST, "'n' can't be said to P")));
        ApiError error = Failures.of(way, List.of("lab/alpha"), FailuresTest::name);
        assertEquals(400, error.status());
        assertEquals("'n' can't be said to P", error.message());
    }

    private static String name(Endpoint endpoint) {
        return "The " + endpoint.provider();
    }

    private static Itinerary failed(String statuses, long retryAfter) {
        Itinerary way = new Itinerary(List.of(), 9);
        int number = 0;
        for (String status : statuses.split(" ")) {
            way.failed(candidate(number++), verdict(Integer.parseInt(status), retryAfter), 1);
        }
        return way;
    }

    /** 451 stands for a 403 that speaks of regions, 410 for a 404 that speaks of no model. */
    private static Verdict verdict(int status, long retryAfter) {
        AttemptFailure failure =
                switch (status) {
                    case 451 -> new AttemptFailure(Kind.STATUS, 403, REGION, retryAfter);
                    case 410 -> new AttemptFailure(Kind.STATUS, 404, "no such page", retryAfter);
                    case 404 -> new AttemptFailure(Kind.STATUS, 404, UNKNOWN, retryAfter);
                    default -> new AttemptFailure(Kind.STATUS, status, "", retryAfter);
                };
        return Verdict.of(failure, "P");
    }

    private static Candidate candidate(int number) {
        String slug = "p" + number;
        Endpoint endpoint =
                new Endpoint(
                        "lab/alpha@" + slug,
                        "lab/alpha",
                        slug,
                        slug,
                        "alpha",
                        Quantization.UNKNOWN,
                        null,
                        ServiceTier.DEFAULT,
                        1,
                        1,
                        1,
                        PriceList.UNKNOWN,
                        Set.of(Modality.TEXT),
                        Set.of(Modality.TEXT),
                        Set.of(),
                        DataPolicy.UNKNOWN,
                        TrustTier.T1,
                        false,
                        false,
                        null);
        return new Candidate(endpoint, Position.ORDERED);
    }
}
