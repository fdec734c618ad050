package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Farewell;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.Viewer;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Models that hide, and models that only some may know. */
class StealthDocumentTest {
    private static final KeyHash KEY = new KeyHash("ab".repeat(32));
    private static final String DOCUMENT =
            """
            catalogue: 1
            providers:
              - {slug: acme, name: Acme, base-url: https://api.acme.test/v1, dialect: openai,
                 data-policy: {trains: false, retention-days: 30}}
              - {slug: open, name: Open, base-url: https://api.open.test/v1, dialect: openai}
            models:
              - id: stealth/ghost
                name: Ghost
                description: Nobody says whose it is.
                released: 2026-01-31
                context: 10_000
                parameters: [temperature]
                endpoints:
                  - {provider: acme, stealth: true, upstream: acme-next, prices: free}
              - id: acme/large
                name: Large
                description: For friends.
                released: 2026-01-31
                context: 10_000
                hugging-face: acme/large
                private-to: {accounts: [friends], keys: [%s]}
                endpoints:
                  - {provider: acme, upstream: large, prices: free}
              - id: open/small
                name: Small
                description: For all.
                released: 2026-01-31
                context: 10_000
                farewell: {message: It was Acme's all along., successors: [open/small]}
                endpoints:
                  - {provider: open, upstream: small, prices: free}
            """
                    .formatted(KEY);

    private final Catalog catalog = CatalogDocument.parse(DOCUMENT).orThrow().catalog();

    @Test
    void a_stealth_endpoint_goes_by_another_name_and_is_the_least_trusted() {
        Endpoint endpoint = catalog.endpoints("stealth/ghost").getFirst();
        assertEquals("stealth/ghost@stealth", endpoint.id());
        assertEquals("stealth", endpoint.provider());
        assertEquals("acme", endpoint.operator());
        assertEquals(TrustTier.T3, endpoint.trust());
        assertEquals(DataPolicy.UNKNOWN, endpoint.dataPolicy());
        assertEquals("Stealth", catalog.provider("stealth").orElseThrow().name());
    }

    @Test
    void everybody_sees_a_catalogue_without_a_trace_of_what_is_hidden() {
        Catalog open = catalog.open();
        assertEquals(List.of("stealth/ghost", "open/small"), ids(open));
        assertEquals(
                List.of("open", "stealth"),
                open.providers().stream().map(Provider::slug).sorted().toList());
        assertFalse(open.endpoints("stealth/ghost").toString().contains("acme"));
        assertTrue(open.model("acme/large").isEmpty());
        assertEquals(List.of(), open.nearest("acme/larg"));
    }

    @Test
    void who_is_listed_sees_more_and_still_not_who_hides() {
        for (Viewer viewer :
                List.of(
                        new Viewer("friends", new KeyHash("1".repeat(64))),
                        new Viewer("others", KEY))) {
            Catalog shown = catalog.shownTo(viewer);
            assertEquals(List.of("stealth/ghost", "acme/large", "open/small"), ids(shown));
            assertFalse(shown.endpoints("stealth/ghost").toString().contains("acme"));
        }
        Viewer other = new Viewer("others", new KeyHash("1".repeat(64)));
        assertEquals(catalog.open(), catalog.shownTo(other));
        assertEquals(catalog.open(), catalog.shownTo(null));
    }

    @Test
    void what_a_document_says_of_audience_and_farewell_is_kept() {
        assertEquals(
                new Audience(Set.of("friends"), Set.of(KEY)),
                catalog.model("acme/large").orElseThrow().audience());
        Farewell farewell =
                Objects.requireNonNull(catalog.model("open/small").orElseThrow().farewell());
        assertEquals("It was Acme's all along.", farewell.message());
        assertEquals(List.of("open/small"), farewell.successors());
    }

    @Test
    void a_catalogue_that_hides_nothing_is_its_own_open_part() {
        Catalog plain = StarterCatalog.parts().catalog();
        assertEquals(plain, plain.open());
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    slug: open            | slug: stealth          | providers[1]: slug: stands for providers that hide
                    stealth: true         | stealth: false         | models[0] 'stealth/ghost': endpoints[0].stealth: must be true for a model of stealth/
                    stealth: true         | stealth: true, trust: T1 | models[0] 'stealth/ghost': endpoints[0].trust: is T3 for who hides
                    stealth: true         | stealth: true, tag: acme | models[0] 'stealth/ghost': endpoints[0].tag: does not begin with its provider: acme
                    stealth: true         | stealth: true, output: [image] | models[0] 'stealth/ghost': endpoints[0].output: is text and nothing else for who hides
                    [temperature]         | [logprobs]             | models[0] 'stealth/ghost': endpoints[0].parameters: has log probabilities, which tell the tokenizer
                    name: Ghost           | {name: Ghost, tokenizer: Claude} | models[0] 'stealth/ghost': tokenizer: tells who a stealth model is
                    name: Ghost           | {name: Ghost, hugging-face: acme/x} | models[0] 'stealth/ghost': hugging-face: tells who a stealth model is
                    name: Ghost           | {name: Ghost, canonical: acme/ghost} | models[0] 'stealth/ghost': canonical: tells who a stealth model is
                    accounts: [friends], keys | keys               | models[1] 'acme/large': private-to.keys: 'nobody' is no known word
                    message: It was       | text: It was           | models[2] 'open/small': farewell.text: is no field that is known here
                    successors: [open/small] | successors: [x/y]   | models[2] 'open/small': farewell.successors: 'x/y' is no model known here
                    """)
    void what_would_tell_or_means_nothing_is_refused(String right, String wrong, String problem) {
        String one = wrong.startsWith("{") ? wrong.substring(1, wrong.length() - 1) : wrong;
        String put = one.replace(", ", right.startsWith("name") ? "\n    " : ", ");
        String yaml = DOCUMENT.replace(right, put);
        if (right.startsWith("accounts")) {
            yaml = yaml.replace(KEY.hex(), "nobody");
        }
        assertEquals(problem, problems(yaml).getFirst());
    }

    @Test
    void a_private_model_lists_somebody() {
        String yaml = DOCUMENT.replace("{accounts: [friends], keys: [" + KEY + "]}", "{keys: []}");
        assertEquals(
                "models[1] 'acme/large': private-to.accounts: lists nobody, and neither does keys",
                problems(yaml).getFirst());
    }

    private static List<String> ids(Catalog catalog) {
        return catalog.models().stream().map(Model::id).toList();
    }

    private static List<String> problems(String yaml) {
        return switch (CatalogDocument.parse(yaml)) {
            case Refused<CatalogParts>(List<Problem> found) ->
                    found.stream().map(Problem::toString).toList();
            case Reading.Complete<CatalogParts> complete -> List.of();
        };
    }
}
