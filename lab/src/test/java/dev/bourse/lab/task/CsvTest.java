package dev.bourse.lab.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class CsvTest {
    @Test
    void quotes_hold_commas_lines_and_quotes() {
        String text = "a,\"b, c\",\"d\ne\"\r\n\"say \"\"hi\"\"\",,x\n\n";
        assertEquals(
                List.of(List.of("a", "b, c", "d\ne"), List.of("say \"hi\"", "", "x")),
                Csv.rows(text));
    }

    @Test
    void a_last_line_needs_no_end_and_a_quote_may_stay_open() {
        assertEquals(List.of(List.of("a", "b")), Csv.rows("a,b"));
        assertEquals(List.of(List.of("a", "b\n")), Csv.rows("a,\"b\n"));
        assertEquals(List.of(), Csv.rows(""));
    }
}
