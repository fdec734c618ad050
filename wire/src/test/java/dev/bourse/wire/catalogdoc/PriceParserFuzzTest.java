package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.metering.Meter;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.catalogdoc.LiteLlmPrices.Listed;
import dev.bourse.wire.catalogdoc.ProviderDocument.Listing;
import dev.bourse.wire.catalogdoc.Reading.Complete;
import dev.bourse.wire.catalogdoc.Reading.Refused;
import dev.bourse.wire.fact.FactCodec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whatever bytes a price document has, it is read or refused with a reason, and what was read can
 * be billed. The first character chooses the format: 0 OpenRouter, 1 LiteLLM, 2 provider, 3
 * catalogue.
 */
class PriceParserFuzzTest {
    private static final int FORMATS = 4;
    private static final int NOON = 720;

    private static final ProviderListed LISTED = ProviderOffersTest.source(TrustTier.T2);

    private static final Provider ANYONE =
            new Provider(
                    "any",
                    "Anyone",
                    "https://api.any.test/v1",
                    Dialect.OPENAI,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    DataPolicy.UNKNOWN,
                    false);

    @FuzzTest(maxDuration = "60s")
    void any_document_is_read_or_refused(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (!text.isEmpty()) {
            read(text.charAt(0) % FORMATS, text.substring(1)).forEach(PriceParserFuzzTest::bill);
        }
    }

    private static void bill(PriceList prices) {
        for (long tokens = 1; prices.isKnown() && tokens < 100_000_000; tokens *= 10) {
            Tokens usage = new Tokens(tokens, tokens, tokens, tokens, tokens);
            assertFalse(Meter.charge(prices, usage, NOON).total().isNegative());
        }
    }

    private static List<PriceList> read(int format, String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        return switch (format) {
            case 0 ->
                    value(OpenRouterModels.parse(json, ANYONE)).stream()
                            .flatMap(parts -> parts.endpoints().stream().map(each -> each.prices()))
                            .toList();
            case 1 ->
                    value(LiteLlmPrices.parse(json)).stream()
                            .flatMap(all -> all.stream().map(Listed::prices))
                            .toList();
            case 2 ->
                    Stream.concat(
                                    value(ProviderDocument.parse(json)).stream()
                                            .flatMap(all -> all.stream().map(Listing::prices)),
                                    value(ProviderOffers.parse(json, LISTED, 1)).stream()
                                            .flatMap(all -> all.offers().stream())
                                            .map(PriceParserFuzzTest::kept))
                            .toList();
            default ->
                    value(CatalogDocument.parse(text)).stream()
                            .flatMap(parts -> parts.endpoints().stream().map(each -> each.prices()))
                            .toList();
        };
    }

    /** What is offered can be kept as a fact, and reads back as it was. */
    private static PriceList kept(OfferSeen offer) {
        assertEquals(offer, FactCodec.decode(FactCodec.encode(offer)));
        return offer.endpoint().prices();
    }

    private static <T> List<T> value(Reading<T> reading) {
        return switch (reading) {
            case Complete<T>(T value) -> List.of(value);
            case Refused<T> refused -> {
                assertFalse(refused.problems().isEmpty());
                assertTrue(refused.problems().stream().noneMatch(each -> each.reason().isBlank()));
                yield List.of();
            }
        };
    }
}
