package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.routing.Availability.Code;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** A demand for the newest of a family: openrouter.md 2.6. */
class AliasTest {
    private final Scene scene =
            Scene.of(
                    List.of(
                            Scene.model("lab/x-1"),
                            Scene.model("lab/x-2"),
                            Scene.model("lab/x-3", true, "2025-12-31")),
                    endpoint("p").of("lab/x-1").at("1"),
                    endpoint("p").of("lab/x-2").at("2"),
                    endpoint("q").of("lab/x-2").at("3"),
                    endpoint("p").of("lab/x-3").at("4"));

    @Test
    void an_alias_is_served_by_the_endpoints_of_the_newest_model_that_is_still_served() {
        assertEquals(List.of("lab/x-2@p", "lab/x-2@q"), ids("~lab/x-latest:floor"));
    }

    @Test
    void an_alias_can_be_a_fallback() {
        assertEquals(
                List.of("lab/x-1@p", "lab/x-2@p", "lab/x-2@q"),
                ids("lab/x-1", "~lab/x-latest:floor"));
    }

    @Test
    void a_model_and_its_alias_are_one_leg() {
        assertEquals(List.of("lab/x-2@p", "lab/x-2@q"), ids("lab/x-2:floor", "~lab/x-latest"));
    }

    @Test
    void an_unknown_alias_is_an_unknown_model_and_the_nearest_is_named() {
        Plan plan = scene.plan(asking("~lab/x-newest"));
        Availability shortage = Objects.requireNonNull(plan.availability());
        assertEquals(Code.MODEL_NOT_FOUND, shortage.code());
        assertEquals(List.of("~lab/x-latest"), shortage.fallbackModels());
    }

    private List<String> ids(String... models) {
        return scene.ids(asking(models));
    }
}
