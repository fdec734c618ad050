package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.ProviderDocument.Listing;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Conditional prices of schema 2.x. The base price is 1 USD per million, overrides are 2, 3 ... */
class ProviderPricesTest {
    private static final int NOON = 720;

    @ParameterizedTest(name = "{0}: {1} tokens cost {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"prompt_tokens": {"gte": 200001}}                             | 200000 | 1
                    {"prompt_tokens": {"gte": 200001}}                             | 200001 | 2
                    {"prompt_tokens": {"lte": 100}}                                | 100    | 2
                    {"prompt_tokens": {"lte": 100}}                                | 101    | 1
                    {"prompt_tokens": {"equals": 5}}                               | 4      | 1
                    {"prompt_tokens": {"equals": 5}}                               | 5      | 2
                    {"prompt_tokens": {"equals": 5}}                               | 6      | 1
                    {"not": {"prompt_tokens": {"lte": 9}}}                         | 9      | 1
                    {"not": {"prompt_tokens": {"lte": 9}}}                         | 10     | 2
                    {"allOf": [{"prompt_tokens": {"gte": 10}}, {"prompt_tokens": {"lte": 20}}]} | 9  | 1
                    {"allOf": [{"prompt_tokens": {"gte": 10}}, {"prompt_tokens": {"lte": 20}}]} | 10 | 2
                    {"allOf": [{"prompt_tokens": {"gte": 10}}, {"prompt_tokens": {"lte": 20}}]} | 20 | 2
                    {"allOf": [{"prompt_tokens": {"gte": 10}}, {"prompt_tokens": {"lte": 20}}]} | 21 | 1
                    {"anyOf": [{"prompt_tokens": {"lte": 10}}, {"prompt_tokens": {"gte": 20}}]} | 10 | 2
                    {"anyOf": [{"prompt_tokens": {"lte": 10}}, {"prompt_tokens": {"gte": 20}}]} | 15 | 1
                    {"anyOf": [{"prompt_tokens": {"lte": 10}}, {"prompt_tokens": {"gte": 20}}]} | 20 | 2
                    {"anyOf": [{"not": {"prompt_tokens": {"gte": 3}}}]}             | 2      | 2
                    """)
    void an_override_holds_exactly_where_its_condition_does(
            String when, long tokens, String dollars) {
        assertEquals(
                Optional.of(Price.perMillion(dollars)),
                prompt(", \"overrides\": [" + override(when, 2) + "]", tokens, NOON));
    }

    @ParameterizedTest
    @CsvSource({"9, 1", "10, 2", "19, 2", "20, 3", "29, 3", "30, 2"})
    void of_the_overrides_that_hold_the_later_one_counts(long tokens, String dollars) {
        String overrides =
                override("{\"prompt_tokens\": {\"gte\": 10}}", 2)
                        + ","
                        + override(
                                "{\"allOf\": [{\"prompt_tokens\": {\"gte\": 20}},"
                                        + " {\"prompt_tokens\": {\"lte\": 29}}]}",
                                3);

        assertEquals(
                Optional.of(Price.perMillion(dollars)),
                prompt(", \"overrides\": [" + overrides + "]", tokens, NOON));
    }

    @ParameterizedTest
    @CsvSource({"1629, 5, 1", "1630, 5, 7", "1630, 15, 8", "29, 15, 8", "30, 15, 2"})
    void a_price_of_certain_hours_replaces_the_base_price_and_its_overrides(
            int hhmm, long tokens, String dollars) {
        String longer = override("{\"prompt_tokens\": {\"gte\": 10}}", 2);
        String evening =
                "{\"type\": \"prompt\", \"unit\": \"token\", \"utc_start\": 1630, \"utc_end\": 30,"
                        + " \"cost_usd\": \"0.000007\", \"overrides\": ["
                        + override("{\"prompt_tokens\": {\"gte\": 10}}", 8)
                        + "]}";
        String pricing = "[" + evening + ", " + base(", \"overrides\": [" + longer + "]") + "]";

        assertEquals(
                Optional.of(Price.perMillion(dollars)),
                listing(pricing)
                        .prices()
                        .at(PriceKey.PROMPT, tokens, hhmm / 100 * 60 + hhmm % 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"steps": {"gte": 30}}
                    {"prompt_tokens": {"gte": 5}, "steps": {"gte": 30}}
                    {"prompt_tokens": {"min_items": 5}}
                    {"not": {"resolution": {"equals": "4K"}}}
                    {"anyOf": [{"prompt_tokens": {"gte": 5}}, {"resolution": {"equals": "4K"}}]}
                    """)
    void a_price_that_depends_on_anything_else_is_unknown_and_told(String when) {
        Listing listing = listing("[" + base(", \"overrides\": [" + override(when, 2) + "]") + "]");

        assertEquals(Optional.empty(), listing.prices().at(PriceKey.PROMPT, 1, NOON));
        assertEquals(List.of("unknown under its conditions: prompt"), listing.warnings());
    }

