package dev.bourse.domain.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class ShelfTest {
    private static final Catalog OWN =
            new Catalog(
                    List.of(Offers.model("own/one", 500)),
                    List.of(Offers.provider("own")),
                    List.of(Offers.endpoint("own/one", "own", Offers.ONE_AND_TWO, "one")));

    @Test
    void a_published_listing_stands_beside_what_the_exchange_has_of_its_own() {
        Catalog catalog = Shelf.with(OWN, List.of(published("acme/large")), 0);

        assertEquals(List.of("own/one", "acme/large"), ids(catalog));
        assertEquals(
                List.of("own", "acme"), catalog.providers().stream().map(Provider::slug).toList());
        assertEquals("upstream", catalog.endpoints("acme/large").getFirst().upstreamModel());
        assertEquals(1, catalog.endpoints("own/one").size());
    }

    @Test
    void one_that_serves_a_known_model_changes_nothing_but_who_serves_it() {
        Catalog catalog = Shelf.with(OWN, List.of(published("own/one")), 0);

        assertEquals(List.of(Offers.model("own/one", 500)), List.copyOf(catalog.models()));
        assertEquals(
                List.of("own/one@own", "own/one@acme"),
                catalog.endpoints("own/one").stream().map(Endpoint::id).toList());
    }

    @Test
    void nothing_else_than_published_listings_is_on_the_shelf() {
        Listing staged = tested("acme/large");
        assertSame(OWN, Shelf.with(OWN, List.of(staged, staged.decided(false)), 0));
        assertSame(OWN, Shelf.with(OWN, List.of(published("acme/large").withdrawn()), 0));
    }

    @Test
    void one_under_the_name_of_a_provider_that_is_there_stays_out() {
        Catalog taken =
                new Catalog(List.of(), List.of(Offers.provider("acme")), List.<Endpoint>of());
        assertSame(taken, Shelf.with(taken, List.of(published("acme/large")), 0));
    }

    @Test
    void a_model_of_several_listed_providers_can_what_any_of_them_can() {
        Listing first = published("acme/large");
        Model able = Offers.model("acme/large", 9_000, Parameter.TOOLS);
        Endpoint elsewhere = Offers.endpoint("acme/large", "zeta", Offers.ONE_AND_TWO, "elsewhere");
        ProviderListed zeta =
                new ProviderListed(
                        1,
                        Offers.provider("zeta"),
                        "https://zeta.test",
                        null,
                        TrustTier.T2,
                        false,
                        true);
        Listing bare =
                new Listing(zeta, new OfferSeen(1, able, elsewhere, true, 0), false, null, null);
        Listing second = bare.tested(Offers.test(bare, "chat"));

        Catalog catalog = Shelf.with(OWN, List.of(first, second), 0);

        Model both = catalog.model("acme/large").orElseThrow();
        assertEquals(Set.of(Parameter.TOOLS), both.parameters());
        assertEquals(9_000, both.contextLength());
        assertEquals(2, catalog.endpoints("acme/large").size());
    }

    @Test
    void it_leaves_the_shelf_at_the_moment_at_which_it_ends() {
        OfferSeen ending = Offers.offer("acme/large", Offers.ONE_AND_TWO, "upstream", true, 100);
        Listing bare = new Listing(Offers.acme(true), ending, false, null, null);
        List<Listing> listings = List.of(bare.tested(Offers.test(bare, "chat")));

        assertTrue(Shelf.with(OWN, listings, 99).model("acme/large").isPresent());
        assertTrue(Shelf.with(OWN, listings, 100).model("acme/large").isEmpty());
    }

    @Test
    void a_hidden_author_is_called_stealth_and_known_to_the_connection_only() {
        Catalog catalog = Shelf.with(OWN, List.of(hidden("acme")), 0);

        Endpoint ghost = catalog.endpoints("stealth/ghost").getFirst();
        assertEquals("acme", ghost.operator());
        assertEquals(
                List.of("own", "stealth"),
                catalog.open().providers().stream().map(Provider::slug).toList());
        assertEquals("stealth", catalog.open().endpoints("stealth/ghost").getFirst().operator());
    }

    @Test
    void the_first_of_two_that_hide_under_one_name_wins() {
        Catalog catalog = Shelf.with(OWN, List.of(hidden("acme"), hidden("zeta")), 0);
        assertEquals(
                List.of("acme"),
                catalog.endpoints("stealth/ghost").stream().map(Endpoint::operator).toList());
    }

    @Test
    void what_names_its_author_is_off_the_shelf_as_soon_as_that_one_hides() {
        ProviderListed hiding = hiding("acme");
        assertSame(OWN, Shelf.with(OWN, List.of(published("acme/large").on(hiding)), 0));
        assertSame(OWN, Shelf.with(OWN, List.of(hidden("acme").on(Offers.acme(true))), 0));
    }

    private static ProviderListed hiding(String slug) {
        return new ProviderListed(
                1,
                Offers.provider(slug),
                "https://" + slug + ".test",
                null,
                TrustTier.T3,
                true,
                true);
    }

    private static Listing hidden(String slug) {
        Endpoint open =
                Offers.endpoint("stealth/ghost", "stealth", Offers.ONE_AND_TWO, TrustTier.T3);
        OfferSeen offer =
                new OfferSeen(1, Offers.model("stealth/ghost", 1_000), open.runBy(slug), true, 0);
        Listing bare = new Listing(hiding(slug), offer, false, null, null);
        return bare.tested(Offers.test(bare, "chat"));
    }

    private static Listing published(String model) {
        return tested(model).decided(true);
    }

    private static Listing tested(String model) {
        OfferSeen offer = Offers.offer(model, Offers.ONE_AND_TWO);
        Listing bare = new Listing(Offers.acme(false), offer, false, null, null);
        return bare.tested(Offers.test(bare, "chat"));
    }

    private static List<String> ids(Catalog catalog) {
        return catalog.models().stream().map(Model::id).toList();
    }
}
