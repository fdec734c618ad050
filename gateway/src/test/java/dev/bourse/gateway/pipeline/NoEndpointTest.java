package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.routing.Availability;
import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.Health;
import dev.bourse.domain.routing.ModelName;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.routing.Planner;
import dev.bourse.domain.routing.Preference;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The table of openrouter.md 6.4: each shortage with its status and kind of error. */
class NoEndpointTest {
    private static final Demand DEMAND =
            new Demand(
                    List.of(ModelName.parse("lab/alpha")),
                    Preference.DEFAULT,
                    Set.of(),
                    Set.of(Modality.TEXT),
                    Set.of(Modality.TEXT),
                    1,
                    -1,
                    ServiceTier.DEFAULT,
                    null,
                    null);

    @ParameterizedTest
    @CsvSource({
        "MODEL_NOT_FOUND,            400, invalid_request,     false",
        "WRONG_ENDPOINT,             400, invalid_request,     false",
        "NO_ENDPOINTS,               404, not_found,           false",
        "MODEL_DEPRECATED,           404, not_found,           false",
        "MODEL_UNAVAILABLE_UPSTREAM, 404, not_found,           false",
        "PRIVACY_RESTRICTED,         404, not_found,           false",
        "CONSTRAINT_FILTERED,        404, not_found,           false",
        "FREE_VARIANT_ENDED,         404, not_found,           false",
        "REGION_RESTRICTED,          403, permission_denied,   false",
        "CAPACITY_EXHAUSTED,         429, rate_limit_exceeded, true",
        "TEMPORARILY_UNAVAILABLE,    503, provider_overloaded, true",
    })
    void a_shortage_has_its_status(Code code, int status, String type, boolean retryable) {
        ApiError error = NoEndpoint.of(plan(code), DEMAND, Endpoint::provider);
        assertEquals(status, error.status());
        assertEquals(type, error.type().wireName());
        JsonObject availability = Objects.requireNonNull(error.availability());
        assertEquals(code.wireName(), availability.text("code").orElseThrow());
        assertEquals(retryable, availability.flag("retryable").orElseThrow());
        assertEquals(1, availability.items("requested_models").size());
    }

    private static Plan plan(Code code) {
        Planner planner = new Planner(new Catalog(List.of(), List.of(), List.of()));
        Plan empty = planner.plan(DEMAND, _ -> Health.UNKNOWN, 0, 0);
        Availability why = new Availability(code, List.of("lab/alpha"), List.of(), List.of(), null);
        return new Plan(List.of(), empty.funnel(), empty.strategy(), 0, why, false);
    }
}
