package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.Money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class JsonBytesTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                10,
                999_999_999,
                1_000_000_000,
                1_000_000_001,
                12_500_000_000L,
                10_000_000_000L,
                120_030_000L,
                Long.MAX_VALUE
            })
    void billionths_are_written_as_dollars_are(long nanos) {
        JsonBytes out = new JsonBytes(false);
        out.array();
        out.billionths(nanos);
        out.billionths(nanos);
        out.endArray();
        String amount = new Money(nanos).toString();
        String json = new String(out.take(), StandardCharsets.UTF_8);
        assertEquals("[" + amount + "," + amount + "]", json);
    }
}
