package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.ProviderOffers.Offered;
import dev.bourse.wire.catalogdoc.Reading.Complete;
import dev.bourse.wire.catalogdoc.Reading.Refused;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ProviderOffersTest {
    private static final long NOW = 1_700_000_000_000_000L;

    private static final String PLAIN =
            """
            {"id": "acme-large", "name": "Acme Large", "context_length": 8000,
             "input_modalities": ["text"], "output_modalities": ["text"],
             "pricing": {"prompt": "0.000001", "completion": "0.000002"},
             "openrouter": {"slug": "acme/large"}}\
            """;

    private static final String GHOST =
            """
            {"id": "acme-large", "name": "Ghost", "context_length": 8000, "created": 5,
             "tokenizer": "Telltale", "hugging_face_id": "acme/large",
             "input_modalities": ["text"], "output_modalities": ["text"],
             "supported_parameters": ["logprobs"],
             "pricing": {"prompt": "0.000001", "completion": "0.000002"},
             "openrouter": {"slug": "stealth/ghost"}}\
            """;

    @Test
    void an_entry_becomes_a_model_and_an_endpoint_of_its_provider() {
        OfferSeen offer = offer(PLAIN, TrustTier.T2);

        assertEquals(NOW, offer.atMicros());
        assertEquals("acme/large", offer.model().id());
        assertEquals("Acme Large", offer.model().name());
        assertEquals("acme/large@acme", offer.endpoint().id());
        assertEquals("acme-large", offer.endpoint().upstreamModel());
        assertEquals(TrustTier.T2, offer.endpoint().trust());
        assertTrue(offer.ready());
        assertTrue(offer.isPriced());
        assertEquals(0, offer.deprecatedAtMicros());
    }

    @Test
    void a_day_of_deprecation_means_thirteen_o_clock() {
        assertEquals(
                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-06-01T13:00:00Z")),
                offer(with("deprecation_date", "2026-06-01"), TrustTier.T2).deprecatedAtMicros());
        assertEquals(
                "2026-06-01",
                offer(with("deprecation_date", "2026-06-01"), TrustTier.T2)
                        .model()
                        .expirationDate());
    }

    @Test
    void what_is_free_costs_nothing_whatever_its_prices_say_and_is_an_entry_of_its_own() {
        OfferSeen free = offer(with("is_free", true), TrustTier.T2);
        assertEquals("acme/large:free", free.model().id());
        assertTrue(free.endpoint().prices().isFree());
    }

    @Test
    void a_discount_is_taken_off_what_users_pay() {
        OfferSeen half = offer(with("discount_to_user", 0.5), TrustTier.T2);
        assertEquals(
                Price.parse("0.0000005"),
                half.endpoint().prices().at(PriceKey.PROMPT, 1, 0).orElseThrow());
    }

    @Test
    void a_promise_to_keep_nothing_counts_only_under_a_contract() {
        String promising = with("compliance", Map.of("zdr", true));
        assertEquals(DataPolicy.UNKNOWN, offer(promising, TrustTier.T2).endpoint().dataPolicy());
        assertEquals(
                DataPolicy.ZERO_RETENTION, offer(promising, TrustTier.T1).endpoint().dataPolicy());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name | `a\u0007bell` | name: has characters that can't be seen",
                "name | `\u202Egnp.exe` | name: has characters that can't be seen",
                "description | `a\u001B[2J` | description: has characters that can't be seen",
                "tokenizer | `To\nken` | tokenizer: has characters that can't be seen",
                "hugging_face_id | `a\u2066b` | hugging_face_id: has characters that can't be seen",
                "id | `a\nb` | id: has characters that can't be seen",
                "deprecation_date | 1969-12-31 | deprecation_date: is out of reach:"
                        + " 1969-12-31T13:00:00Z",
                "deprecation_date | +999999-01-01 | deprecation_date: is out of reach:"
                        + " +999999-01-01T13:00:00Z",
            })
    void texts_that_do_something_are_refused_by_name(String field, String value, String problem) {
        String found = problems(document(with(field, value))).getFirst();
        assertTrue(found.endsWith("': " + problem), found);
        assertTrue(found.codePoints().noneMatch(Character::isISOControl), found);
    }

    @ParameterizedTest
    @CsvSource({
        "no-slash",
        "two/many/slashes",
        "Upper/case",
        "a/b c",
        "a/<b>",
        "/b",
        "a/",
        "a/b:other",
        "'a/../b'"
    })
    void names_that_cannot_be_routed_are_refused(String slug) {
        String found = problems(document(with("openrouter", Map.of("slug", slug)))).getFirst();
        assertTrue(found.contains("openrouter.slug: is no name that can be listed"), found);
    }

    @Test
    void long_texts_are_refused_and_not_repeated() {
        String long_ = "x".repeat(10_000);
        for (String field : List.of("name", "description", "id", "tokenizer")) {
            String found = problems(document(with(field, long_))).getFirst();
            assertTrue(found.contains(field + ": is longer than"), found);
            assertTrue(found.length() < 300, found);
        }
    }

    @Test
    void markup_is_text_like_any_other() {
        String markup = "<img src=x onerror=alert(1)>";
        assertEquals(markup, offer(with("name", markup), TrustTier.T2).model().name());
    }

    @Test
    void every_fault_of_a_document_is_told_and_nothing_of_it_is_taken_over() {
        List<String> problems =
                problems(
                        document(
                                with("name", "a\u0000"),
                                PLAIN,
                                PLAIN,
                                with("context_length", 0),
                                with("input_modalities", List.of("smell"))));
        assertEquals(
                List.of(
                        "data[0] 'acme-large': name: has characters that can't be seen",
                        "data[2] 'acme-large': id: is offered twice as acme/large@acme",
                        "data[3] 'acme-large': context_length: is not told, so that nothing can be"
                                + " sent",
                        "data[4] 'acme-large': modalities: are none that are known here"),
                problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | document: data: is missing",
                "{\"data\": []} | document: data: holds 0 models; 1 to 1000 can be listed",
                "{\"data\": {}} | document: data: is no list",
                "{\"data\": [1]} | data[0]: is no object",
                "{\"data\": [{}]} | data[0]: id: is missing",
                "[] | document: is no object",
                "nonsense | document: ",
            })
    void what_is_no_document_is_refused_with_its_reason(String json, String problem) {
        String found = problems(json.strip()).getFirst();
        assertTrue(found.startsWith(problem.strip()), found);
    }

    @Test
    void a_document_of_too_many_models_is_refused() {
        String many = "{\"data\": [" + (PLAIN + ",").repeat(1_000) + PLAIN + "]}";
        assertEquals(
                List.of("document: data: holds 1001 models; 1 to 1000 can be listed"),
                problems(many));
    }

    @Test
    void who_hides_is_stealth_for_everybody_but_the_connection() {
        OfferSeen offer = hidden(GHOST).orThrow().offers().getFirst();

        assertEquals("stealth/ghost@stealth", offer.endpoint().id());
        assertEquals("acme", offer.endpoint().operator());
        assertEquals("acme", offer.provider());
        assertEquals("acme-large", offer.endpoint().upstreamModel());
        assertEquals("Other", offer.model().tokenizer());
        assertNull(offer.model().huggingFaceId());
        assertEquals(DataPolicy.UNKNOWN, offer.endpoint().dataPolicy());
        assertTrue(offer.isPriced());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stealth/ghost | acme/large | openrouter.slug: must begin with stealth/, since",
                "\"Ghost\" | \"The ACME Ghost\" | name: names its provider, which hides",
                "\"created\" | \"description\": \"By Acme\", \"created\" | description: names its",
                "[\"text\"] | [\"image\"] | output_modalities: is text and nothing else",
            })
    void what_tells_who_hides_is_refused(String part, String telling, String problem) {
        int at = GHOST.lastIndexOf(part);
        String entry = GHOST.substring(0, at) + telling + GHOST.substring(at + part.length());
        String found =
                switch (hidden(entry)) {
                    case Complete<Offered> read -> "was read: " + read;
                    case Refused<Offered>(var problems) -> problems.getFirst().toString();
                };
        assertTrue(found.contains(problem), found);
    }

    @Test
    void nobody_who_has_a_name_is_called_stealth() {
        String found = problems(document(GHOST)).getFirst();
        assertTrue(found.endsWith("openrouter.slug: is for listings whose author hides"), found);
    }

    private static Reading<Offered> hidden(String entry) {
        Provider who = source(TrustTier.T3).who();
        ProviderListed source =
                new ProviderListed(1, who, "https://a.test", null, TrustTier.T3, true, false);
        return ProviderOffers.parse(bytes(document(entry)), source, NOW);
    }

    private static OfferSeen offer(String entry, TrustTier trust) {
        return ProviderOffers.parse(bytes(document(entry)), source(trust), NOW)
                .orThrow()
                .offers()
                .getFirst();
    }

    private static List<String> problems(String document) {
        return switch (ProviderOffers.parse(bytes(document), source(TrustTier.T2), NOW)) {
            case Complete<Offered> read -> List.of("was read: " + read);
            case Refused<Offered>(var problems) ->
                    problems.stream().map(Reading.Problem::toString).toList();
        };
    }

    private static String with(String field, Object value) {
        Map<String, JsonValue> members =
                new LinkedHashMap<>(Json.parse(PLAIN).asObject().orElseThrow().members());
        members.put(field, JsonValue.of(value));
        return Json.text(new JsonValue.JsonObject(members));
    }

    private static String document(String... entries) {
        return "{\"data\": [" + String.join(",", entries) + "]}";
    }

    static ProviderListed source(TrustTier trust) {
        return new ProviderListed(
                1,
                new Provider(
                        "acme",
                        "Acme",
                        "https://api.acme.test/v1",
                        Dialect.OPENAI,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        DataPolicy.UNKNOWN,
                        false),
                "https://api.acme.test/v1/models",
                null,
                trust,
                false,
                false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
