package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;
import dev.bourse.domain.listing.Register;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.wire.catalogdoc.ProviderOffers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the table of listings must tell on any engine. */
@Timeout(600)
abstract class ListingContract {
    private static final long SEED = 20260402L;

    @TempDir Path directory;
    private Store store;
    private Journal journal;

    /** A database that is empty and stays the same during one test. */
    abstract String url();

    @BeforeEach
    void open() {
        store = Store.open(url(), Thread::new);
        store.migrate();
        journal = Fixture.journal(directory.resolve("journal"));
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Test
    void the_table_tells_the_same_register_as_the_journal() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        List<ListingFact> facts = new ArrayList<>();
        facts.add(listed("acme"));
        facts.add(listed("zeta"));
        facts.add(seen("acme", "0.000001"));
        facts.add(seen("zeta", "0.000001"));
        for (int i = 0; i < 200; i++) {
            facts.add(any(random, random.nextBoolean() ? "acme" : "zeta"));
        }
        Register whole = new Register();
        facts.forEach(whole::post);
        fold(facts);
        assertEquals(whole.providers(), Register.recall(store.listings().facts()).providers());
    }

    @Test
    void only_the_last_fact_of_each_kind_is_kept() {
        OfferSeen dear = seen("acme", "0.000009");
        fold(List.of(listed("acme"), seen("acme", "0.000001"), dear));
        assertEquals(List.of(listed("acme"), dear), store.listings().facts());
    }

    @Test
    void nothing_is_left_of_a_provider_that_was_withdrawn() {
        fold(
                List.of(
                        listed("acme"),
                        seen("acme", "0.000001"),
                        new OfferDecided(3, "acme", "x/large@acme", true),
                        listed("zeta"),
                        new ProviderWithdrawn(4, "acme")));
        assertEquals(List.of(listed("zeta")), store.listings().facts());
    }

    @Test
    void rebuilding_tells_the_same() {
        fold(List.of(listed("acme"), seen("acme", "0.000001")));
        List<ListingFact> before = store.listings().facts();
        try (ProjectionRunner runner = Fixture.runner(journal, store, Folding.usage())) {
            runner.rebuild();
            Fixture.awaitCaughtUp(journal, runner);
        }
        assertEquals(before, store.listings().facts());
    }

    private void fold(List<ListingFact> facts) {
        Fixture.append(journal, facts);
        try (ProjectionRunner runner = Fixture.runner(journal, store, Folding.usage())) {
            Fixture.awaitCaughtUp(journal, runner);
        }
    }

    private static ListingFact any(Random random, String slug) {
        String endpoint = "x/large@" + slug;
        return switch (random.nextInt(7)) {
            case 0 -> new OfferGone(5, slug, endpoint);
            case 1 -> new OfferDecided(5, slug, endpoint, random.nextBoolean());
            case 2 -> tested(slug, random.nextBoolean());
            case 3 -> listed(slug);
            default -> seen(slug, "0.00000" + (1 + random.nextInt(9)));
        };
    }

    private static OfferTested tested(String slug, boolean passed) {
        List<Check> checks = List.of(new Check("chat", passed, "said \"it\"", 7));
        return new OfferTested(5, slug, "x/large@" + slug, "terms", checks);
    }

    private static OfferSeen seen(String slug, String price) {
        String json =
                """
                {"data":[{"id":"large","context_length":8000,"openrouter":{"slug":"x/large"},
                 "input_modalities":["text"],"output_modalities":["text"],
                 "pricing":{"prompt":"%s","completion":"0.000002"}}]}\
                """
                        .formatted(price);
        return ProviderOffers.parse(json.getBytes(StandardCharsets.UTF_8), listed(slug), 5)
                .orThrow()
                .offers()
                .getFirst();
    }

    private static ProviderListed listed(String slug) {
        return new ProviderListed(
                5,
                new Provider(
                        slug,
                        slug,
                        "https://" + slug + ".test/v1",
                        Dialect.OPENAI,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        DataPolicy.UNKNOWN,
                        false),
                "https://" + slug + ".test/v1/models",
                "1:c2VhbGVk",
                TrustTier.T2,
                false,
                false);
    }
}
