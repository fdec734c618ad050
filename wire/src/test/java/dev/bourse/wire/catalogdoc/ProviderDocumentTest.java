package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.ProviderDocument.Capacity;
import dev.bourse.wire.catalogdoc.ProviderDocument.Datacenter;
import dev.bourse.wire.catalogdoc.ProviderDocument.Limits;
import dev.bourse.wire.catalogdoc.ProviderDocument.Listing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ProviderDocumentTest {
    private static final Provider ACME =
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
                    false);

    static final String TYPED =
            """
            {"schema_version": "2.4", "id": "acme-large", "name": "Acme Large", "created": 1690502400,
             "hugging_face_id": "acme/large", "quantization": "fp8", "tokenizer": "Llama3",
             "input_modalities": [
              {"type": "text",
               "supported_inputs": {"max_context_length": {"value": 1000000, "unit": "token"},
                                    "max_prompt_length": {"value": 900000}},
               "pricing": [
                {"type": "prompt", "unit": "token", "cost_usd": "0.000008"},
                {"type": "cached_prompt", "unit": "token", "implicit": true, "cost_usd": "0.000002"},
                {"type": "cached_prompt", "unit": "token", "cost_usd": "0.000001"},
                {"type": "cache_write", "unit": "token", "ttl_seconds": 300, "cost_usd": "0.00001"},
                {"type": "cache_write", "unit": "token", "ttl_seconds": 3600, "cost_usd": "0.00002"},
                {"type": "cache_write", "unit": "token", "ttl_seconds": 86400, "cost_usd": "0"}],
               "capacity": [
                {"type": "prompt", "unit": "token", "per": "minute", "value": 1000000}]},
              {"type": "image", "pricing": [
                {"type": "prompt", "unit": "image", "cost_usd": "0.0048"},
                {"type": "prompt", "unit": "megapixel", "cost_usd": "0.01"}]}],
             "output_modalities": [
              {"type": "text", "max_length": {"value": 128000, "unit": "token"},
               "supported_parameters": {
                "temperature": {"type": "range", "min": 0, "max": 1},
                "stop": {"type": "array", "max_items": 4},
                "tools": {"type": "boolean"},
                "structured_outputs": {"type": "boolean"},
                "mirostat": {"type": "unknown"}},
               "pricing": [
                {"type": "completion", "unit": "token", "cost_usd": "0.000024"},
                {"type": "internal_reasoning", "unit": "token", "cost_usd": "0.00003"}],
               "capacity": [{"type": "concurrency", "unit": "request", "value": 4}]}],
             "pricing": [
              {"type": "request", "unit": "request", "cost_usd": "0.001"},
              {"type": "web_search", "unit": "search", "cost_usd": "0.01"}],
             "capacity": [{"type": "request", "unit": "request", "per": "day", "value": 50000}],
             "compliance": {"zdr": true, "hipaa": false},
             "deprecation_date": "2026-06-01T15:00:00Z", "is_ready": false,
             "service_tier": "priority", "discount_to_user": 0.5,
             "openrouter": {"slug": "acme/large"},
             "datacenters": [{"country_code": "US", "region": "us-east-1"}, {"country_code": "DE"}],
             "deployment_region": "global"}
            """;

    @Test
    void a_typed_listing_says_what_it_is() {
        Listing listing = listing(TYPED);

        assertEquals("acme-large", listing.id());
        assertEquals("acme/large", listing.modelId(ACME));
        assertEquals("acme/large", listing.huggingFaceId());
        assertEquals(Quantization.FP8, listing.quantization());
        assertEquals("Llama3", listing.tokenizer());
        assertEquals(1_690_502_400L, listing.created());
        assertEquals(ServiceTier.PRIORITY, listing.tier());
        assertEquals(new Limits(1_000_000, 900_000, 128_000), listing.limits());
        assertEquals(Set.of(Modality.TEXT, Modality.IMAGE), listing.inputs());
        assertEquals(Set.of(Modality.TEXT), listing.outputs());
    }

    @Test
    void descriptors_name_the_parameters_and_unknown_ones_are_passed_over() {
        assertEquals(
                Set.of(
                        Parameter.TEMPERATURE,
                        Parameter.STOP,
                        Parameter.TOOLS,
                        Parameter.STRUCTURED_OUTPUTS),
                listing(TYPED).parameters());
    }

    @Test
    void prices_go_to_their_keys_and_the_discount_to_all_of_them() {
        Listing listing = listing(TYPED);

        assertEquals(perMillion("4"), price(listing, PriceKey.PROMPT));
        assertEquals(perMillion("12"), price(listing, PriceKey.COMPLETION));
        assertEquals(perMillion("15"), price(listing, PriceKey.INTERNAL_REASONING));
        assertEquals(perMillion("0.5"), price(listing, PriceKey.INPUT_CACHE_READ));
        assertEquals(perMillion("5"), price(listing, PriceKey.INPUT_CACHE_WRITE));
        assertEquals(perMillion("10"), price(listing, PriceKey.INPUT_CACHE_WRITE_1H));
        assertEquals(Optional.of(Price.parse("0.0024")), price(listing, PriceKey.IMAGE));
        assertEquals(Optional.of(Price.parse("0.0005")), price(listing, PriceKey.REQUEST));
        assertEquals(Optional.of(Price.parse("0.005")), price(listing, PriceKey.WEB_SEARCH));
        assertTrue(listing.implicitCaching());
    }

    @Test
    void what_cannot_be_billed_is_told() {
        assertEquals(
                List.of(
                        "not billed: input text cache_write token",
                        "not billed: input text cached_prompt token",
                        "not billed: input image prompt megapixel"),
                listing(TYPED).warnings());
    }

    @Test
    void capacity_and_operation_are_kept() {
        Listing listing = listing(TYPED);

        assertEquals(
                List.of(
                        new Capacity("input text", "prompt", "token", "minute", 1_000_000),
                        new Capacity("output text", "concurrency", "request", null, 4),
                        new Capacity("request", "request", "request", "day", 50_000)),
                listing.capacity());
        assertFalse(listing.operation().ready());
        assertTrue(listing.operation().zeroRetention());
        assertEquals(Instant.parse("2026-06-01T15:00:00Z"), listing.operation().deprecatedAt());
        assertEquals(
                List.of(new Datacenter("US", "us-east-1"), new Datacenter("DE", null)),
                listing.operation().datacenters());
    }

    @Test
    void a_listing_makes_an_endpoint_at_its_provider() {
        Endpoint endpoint = listing(TYPED).endpoint(ACME).orElseThrow();

        assertEquals("acme/large@acme/priority", endpoint.id());
        assertEquals("acme-large", endpoint.upstreamModel());
        assertEquals("global", endpoint.region());
        assertTrue(endpoint.dataPolicy().zeroRetention());
    }

    @ParameterizedTest
    @CsvSource({
        "acme/small,                    acme/small",
        "Qwen/Qwen3-32B,                qwen/qwen3-32b",
        "small-v1,                      acme/small-v1",
        "accounts/acme/models/small-v1, acme/small-v1"
    })
    void a_listing_without_a_slug_is_named_after_its_id(String id, String modelId) {
        assertEquals(modelId, listing(flat("").replace("acme/small", id)).modelId(ACME));
    }

    @Test
    void a_day_alone_means_one_in_the_afternoon() {
        Listing listing = listing(flat(", \"deprecation_date\": \"2026-06-01\""));

        assertEquals(Instant.parse("2026-06-01T13:00:00Z"), listing.operation().deprecatedAt());
    }

    @Test
    void a_free_listing_costs_nothing_whatever_it_states() {
        Listing listing = listing(flat(", \"is_free\": true"));

        assertTrue(listing.prices().isFree());
        assertEquals("acme/small:free", listing.modelId(ACME));
    }

    @Test
    void the_flat_format_is_still_read() {
        Listing listing = listing(flat(", \"capacity_tpm\": 5000, \"discount_to_user\": -0.1"));

        assertEquals(new Limits(32_000, 32_000, 4_096), listing.limits());
        assertEquals(perMillion("2.2"), price(listing, PriceKey.PROMPT));
        assertEquals(perMillion("1.1"), price(listing, PriceKey.INPUT_CACHE_READ));
        assertEquals(perMillion("4.4"), listing.prices().at(PriceKey.PROMPT, 20_001, 0));
        assertEquals(
                Set.of(
                        Parameter.TEMPERATURE,
                        Parameter.TOOLS,
                        Parameter.TOOL_CHOICE,
                        Parameter.RESPONSE_FORMAT),
                listing.parameters());
        assertEquals(
                List.of(new Capacity("input text", "prompt", "token", "minute", 5_000)),
                listing.capacity());
        assertTrue(listing.operation().ready());
        assertNull(listing.operation().deprecatedAt());
    }

    @Test
    void a_list_of_tiers_is_still_read() {
        Listing listing =
                listing(
                        """
                        {"id": "acme/tiers", "context_length": 300000,
                         "input_modalities": ["text"], "output_modalities": ["text"],
                         "pricing": [{"prompt": "0.000001", "completion": "0.000002"},
                                     {"min_context": 200000, "prompt": "0.000003"}]}
                        """);

        assertEquals(perMillion("1"), listing.prices().at(PriceKey.PROMPT, 200_000, 0));
        assertEquals(perMillion("3"), listing.prices().at(PriceKey.PROMPT, 200_001, 0));
        assertEquals(perMillion("2"), listing.prices().at(PriceKey.COMPLETION, 200_001, 0));
    }

    private static String flat(String more) {
        return """
        {"id": "acme/small", "name": "Acme Small", "input_modalities": ["text"],
         "output_modalities": ["text"], "context_length": 32000, "max_output_length": 4096,
         "pricing": {"prompt": "0.000002", "completion": "0.000012",
                     "input_cache_reads": "0.000001",
                     "overrides": [{"min_prompt_tokens": 20000, "prompt": "0.000004"}]},
         "supported_sampling_parameters": ["temperature"],
         "supported_features": ["tools", "json_mode"]
        """
                + more
                + "}";
    }

    private static Listing listing(String json) {
        byte[] document = ("{\"data\": [" + json + "]}").getBytes(StandardCharsets.UTF_8);
        return ProviderDocument.parse(document).orThrow().getFirst();
    }

    private static Optional<Price> price(Listing listing, PriceKey key) {
        return listing.prices().at(key, 1, 0);
    }

    private static Optional<Price> perMillion(String dollars) {
        return Optional.of(Price.perMillion(dollars));
    }
}
