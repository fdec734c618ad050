package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Efforts;
import dev.bourse.domain.catalog.Farewell;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.Viewer;
import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.domain.unit.KeyHash;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Who may get a request at all: trust, private models, and models that have said farewell. */
class TrustTest {
    private static final String OTHER = "lab/other";
    private static final Viewer INSIDER = viewer("insiders", "1");
    private static final Viewer GUEST = viewer("guests", "2");
    private static final Viewer OUTSIDER = viewer("others", "3");

    @Nested
    class The_least_trust_that_is_accepted {
        @ParameterizedTest(name = "request {0}, key {1}: {2} for the model named first, {3} else")
        @CsvSource({
            ",,   T2, T2",
            "T0,, T0, T0",
            "T3,, T3, T3",
            ", T1, T1, T1",
            ", T2, T2, T2",
            ", T3, T3, T2",
            "T3, T3, T3, T3",
            "T3, T1, T1, T1",
            "T1, T3, T1, T1",
            "T0, T1, T0, T0"
        })
        void is_the_stricter_of_what_request_and_key_say(
                @Nullable TrustTier asked,
                @Nullable TrustTier key,
                TrustTier named,
                TrustTier fallback) {
            Party party = new Party(null, key, List.of());
            assertEquals(named, party.least(asked, true));
            assertEquals(fallback, party.least(asked, false));
        }
    }

    @Nested
    class A_stranger {
        private final Scene scene =
                Scene.of(
                        endpoint("named").trusted(TrustTier.T2),
                        endpoint("cloak").of(OTHER).trusted(TrustTier.T3));

        @Test
        void answers_nobody_who_merely_names_its_model() {
            Plan plan = scene.plan(asking(OTHER));
            assertEquals(List.of(), plan.candidates());
            Availability why = Objects.requireNonNull(plan.availability());
            assertEquals(Code.PRIVACY_RESTRICTED, why.code());
            assertEquals("min_trust", Objects.requireNonNull(why.constraint()).field());
        }

        @Test
        void answers_whose_key_accepts_it_when_it_is_named_first() {
            Asked asked = asking(OTHER, MODEL).withKeyAccepting(TrustTier.T3);
            assertEquals(List.of("cloak", "named"), scene.tags(asked));
        }

        @Test
        void is_a_fallback_only_for_a_request_that_says_so_itself() {
            Asked asked = asking(MODEL, OTHER).withKeyAccepting(TrustTier.T3);
            assertEquals(List.of("named"), scene.tags(asked));
            assertEquals(List.of("named", "cloak"), scene.tags(asked.minTrust(TrustTier.T3)));
        }

        @Test
        void stays_a_fallback_when_the_model_named_first_does_not_exist() {
            Asked asked = asking("lab/unknown", OTHER).withKeyAccepting(TrustTier.T3);
            assertEquals(List.of(), scene.tags(asked));
        }

        @Test
        void takes_tools_that_are_said_to_be_read_only() {
            Scene able =
                    Scene.of(endpoint("cloak").trusted(TrustTier.T3).supporting(Parameter.TOOLS));
            Asked asked = asking(MODEL).minTrust(TrustTier.T3).sending(Parameter.TOOLS);
            assertEquals(List.of(), able.tags(asked));
            assertEquals(List.of("cloak"), able.tags(asked.readOnlyTools()));
        }

        @Test
        void does_not_get_credentials_and_the_funnel_says_which() {
            Asked asked = asking(OTHER).minTrust(TrustTier.T3).carrying("a private key");
            Exclusion exclusion = scene.plan(asked).funnel().exclusions().getFirst();
            assertEquals(Step.TRUST, exclusion.reason().step());
            assertEquals(
                    "it is anonymous, and the request holds what looks secret: a private key",
                    exclusion.text());
        }

        @Test
        void is_known_to_be_in_a_plan() {
            assertFalse(scene.plan(asking(MODEL)).reachesAnonymous());
            assertFalse(scene.plan(asking(OTHER)).reachesAnonymous());
            assertTrue(scene.plan(asking(OTHER).minTrust(TrustTier.T3)).reachesAnonymous());
        }
    }

    @Nested
    class A_private_model {
        private final Scene scene =
                Scene.of(
                        List.of(
                                Scene.model(MODEL),
                                Scene.model(
                                        "lab/alphb",
                                        true,
                                        null,
                                        new Audience(Set.of("insiders"), Set.of(GUEST.key())))),
                        endpoint("open"),
                        endpoint("secret").of("lab/alphb"));

        @Test
        void answers_the_accounts_and_keys_that_are_listed() {
            assertEquals(List.of("secret"), scene.tags(asking("lab/alphb").seenBy(INSIDER)));
            assertEquals(List.of("secret"), scene.tags(asking("lab/alphb").seenBy(GUEST)));
        }

