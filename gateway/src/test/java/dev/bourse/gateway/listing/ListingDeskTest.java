package dev.bourse.gateway.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.listing.Listing;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.fact.FactCodec;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

@TestInstance(Lifecycle.PER_CLASS)
@Timeout(600)
class ListingDeskTest {
    private static final String HOME = "127.0.0.1";
    private static final String LARGE = Acme.entry("acme/large", "0.000001", "0.000002", "");
    private static final String TOOLS =
            Acme.entry("acme/large", "0.000001", "0.000002", ",\"supported_features\":[\"tools\"]");
    private static final String SMALL = Acme.entry("acme/small", "0.000001", "0.000002", "");
    private static final Optional<String> ALL = Optional.empty();

    private Vertx vertx;
    private StubProvider stub;
    private Office office;

    @BeforeAll
    void start() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    }

    @AfterAll
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void open() {
        stub = new StubProvider(vertx);
        stub.offers(Acme.document(LARGE));
        office = new Office(vertx, "2026-05-31T12:00:00Z");
    }

    @Test
    void a_provider_is_listed_tested_staged_and_published() {
        ListingDesk desk = office.open(HOME);
        assertInstanceOf(Outcome.Done.class, desk.list(Acme.application(stub.root(), null, false)));
        assertEquals("staged", word(desk, "acme/large"));
        assertFalse(office.serves("acme/large"), "what is staged serves nobody");
        assertEquals(
                List.of("chat", "usage", "stream"),
                checks(desk).stream().map(Check::name).toList());

        desk.publish("acme", ALL);

        assertEquals("published", word(desk, "acme/large"));
        assertTrue(office.serves("acme/large"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void it_is_tested_in_the_dialect_that_it_speaks(Dialect dialect) {
        stub.offers(Acme.document(TOOLS));
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), dialect));
        assertEquals("published", word(desk, "acme/large"), () -> checks(desk).toString());
        assertEquals(
                List.of("chat", "usage", "stream", "tool_call"),
                checks(desk).stream().map(Check::name).toList());
    }

    @Test
    void one_that_is_published_automatically_waits_for_its_tests_only() {
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), null, true));
        assertTrue(office.serves("acme/large"));
        desk.hide("acme", ALL);
        assertEquals("hidden", word(desk, "acme/large"));
        assertFalse(office.serves("acme/large"));
    }

    @Test
    void one_whose_tests_fail_serves_nobody_until_they_pass() {
        stub.isBroken(true);
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), null, true));
        assertEquals("failed", word(desk, "acme/large"));
        assertInstanceOf(Outcome.Conflict.class, desk.publish("acme", ALL));
        assertFalse(office.serves("acme/large"));
        stub.isBroken(false);
        desk.test("acme", Optional.of("acme/large@acme"));
        assertEquals("published", word(desk, "acme/large"));
        assertTrue(office.serves("acme/large"));
    }

    @Test
    void a_published_one_whose_new_test_fails_is_taken_off() {
        ListingDesk desk = published();
        stub.isBroken(true);
        desk.test("acme", ALL);
        assertEquals("failed", word(desk, "acme/large"));
        assertFalse(office.serves("acme/large"));
    }

    @Test
    void a_day_of_deprecation_hides_at_thirteen_o_clock_utc() {
        stub.offers(Acme.document(ending("2026-06-01")));
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), null, true));
        office.setTime("2026-06-01T12:59:59Z");
        desk.tick();
        assertTrue(office.serves("acme/large"));
        office.setTime("2026-06-01T13:00:00Z");
        desk.tick();
        assertFalse(office.serves("acme/large"));
        assertEquals("deprecated", word(desk, "acme/large"));
    }

    @Test
    void a_document_is_read_again_on_time_and_new_prices_hold_without_new_tests() {
        ListingDesk desk = published();
        int calls = stub.keys().size();
        stub.offers(Acme.document(Acme.entry("acme/large", "0.000007", "0.000002", "")));
        office.setTime("2026-05-31T12:04:59Z");
        desk.tick();
        assertEquals(Price.parse("0.000001"), promptPrice());
        office.setTime("2026-05-31T12:06:00Z");
        desk.tick();
        assertEquals(Price.parse("0.000007"), promptPrice());
        assertEquals(calls + 1, stub.keys().size(), "the document was read, nothing was tested");
    }

    @Test
    void what_a_document_no_longer_offers_is_withdrawn() {
        stub.offers(Acme.document(LARGE, SMALL));
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), null, true));
        stub.offers(Acme.document(LARGE));
        desk.refresh("acme");
        assertEquals("withdrawn", word(desk, "acme/small"));
        assertFalse(office.serves("acme/small"));
        assertTrue(office.serves("acme/large"));
        assertEquals(1, office.kept().stream().filter(OfferGone.class::isInstance).count());
    }

    @Test
    void one_that_is_not_ready_is_hidden_and_not_tested() {
        stub.offers(
                Acme.document(
                        Acme.entry("acme/large", "0.000001", "0.000002", ",\"is_ready\":false")));
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), null, true));
        assertEquals("hidden", word(desk, "acme/large"));
        assertEquals(1, stub.keys().size(), "only the document was read");
    }

    @Test
    void a_malformed_document_is_refused_with_every_fault_and_nothing_is_kept() {
        stub.offers(
                Acme.document(
                        LARGE,
                        Acme.entry("acme/small", "-1", "x", ""),
                        Acme.entry("no slug", "1", "2", "")));
        ListingDesk desk = office.open(HOME);
        Outcome outcome = desk.list(Acme.application(stub.root(), null, true));

        Outcome.Invalid invalid = assertInstanceOf(Outcome.Invalid.class, outcome);
        assertTrue(invalid.problems().size() >= 2, () -> invalid.problems().toString());
        assertEquals(List.of(), office.kept());
        assertEquals(List.of(), desk.providers());
    }

    @Test
    void a_document_that_becomes_malformed_changes_nothing_and_says_so() {
        ListingDesk desk = published();
        List<Fact> before = office.kept();
        stub.offers("{\"data\":[{}]}");
        assertInstanceOf(Outcome.Invalid.class, desk.refresh("acme"));
        assertEquals(before, office.kept());
        assertTrue(office.serves("acme/large"));
        assertEquals(
                List.of("data[0]: id: is missing"),
                desk.provider("acme").orElseThrow().problems().stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void a_document_that_cannot_be_had_says_why() {
        ListingDesk desk = office.open(HOME);
        stub.fails(503);
        assertEquals("answers with status 503", reason(desk));
        stub.redirects("http://169.254.169.254/");
        assertTrue(reason(desk).contains("is not followed"));
        stub.offers("x".repeat(200_000));
        assertEquals("is longer than 100000 bytes", reason(desk));
    }

    @Test
    void nobody_is_called_where_strangers_may_not_send_the_exchange() {
        ListingDesk desk = office.open();
        Outcome outcome = desk.list(Acme.application(stub.root(), "a-key", true));
        Outcome.Invalid invalid = assertInstanceOf(Outcome.Invalid.class, outcome);
        assertTrue(invalid.message().contains("is not public"), invalid.message());
        assertEquals(List.of(), stub.keys());
    }

    @Test
    void a_key_is_sent_to_its_provider_and_stands_nowhere_in_clear() {
        stub.isBroken(true);
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), "very-secret", true));
        assertTrue(stub.keys().stream().allMatch("Bearer very-secret"::equals));
        for (Fact fact : office.kept()) {
            String stored = new String(FactCodec.encode(fact), StandardCharsets.UTF_8);
            assertFalse(stored.contains("very-secret"), stored);
            assertFalse(fact.toString().contains("very-secret"), fact.toString());
        }
        String said = checks(desk).getFirst().detail();
        assertEquals("answered with status 401: no such key: Bearer ***", said);
    }

    @Test
    void after_a_start_everything_is_as_it_was() {
        ListingDesk before = office.open(HOME);
        before.list(Acme.application(stub.root(), "very-secret", false));
        before.publish("acme", ALL);
        List<Fact> kept = office.kept();

        Office later = office;
        ListingDesk after = later.open(HOME);

        assertEquals("published", word(after, "acme/large"));
        assertTrue(later.serves("acme/large"));
        assertEquals(kept, later.kept(), "a start records nothing new");
        assertEquals("Bearer very-secret", stub.keys().getLast());
    }

    @Test
    void with_another_key_of_the_exchange_a_provider_is_not_called() {
        published("very-secret");
        byte[] other = new byte[32];
        other[0] = 1;
        ListingDesk after = office.open(new Vault(other, new Random(1)), HOME);
        assertTrue(
                String.valueOf(after.provider("acme").orElseThrow().unreachable())
                        .contains("can't be decrypted"));
        assertFalse(office.serves("acme/large"));
    }

    @Test
    void one_whose_name_the_exchange_takes_for_itself_is_called_no_more() {
        published();
        office.has(Acme.provider("https://elsewhere.test/v1"));
        ListingDesk after = office.open(HOME);
        assertEquals(
                "the exchange has a provider of that name of its own",
                after.provider("acme").orElseThrow().unreachable());
        assertFalse(office.serves("acme/large"));
    }

    @Test
    void a_name_is_listed_once_and_anew_after_it_was_withdrawn() {
        ListingDesk desk = published();
        assertInstanceOf(
                Outcome.Conflict.class, desk.list(Acme.application(stub.root(), null, false)));
        desk.withdraw("acme");
        assertFalse(office.serves("acme/large"));
        assertEquals(List.of(), desk.providers());
        desk.list(Acme.application(stub.root(), null, false));
        assertEquals("staged", word(desk, "acme/large"));
    }

    @Test
    void a_try_keeps_nothing_and_calls_no_model() {
        ListingDesk desk = office.open(HOME);
        Outcome outcome = desk.tryOut(Acme.application(stub.root(), null, true));
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, outcome);
        assertEquals(1, done.view().listed().listings().size());
        assertEquals(List.of(), office.kept());
        assertEquals(1, stub.keys().size());
    }

    @Test
    void what_is_not_there_is_told_apart() {
        ListingDesk desk = published();
        assertInstanceOf(Outcome.Absent.class, desk.refresh("zeta"));
        assertInstanceOf(Outcome.Absent.class, desk.publish("acme", Optional.of("acme/x@acme")));
    }

    private ListingDesk published() {
        return published(null);
    }

    private ListingDesk published(@Nullable String key) {
        ListingDesk desk = office.open(HOME);
        desk.list(Acme.application(stub.root(), key, true));
        assertTrue(office.serves("acme/large"));
        return desk;
    }

    private String reason(ListingDesk desk) {
        Outcome outcome = desk.list(Acme.application(stub.root(), null, true));
        return assertInstanceOf(Outcome.Invalid.class, outcome).problems().getFirst().reason();
    }

    private Price promptPrice() {
        return office.catalog()
                .endpoints("acme/large")
                .getFirst()
                .prices()
                .at(PriceKey.PROMPT, 1, 0)
                .orElseThrow();
    }

    private static String ending(String day) {
        return Acme.entry(
                "acme/large", "0.000001", "0.000002", ",\"deprecation_date\":\"" + day + "\"");
    }

    private Listing listing(ListingDesk desk, String model) {
        return desk.provider("acme").orElseThrow().listed().listing(model + "@acme").orElseThrow();
    }

    private List<Check> checks(ListingDesk desk) {
        OfferTested test = listing(desk, "acme/large").test();
        return test == null ? List.of() : test.checks();
    }

    private String word(ListingDesk desk, String model) {
        return listing(desk, model).state(desk.provider("acme").orElseThrow().atMicros()).word();
    }
}
