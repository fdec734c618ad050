package dev.bourse.wire.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

class PackedCodecTest {
    private static final long SEED = 20261127L;
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void every_fact_reads_back_as_it_was_written() {
        RandomFacts facts = new RandomFacts(new Random(SEED));
        for (int i = 0; i < 20_000; i++) {
            Fact fact = facts.next();
            byte[] bytes = PackedCodec.encode(fact);
            assertEquals(fact, PackedCodec.decode(bytes), "seed " + SEED + ", fact " + i);
        }
    }

    @Test
    void one_decoder_reads_fact_after_fact_also_after_one_that_is_none() {
        RandomFacts facts = new RandomFacts(new Random(SEED));
        PackedDecoder decoder = new PackedDecoder();
        for (int i = 0; i < 20_000; i++) {
            Fact fact = facts.next();
            byte[] bytes = PackedCodec.encode(fact);
            byte[] cut = Arrays.copyOf(bytes, bytes.length - 1 - i % (bytes.length - 2));
            assertThrows(FactException.class, () -> decoder.decode(cut));
            assertEquals(fact, decoder.decode(bytes), "seed " + SEED + ", fact " + i);
        }
    }

    @Test
    void a_decoder_makes_what_facts_have_in_common_only_once() {
        PackedDecoder decoder = new PackedDecoder();
        byte[] bytes = PackedCodec.encode(new CreditsGranted(1, "g", "account", Money.ZERO, ""));
        CreditsGranted one = (CreditsGranted) decoder.decode(bytes);
        CreditsGranted other = (CreditsGranted) decoder.decode(bytes.clone());
        assertSame(one.account(), other.account());
    }

    @ParameterizedTest
    @EnumSource
    void that_a_generation_began_is_seen_without_decoding(FactType type) {
        byte[] packed = PackedCodec.encode(GoldenFacts.of(type));
        assertEquals(type == FactType.STARTED, PackedCodec.tellsOfBeginning(packed));
        assertFalse(PackedCodec.tellsOfBeginning(Arrays.copyOf(packed, 5)));
    }

    @Test
    void it_takes_less_room_than_json() {
        RandomFacts facts = new RandomFacts(new Random(SEED));
        for (int i = 0; i < 1_000; i++) {
            Fact fact = facts.next();
            assertTrue(PackedCodec.encode(fact).length < FactCodec.encode(fact).length, "" + fact);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_stored_form_of_each_type_never_changes(FactType type) throws IOException {
        Fact fact = GoldenFacts.of(type);
        assertEquals(golden(type), HEX.formatHex(PackedCodec.encode(fact)), "written");
        assertEquals(fact, PackedCodec.decode(HEX.parseHex(golden(type))), "read");
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_that_was_written_as_json_is_read_all_the_same(FactType type) {
        Fact fact = GoldenFacts.of(type);
        assertEquals(fact, PackedCodec.decode(FactCodec.encode(fact)));
    }

    @ParameterizedTest
    @EnumSource
    void unknown_members_are_passed_over(FactType type) {
        byte[] known = PackedCodec.encode(GoldenFacts.of(type));
        byte[] unknown =
                HEX.parseHex("fe0102fd020161fc030100e9fb04fa05f906fe010200f80701fe01020000");
        byte[] bytes = Arrays.copyOf(known, known.length + unknown.length);
        System.arraycopy(unknown, 0, bytes, known.length - 1, unknown.length);
        assertEquals(GoldenFacts.of(type), PackedCodec.decode(bytes));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 1L << 55, Long.MAX_VALUE, Long.MIN_VALUE})
    void numbers_of_any_size_come_back(long nanos) {
        Fact fact = new CreditsGranted(nanos, "g", "a", new Money(nanos), "r");
        assertEquals(fact, PackedCodec.decode(PackedCodec.encode(fact)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u0000\u00FF", "\u0100", "\uD83D\uDE00", "\uD83D", "\uDE00x"})
    void texts_of_any_characters_come_back(String text) {
        Fact fact = new CreditsGranted(1, "g", "a", new Money(1), text);
        assertEquals(fact, PackedCodec.decode(PackedCodec.encode(fact)));
    }

    @Test
    void each_name_has_a_number_of_its_own() {
        Set<Integer> ids = new HashSet<>();
        for (Name name : Name.values()) {
            assertTrue(name.id() > 0 && name.id() < 256 && ids.add(name.id()), name.name());
            assertEquals(name, Name.of(name.id()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "01, the fact ends too soon",
        "0100, a fact is an object",
        "010100, member 'at' is missing",
        "01010000, something follows the fact",
        "010102010200, member 't' is missing",
        "010101020002010200, unknown type of fact ''",
        "01010108, unknown kind of member 8",
        "010101020561, a text is longer than the fact",
        "01010103ffffffffffffffff7f61, a text is longer than the fact",
        "01010201ffffffffffffffffffffff, a number is too long",
        "010101070300, lists in facts hold objects",
        "0101010601060106010601060106010601060106010601060106010601060106010601060106, too deep",
    })
    void what_is_no_fact_is_refused_with_its_reason(String hex, String reason) {
        byte[] bytes = HEX.parseHex(hex);
        FactException refusal = assertThrows(FactException.class, () -> PackedCodec.decode(bytes));
        assertEquals(reason, refusal.getMessage());
    }

    @Test
    void damaged_bytes_are_refused_or_read_but_never_anything_else() {
        Random random = new Random(SEED);
        RandomFacts facts = new RandomFacts(random);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = PackedCodec.encode(facts.next());
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            readOrRefuse(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
            readOrRefuse(bytes);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            PackedCodec.decode(bytes);
        } catch (FactException refusal) {
            assertTrue(!String.valueOf(refusal.getMessage()).isBlank());
        }
    }

    private static String golden(FactType type) throws IOException {
        try (InputStream file = PackedCodecTest.class.getResourceAsStream(type.tag() + ".hex")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            return new String(bytes, StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }
}
