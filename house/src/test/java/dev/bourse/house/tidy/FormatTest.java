package dev.bourse.house.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.StringWrapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every Java file is as google-java-format (AOSP) writes it. {@code -Dformat=apply} rewrites the
 * files instead of failing.
 */
class FormatTest {
    private static final Path ROOT = Path.of(System.getProperty("bourse.root"));

    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void every_file_is_formatted() throws Exception {
        boolean apply = "apply".equals(System.getProperty("format"));
        List<String> different = new ArrayList<>();
        for (TextFile file : Tree.at(ROOT).matching(".*\\.java").toList()) {
            if (!isFormatted(ROOT.resolve(file.path()), apply)) {
                different.add(file.path());
            }
        }
        assertEquals(List.of(), different, "mvn verify -Dformat=apply rewrites them");
    }

    @Test
    void a_badly_formatted_file_is_noticed() throws Exception {
        String bad = "class  A{}\n";
        assertNotEquals(bad, formatted(bad));
    }

    private static boolean isFormatted(Path path, boolean apply)
            throws IOException, FormatterException {
        String before = Files.readString(path, StandardCharsets.UTF_8);
        String after = formatted(before);
        if (apply && !after.equals(before)) {
            Files.writeString(path, after, StandardCharsets.UTF_8);
        }
        return apply || after.equals(before);
    }

    private static String formatted(String text) throws FormatterException {
        return StringWrapper.wrap(FORMATTER.formatSourceAndFixImports(text), FORMATTER);
    }
}
