package dev.bourse.domain.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.listing.ListingState.Cause;
import dev.bourse.domain.listing.ListingState.Ended;
import dev.bourse.domain.listing.ListingState.Failed;
import dev.bourse.domain.listing.ListingState.Hidden;
import dev.bourse.domain.listing.ListingState.Imported;
import dev.bourse.domain.listing.ListingState.Lack;
import dev.bourse.domain.listing.ListingState.Published;
import dev.bourse.domain.listing.ListingState.Staged;
import dev.bourse.domain.listing.ListingState.Withdrawn;
import dev.bourse.domain.unit.Price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

class ListingTest {
    private static final long NOON_THAT_DAY = micros("2026-06-01T12:59:59.999999Z");
    private static final long END = micros("2026-06-01T13:00:00Z");

    private static final Map<String, ListingState> STATES =
            Map.of(
                    "imported", new Imported(),
                    "failed", new Failed(List.of("stream")),
                    "staged for a price", new Staged(Lack.PRICE),
                    "staged for a decision", new Staged(Lack.DECISION),
                    "published", new Published(),
                    "hidden as not ready", new Hidden(Cause.NOT_READY),
                    "hidden by decision", new Hidden(Cause.DECISION),
                    "deprecated", new Ended(END),
                    "withdrawn", new Withdrawn());

    @ParameterizedTest
    @CsvSource({
        // test, price, wish, automatic, ready, gone, ended, state
        "none,  known,   none,    no,  yes, no,  no,  imported",
        "none,  known,   publish, no,  yes, no,  no,  imported",
        "none,  known,   none,    yes, yes, no,  no,  imported",
        "stale, known,   publish, yes, yes, no,  no,  imported",
        "bad,   known,   publish, yes, yes, no,  no,  failed",
        "bad,   unknown, none,    no,  yes, no,  no,  failed",
        "good,  unknown, none,    no,  yes, no,  no,  staged for a price",
        "good,  unknown, publish, yes, yes, no,  no,  staged for a price",
        "good,  known,   none,    no,  yes, no,  no,  staged for a decision",
        "good,  known,   publish, no,  yes, no,  no,  published",
        "good,  known,   none,    yes, yes, no,  no,  published",
        "good,  free,    publish, no,  yes, no,  no,  published",
        "good,  known,   publish, no,  no,  no,  no,  hidden as not ready",
        "none,  known,   none,    no,  no,  no,  no,  hidden as not ready",
        "good,  known,   hide,    yes, yes, no,  no,  hidden by decision",
        "good,  known,   hide,    no,  no,  no,  no,  hidden by decision",
        "good,  known,   publish, yes, yes, no,  yes, deprecated",
        "none,  unknown, hide,    no,  no,  no,  yes, deprecated",
        "good,  known,   publish, yes, yes, yes, no,  withdrawn",
        "good,  known,   publish, yes, yes, yes, yes, withdrawn"
    })
    void a_listing_is_published_only_when_nothing_speaks_against_it(
            String test,
            String price,
            String wish,
            String automatic,
            String ready,
            String gone,
            String ended,
            String state) {
        OfferSeen offer =
                Offers.offer("acme/large", priced(price), "upstream", ready.equals("yes"), END);
        Listing bare =
                new Listing(
                        Offers.acme(automatic.equals("yes")),
                        offer,
                        gone.equals("yes"),
                        null,
                        wish.equals("none") ? null : Boolean.valueOf(wish.equals("publish")));
        ListingState found = tested(bare, test).state(ended.equals("yes") ? END : NOON_THAT_DAY);

        assertEquals(STATES.get(state), found);
        assertEquals(state.split(" ")[0], found.word());
        assertEquals(state.equals("published"), found.serves());
    }

    @Test
    void a_new_price_needs_no_new_test_but_anything_that_calls_depend_on_does() {
        Listing listing = listing(Offers.offer("acme/large", Offers.ONE_AND_TWO));
        Listing tested = listing.tested(Offers.test(listing, "chat"));

        assertTrue(tested.isTested());
        assertTrue(tested.seen(Offers.offer("acme/large", Offers.prices("9", "9"))).isTested());
        assertFalse(
                tested.seen(Offers.offer("acme/large", Offers.ONE_AND_TWO, "other", true, 0))
                        .isTested());
    }

    @Test
    void a_decision_is_worth_asking_for_only_where_it_would_be_followed() {
        Listing bare = listing(Offers.offer("acme/large", Offers.ONE_AND_TWO));
        Listing good = bare.tested(Offers.test(bare, "chat"));
        Listing bad = bare.tested(Offers.test(bare, "-chat"));

        assertTrue(good.isPublishable(0));
        assertTrue(good.decided(false).isPublishable(0), "what is hidden can be shown again");
        assertFalse(bad.isPublishable(0));
        assertFalse(bare.isPublishable(0));
        assertFalse(good.withdrawn().isPublishable(0));
    }

    private static Listing tested(Listing bare, String test) {
        return switch (test) {
            case "good" -> bare.tested(Offers.test(bare, "chat", "stream"));
            case "bad" -> bare.tested(Offers.test(bare, "chat", "-stream"));
            case "stale" ->
                    bare.tested(
                            Offers.test(
                                    bare.seen(
                                            Offers.offer(
                                                    "acme/large",
                                                    Offers.ONE_AND_TWO,
                                                    "before",
                                                    true,
                                                    0)),
                                    "chat"));
            default -> bare;
        };
    }

    private static PriceList priced(String price) {
        return switch (price) {
            case "unknown" -> PriceList.UNKNOWN;
            case "free" -> PriceList.of(Price.FREE, Price.FREE);
            default -> Offers.ONE_AND_TWO;
        };
    }

    private static Listing listing(OfferSeen offer) {
        return new Listing(Offers.acme(false), offer, false, null, null);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