    @Test
    void a_price_of_certain_days_is_unknown_and_told() {
        String weekend =
                "{\"type\": \"prompt\", \"unit\": \"token\", \"utc_days\": [\"sunday\"],"
                        + " \"cost_usd\": \"0.0000005\"}";
        Listing listing = listing("[" + base("") + ", " + weekend + "]");

        assertEquals(Optional.empty(), listing.prices().at(PriceKey.PROMPT, 1, NOON));
        assertEquals(List.of("unknown under its conditions: prompt"), listing.warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"schema_version": "3.0", "id": "x"} | data[0] 'x': schema_version: is none that can be read here
                    {"schema_version": "2.4", "id": "x"} | data[0] 'x': input_modalities: is missing
                    {"schema_version": "2.4", "id": "x", "input_modalities": []} | data[0] 'x': input_modalities: is empty
                    {"schema_version": "2.4", "id": "x", "input_modalities": [{}]} | data[0] 'x': input_modalities[0].type: is missing
                    {"id": "x", "quantization": "fp5", "input_modalities": [], "output_modalities": []} | data[0] 'x': quantization: 'fp5' is no known word
                    {"id": "x", "deprecation_date": "soon"} | data[0] 'x': deprecation_date: is no date and no UTC hour: soon
                    {"id": "x", "discount_to_user": 1, "input_modalities": [], "output_modalities": []} | data[0] 'x': discount_to_user: takes off the whole price or more
                    {"id": "x", "discount_to_user": 0.1, "pricing": {"image": "1e-40"}, "input_modalities": [], "output_modalities": []} | data[0] 'x': discount_to_user: can't be charged: a discount of 0.1 makes image no price
                    {"id": "x", "discount_to_user": 1e-999999999, "input_modalities": [], "output_modalities": []} | data[0] 'x': discount_to_user: can't be charged: a discount beyond reason: 1E-999999999
                    {"name": "x"} | data[0]: id: is missing
                    """)
    void what_is_wrong_is_named(String entry, String problem) {
        assertEquals(List.of(problem), problems(entry));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"type": "prompt", "unit": "token"}                      | cost_usd: is missing
                    {"type": "prompt", "cost_usd": "0"}                      | unit: is missing
                    {"type": "prompt", "unit": "token", "cost_usd": "-1"}    | cost_usd: is no price: -1
                    {"type": "prompt", "unit": "token", "cost_usd": "free"}  | cost_usd: is no number: free
                    {"type": "prompt", "unit": "token", "cost_usd": "0", "utc_start": 900} | utc_end: is missing
                    {"type": "prompt", "unit": "token", "cost_usd": "0", "utc_start": 2460, "utc_end": 0} | utc_start: and utc_end are no times of a day
                    {"type": "prompt", "unit": "token", "cost_usd": "0", "overrides": [{"cost_usd": "0"}]} | overrides[0].when: is missing
                    {"type": "prompt", "unit": "token", "cost_usd": "0", "overrides": [{"when": {"prompt_tokens": {"gte": 1, "lte": 2}}, "cost_usd": "0"}]} | overrides[0].when.prompt_tokens.: must hold exactly one condition, not [gte, lte]
                    """)
    void a_malformed_price_is_named(String sku, String problem) {
        assertEquals(
                List.of("data[0] 'x': input_modalities[0].pricing[0]." + problem),
                problems(typed("[" + sku + "]")));
    }

    @Test
    void a_price_that_is_stated_twice_is_named() {
        assertEquals(
                List.of("data[0] 'x': input_modalities[0].pricing[1].type: is priced twice"),
                problems(typed("[" + base("") + ", " + base("") + "]")));
    }

    /** Tokens of images that are sent and drawn have prices that are billed. */
    @Test
    void what_is_seen_and_drawn_is_priced_by_the_token() {
        Listing listing = parse(drawing("0.00003")).orThrow().getFirst();

        assertEquals(List.of(), listing.warnings());
        assertEquals(
                Optional.of(Price.perMillion("5")),
                listing.prices().at(PriceKey.IMAGE_TOKEN, 1, NOON));
        assertEquals(
                Optional.of(Price.perMillion("30")),
                listing.prices().at(PriceKey.IMAGE_OUTPUT, 1, NOON));
    }

    @Test
    void a_price_of_an_image_is_none_of_a_token() {
        assertEquals(
                List.of(
                        "data[0] 'x': output_modalities[0].pricing[0].image_output: is in the wrong"
                                + " unit: 0.039 USD for a single token"),
                problems(drawing("0.039")));
    }

    private static String drawing(String drawn) {
        return "{\"schema_version\": \"2.4\", \"id\": \"x\", \"input_modalities\": [{\"type\":"
                + " \"image\", \"pricing\": [{\"type\": \"prompt\", \"unit\": \"token\","
                + " \"cost_usd\": \"0.000005\"}]}], \"output_modalities\": [{\"type\": \"image\","
                + " \"pricing\": [{\"type\": \"completion\", \"unit\": \"token\", \"cost_usd\": \""
                + drawn
                + "\"}]}]}";
    }

    private static Optional<Price> prompt(String more, long tokens, int minute) {
        return listing("[" + base(more) + "]").prices().at(PriceKey.PROMPT, tokens, minute);
    }

    private static String base(String more) {
        return "{\"type\": \"prompt\", \"unit\": \"token\", \"cost_usd\": \"0.000001\""
                + more
                + "}";
    }

    private static String override(String when, int dollars) {
        return "{\"when\": " + when + ", \"cost_usd\": \"0.00000" + dollars + "\"}";
    }

    private static String typed(String pricing) {
        return "{\"schema_version\": \"2.4\", \"id\": \"x\", \"input_modalities\": [{\"type\":"
                + " \"text\", \"pricing\": "
                + pricing
                + "}], \"output_modalities\": [{\"type\": \"text\"}]}";
    }

    private static Listing listing(String pricing) {
        return parse(typed(pricing)).orThrow().getFirst();
    }

    private static List<String> problems(String entry) {
        return switch (parse(entry)) {
            case Refused<List<Listing>>(List<Problem> found) ->
                    found.stream().map(Problem::toString).toList();
            case Reading.Complete<List<Listing>> complete -> List.of();
        };
    }

    private static Reading<List<Listing>> parse(String entry) {
        byte[] document = ("{\"data\": [" + entry + "]}").getBytes(StandardCharsets.UTF_8);
        return ProviderDocument.parse(document);
    }
}
