package dev.bourse.wire.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.OfferSeen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;

class FactCodecTest {
    private static final long SEED = 20260105L;

    @Test
    void every_fact_reads_back_as_it_was_written() {
        RandomFacts facts = new RandomFacts(new Random(SEED));
        for (int i = 0; i < 20_000; i++) {
            Fact fact = facts.next();
            byte[] bytes = FactCodec.encode(fact);
            assertEquals(fact, FactCodec.decode(bytes), "seed " + SEED + ", fact " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_stored_form_of_each_type_never_changes(FactType type) throws IOException {
        String golden = golden(type);
        Fact fact = GoldenFacts.of(type);
        assertEquals(golden, text(FactCodec.encode(fact)), "written");
        assertEquals(fact, FactCodec.decode(bytes(golden)), "read");
    }

    @ParameterizedTest
    @EnumSource
    void unknown_members_are_ignored(FactType type) throws IOException {
        String more = ",\"zz\":{\"deep\":[1.5,{\"at\":2},null]},\"yy\":[1],\"xx\":1e9}";
        String golden = golden(type);
        String extended = golden.substring(0, golden.length() - 1) + more;
        assertEquals(GoldenFacts.of(type), FactCodec.decode(bytes(extended)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"t\":\"gen.paused\",\"at\":1} | unknown type of fact 'gen.paused'",
                "{\"t\":\"key.deleted\",\"at\":1} | member 'key' is missing",
                "{\"t\":\"key.deleted\",\"at\":\"1\"} | member 'at' has the wrong type",
                "{\"t\":\"key.deleted\",\"at\":1.5} | unexpected VALUE_NUMBER_FLOAT",
                "{\"t\":\"key.deleted\",\"at\":1,\"key\":\"ab\"} | not a fact: not a SHA-256 in"
                        + " hex",
                "[] | a fact is a JSON object",
                "{} {} | something follows the fact",
                "{\"att\":[1]} | lists in facts hold objects",
            })
    void what_is_no_fact_is_refused_with_its_reason(String json, String reason) {
        FactException refusal =
                assertThrows(FactException.class, () -> FactCodec.decode(bytes(json)));
        assertEquals(reason, refusal.getMessage());
    }

    /** A journal stays readable, and what can't be charged is not sold. */
    @Test
    void a_stored_discount_by_which_nothing_can_be_charged_makes_prices_unknown()
            throws IOException {
        String stored = golden(FactType.OFFER_SEEN).replace("\"0.50\"", "\"1E-41\"");

        OfferSeen seen = (OfferSeen) FactCodec.decode(bytes(stored));

        assertEquals(PriceList.UNKNOWN, seen.endpoint().prices());
    }

    @Test
    void damaged_bytes_are_refused_or_read_but_never_anything_else() {
        Random random = new Random(SEED);
        RandomFacts facts = new RandomFacts(random);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = FactCodec.encode(facts.next());
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            readOrRefuse(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
            readOrRefuse(bytes);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            FactCodec.decode(bytes);
        } catch (FactException refusal) {
            assertTrue(!String.valueOf(refusal.getMessage()).isBlank());
        }
    }

    private static String golden(FactType type) throws IOException {
        try (InputStream file = FactCodecTest.class.getResourceAsStream(type.tag() + ".json")) {
            return text(Objects.requireNonNull(file).readAllBytes()).strip();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
