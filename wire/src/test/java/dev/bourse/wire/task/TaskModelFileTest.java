package dev.bourse.wire.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class TaskModelFileTest {
    private static final byte[] FILE = TaskModelFile.write(TaskModelFile.bundled());

    @Test
    void what_is_written_is_read_as_it_was() {
        assertArrayEquals(FILE, TaskModelFile.write(TaskModelFile.read(FILE)));
    }

    @Test
    void the_bundled_model_stays_small() {
        assertTrue(FILE.length < 700_000, FILE.length + " bytes");
    }

    @Test
    void a_damaged_file_is_refused() {
        String text = new String(FILE, StandardCharsets.US_ASCII);
        refused("");
        refused("{}");
        refused(text.replace("model 1", "model 2"));
        refused(text.replace("code:debugging", "code:bugging"));
        refused(text + "AAAA");
        refused(text.substring(0, text.indexOf("AAA")) + "f////w==");
        for (int cut : new int[] {1, 100, 1000, FILE.length / 2, FILE.length - 1000}) {
            refused(new String(Arrays.copyOf(FILE, cut), StandardCharsets.US_ASCII));
        }
    }

    private static void refused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThrows(IllegalArgumentException.class, () -> TaskModelFile.read(bytes));
    }
}
