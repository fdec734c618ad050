package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void names_stand_to_the_left_and_figures_to_the_right() {
        Table table = new Table("what", "us");
        table.row("a request", Table.figure(31.46));
        table.row("a chunk", Table.figure(7.5));
        assertEquals(
                """
                what         us
                a request  31.5
                a chunk    7.50
                """,
                table.toString());
    }

    @Test
    void a_figure_has_as_many_places_as_its_size_deserves() {
        assertEquals("1234", Table.figure(1234.4));
        assertEquals("-12.3", Table.figure(-12.34));
        assertEquals("0.05", Table.figure(.05));
    }
}