        @Test
        void is_as_unknown_to_others_as_one_that_never_was() {
            for (Asked asked : List.of(asking("lab/alphb"), asking("lab/alphb").seenBy(OUTSIDER))) {
                Plan plan = scene.plan(asked);
                assertEquals(0, plan.funnel().initial());
                Availability why = Objects.requireNonNull(plan.availability());
                assertEquals(Code.MODEL_NOT_FOUND, why.code());
                assertEquals(List.of(MODEL), why.fallbackModels());
            }
        }

        @Test
        void is_proposed_only_to_who_may_know_it() {
            assertEquals(List.of(MODEL), nearest(asking("lab/alphc").seenBy(OUTSIDER)));
            assertEquals(List.of(MODEL, "lab/alphb"), nearest(asking("lab/alphc").seenBy(INSIDER)));
        }

        @Test
        void leaves_the_fallbacks_of_others_in_their_places() {
            assertEquals(List.of("open"), scene.tags(asking("lab/alphb", MODEL).seenBy(OUTSIDER)));
            assertEquals(
                    List.of("secret", "open"),
                    scene.tags(asking("lab/alphb", MODEL).seenBy(INSIDER)));
        }

        @Test
        void is_the_newest_of_its_family_for_its_friends_only() {
            Audience friends = new Audience(Set.of("insiders"), Set.of());
            Scene families =
                    Scene.of(
                            List.of(
                                    Scene.model("lab/x-1"),
                                    Scene.model("lab/x-2", true, null, friends),
                                    Scene.model("lab/y-1", true, null, friends)),
                            endpoint("p").of("lab/x-1"),
                            endpoint("p").of("lab/x-2"),
                            endpoint("p").of("lab/y-1"));
            Asked newest = asking("~lab/x-latest");
            assertEquals(List.of("lab/x-2@p"), families.ids(newest.seenBy(INSIDER)));
            assertEquals(List.of("lab/x-1@p"), families.ids(newest.seenBy(OUTSIDER)));
            Plan plan = families.plan(asking("~lab/y-latest").seenBy(OUTSIDER));
            Availability why = Objects.requireNonNull(plan.availability());
            assertEquals(Code.MODEL_NOT_FOUND, why.code());
            assertEquals(List.of("~lab/x-latest"), why.fallbackModels());
        }

        private List<String> nearest(Asked asked) {
            return Objects.requireNonNull(scene.plan(asked).availability()).fallbackModels();
        }
    }

    @Nested
    class A_model_that_has_said_farewell {
        private final Farewell farewell =
                new Farewell("Ghost was an early Alpha.", List.of(MODEL, "lab/never-came"));

        @Test
        void names_itself_and_its_successors_when_nobody_serves_it() {
            Scene scene =
                    Scene.of(
                            List.of(Scene.model(MODEL), gone("stealth/ghost", null)),
                            endpoint("a"));
            Availability why =
                    Objects.requireNonNull(scene.plan(asking("stealth/ghost")).availability());
            assertEquals(Code.MODEL_DEPRECATED, why.code());
            assertEquals(List.of(MODEL), why.fallbackModels());
            assertEquals(
                    "Ghost was an early Alpha.", Objects.requireNonNull(why.constraint()).detail());
        }

        @Test
        void says_so_when_it_has_expired() {
            Scene scene =
                    Scene.of(
                            List.of(Scene.model(MODEL), gone(OTHER, "2025-12-31")),
                            endpoint("a"),
                            endpoint("b").of(OTHER));
            Availability why = Objects.requireNonNull(scene.plan(asking(OTHER)).availability());
            assertEquals(Code.MODEL_DEPRECATED, why.code());
            assertEquals(List.of(MODEL), why.fallbackModels());
            assertEquals(
                    "Ghost was an early Alpha.", Objects.requireNonNull(why.constraint()).detail());
        }

        @Test
        void answers_as_long_as_somebody_serves_it() {
            Scene scene = Scene.of(List.of(gone(OTHER, null)), endpoint("b").of(OTHER));
            assertEquals(List.of("b"), scene.tags(asking(OTHER)));
        }

        private Model gone(String id, @Nullable String expires) {
            Model model = Scene.model(id);
            return new Model(
                    id,
                    id,
                    model.name(),
                    model.description(),
                    model.created(),
                    model.contextLength(),
                    Set.of(Modality.TEXT),
                    Set.of(Modality.TEXT),
                    model.tokenizer(),
                    Set.of(),
                    null,
                    null,
                    expires,
                    false,
                    Efforts.UNKNOWN,
                    Audience.EVERYBODY,
                    farewell);
        }
    }

    private static Viewer viewer(String account, String digit) {
        return new Viewer(account, new KeyHash(digit.repeat(64)));
    }
}
