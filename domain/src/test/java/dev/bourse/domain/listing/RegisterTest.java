package dev.bourse.domain.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class RegisterTest {
    private static final long SEED = 20260401L;
    private static final OfferSeen LARGE = Offers.offer("acme/large", Offers.ONE_AND_TWO);
    private static final OfferSeen SMALL = Offers.offer("acme/small", Offers.ONE_AND_TWO);

    private final Register register = new Register();

    @Test
    void a_listing_goes_its_way_from_the_document_to_the_market() {
        register.post(Offers.acme(false));
        register.post(LARGE);
        assertEquals("imported", word());
        register.post(Offers.test(listing(), "chat", "-stream"));
        assertEquals("failed", word());
        register.post(Offers.test(listing(), "chat", "stream"));
        assertEquals("staged", word());
        register.post(new OfferDecided(5, "acme", "acme/large@acme", true));
        assertEquals("published", word());
        register.post(new OfferDecided(6, "acme", "acme/large@acme", false));
        assertEquals("hidden", word());
        register.post(new OfferDecided(7, "acme", "acme/large@acme", true));
        register.post(new OfferGone(8, "acme", "acme/large@acme"));
        assertEquals("withdrawn", word());
        register.post(LARGE);
        assertEquals("published", word(), "a document that forgot it for a while");
    }

    @Test
    void reading_a_document_again_tells_only_what_changed() {
        register.post(Offers.acme(false));
        register.post(LARGE);
        register.post(SMALL);
        Listed acme = register.provider("acme").orElseThrow();
        OfferSeen dearer = Offers.offer("acme/large", Offers.prices("3", "2"));
        OfferSeen ending = Offers.offer("acme/small", Offers.ONE_AND_TWO, "upstream", true, 99);
        OfferSeen other = Offers.offer("acme/other", Offers.ONE_AND_TWO);

        assertEquals(List.of(), acme.changes(List.of(LARGE, SMALL), 9));
        assertEquals(List.of(dearer), acme.changes(List.of(dearer, SMALL), 9));
        assertEquals(List.of(ending), acme.changes(List.of(LARGE, ending), 9));
        assertEquals(List.of(other), acme.changes(List.of(LARGE, SMALL, other), 9));
        assertEquals(
                List.of(new OfferGone(9, "acme", "acme/small@acme")),
                acme.changes(List.of(LARGE), 9));
    }

    @Test
    void what_is_gone_is_told_once_and_seen_anew_when_it_comes_back() {
        register.post(Offers.acme(false));
        register.post(LARGE);
        register.post(new OfferGone(4, "acme", "acme/large@acme"));
        Listed acme = register.provider("acme").orElseThrow();

        assertEquals(List.of(), acme.changes(List.of(), 9));
        assertEquals(List.of(LARGE), acme.changes(List.of(LARGE), 9));
    }

    @Test
    void a_provider_that_left_begins_anew_when_it_returns() {
        register.post(Offers.acme(false));
        register.post(LARGE);
        register.post(Offers.test(listing(), "chat"));
        register.post(new OfferDecided(5, "acme", "acme/large@acme", true));
        register.post(new ProviderWithdrawn(6, "acme"));
        assertEquals(List.of(), register.listings());
        register.post(Offers.acme(false));
        register.post(LARGE);
        assertEquals("imported", word(), "neither the test nor the decision is remembered");
    }

    @Test
    void facts_about_strangers_change_nothing() {
        register.post(LARGE);
        register.post(new OfferGone(1, "acme", "acme/large@acme"));
        register.post(new OfferDecided(1, "acme", "acme/large@acme", true));
        register.post(new ProviderWithdrawn(1, "acme"));
        assertEquals(List.of(), register.providers());
        assertEquals(List.of(), register.listings());
    }

    @Test
    void the_last_fact_of_each_kind_tells_the_whole_story() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int story = 0; story < 500; story++) {
            List<ListingFact> facts = story(random);
            Register whole = new Register();
            facts.forEach(whole::post);
            assertEquals(
                    whole.providers(),
                    Register.recall(lastOfEachKind(facts)).providers(),
                    () -> "seed " + SEED + ", " + facts);
        }
    }

    private static List<ListingFact> story(SplittableRandom random) {
        List<ListingFact> facts = new ArrayList<>(List.of(Offers.acme(false)));
        for (int i = 0; i < 12; i++) {
            facts.add(any(random, random.nextBoolean() ? "acme/large" : "acme/small"));
        }
        return facts;
    }

    private static ListingFact any(SplittableRandom random, String model) {
        String endpoint = model + "@acme";
        OfferSeen offer = Offers.offer(model, Offers.ONE_AND_TWO, "u" + random.nextInt(2), true, 0);
        Listing listing = new Listing(Offers.acme(false), offer, false, null, null);
        return switch (random.nextInt(8)) {
            case 0 -> Offers.acme(random.nextBoolean());
            case 1 -> new OfferGone(4, "acme", endpoint);
            case 2, 3 -> Offers.test(listing, random.nextBoolean() ? "chat" : "-chat");
            case 4 -> new OfferDecided(5, "acme", endpoint, random.nextBoolean());
            default -> offer;
        };
    }

    /** As a table keeps them: a later fact takes the place of an earlier one, at the end. */
    private static List<ListingFact> lastOfEachKind(List<ListingFact> facts) {
        Map<String, ListingFact> last = new LinkedHashMap<>();
        Register known = new Register();
        for (ListingFact fact : facts) {
            if (!isAboutNothing(known, fact)) {
                last.remove(name(fact));
                last.put(name(fact), fact);
            }
            known.post(fact);
        }
        return List.copyOf(last.values());
    }

    private static boolean isAboutNothing(Register known, ListingFact fact) {
        return !(fact instanceof ProviderListed || fact instanceof OfferSeen)
                && known.provider("acme").flatMap(it -> it.listing(endpoint(fact))).isEmpty();
    }

    private static String name(ListingFact fact) {
        return fact.getClass().getSimpleName() + endpoint(fact);
    }

    private static String endpoint(ListingFact fact) {
        return switch (fact) {
            case OfferSeen seen -> seen.endpoint().id();
            case OfferGone gone -> gone.endpoint();
            case OfferTested test -> test.endpoint();
            case OfferDecided word -> word.endpoint();
            case ProviderListed _, ProviderWithdrawn _ -> "";
        };
    }

    private Listing listing() {
        return register.provider("acme").orElseThrow().listing("acme/large@acme").orElseThrow();
    }

    private String word() {
        assertTrue(register.provider("acme").isPresent());
        return listing().state(0).word();
    }
}
