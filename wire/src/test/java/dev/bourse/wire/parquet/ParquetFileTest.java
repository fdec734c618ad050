package dev.bourse.wire.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What is written is read by somebody else's reader. */
class ParquetFileTest {
    private static final long SEED = 20260302L;

    @Test
    void a_table_with_gaps_is_read_as_it_was_written() throws IOException {
        assertReadBack(
                List.of("a", "", "漢字 😀"),
                Arrays.asList(1L, null, Long.MIN_VALUE),
                Arrays.asList(null, 0.5, -1e300));
    }

    @Test
    void a_table_without_rows_is_a_file() throws IOException {
        assertReadBack(List.of(), List.of(), List.of());
    }

    @Test
    void thousands_of_random_rows_are_read_as_they_were_written() throws IOException {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>();
        List<@Nullable Long> longs = new ArrayList<>();
        List<@Nullable Double> doubles = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            texts.add("row " + random.nextLong());
            longs.add(random.nextInt(3) == 0 ? null : (Long) random.nextLong());
            doubles.add(i > 2_000 && random.nextBoolean() ? null : (Double) random.nextGaussian());
        }
        assertReadBack(texts, longs, doubles);
    }

    @Test
    void columns_of_different_length_are_no_table() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        ParquetFile.of(
                                List.of(
                                        new Column.Texts("a", List.of("x")),
                                        new Column.Longs("b", List.of()))));
    }

    private static void assertReadBack(
            List<String> texts, List<@Nullable Long> longs, List<@Nullable Double> doubles)
            throws IOException {
        byte[] file =
                ParquetFile.of(
                        List.of(
                                new Column.Texts("text", texts),
                                new Column.Longs("long", longs),
                                new Column.Doubles("double", doubles)));
        try (ParquetFileReader reader =
                        ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader rows = reader.rowReader()) {
            for (int i = 0; i < texts.size(); i++) {
                assertTrue(rows.hasNext(), "row " + i);
                rows.next();
                assertEquals(texts.get(i), rows.getString("text"), "row " + i);
                assertEquals(
                        longs.get(i),
                        rows.isNull("long") ? null : (Long) rows.getLong("long"),
                        "row " + i);
                assertEquals(
                        doubles.get(i),
                        rows.isNull("double") ? null : (Double) rows.getDouble("double"),
                        "row " + i);
            }
            assertFalse(rows.hasNext());
        }
    }
}
