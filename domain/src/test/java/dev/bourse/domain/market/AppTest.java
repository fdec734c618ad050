package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Attribution;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class AppTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://coder.example/x?y=1 | Coder      | coder.example      | Coder",
                "https://CODER.example:8443  |            | coder.example      |",
                "coder.example               | Coder      | coder.example      | Coder",
                "vscode://some.extension     | An Ext     | some.extension     | An Ext",
                "http://localhost:3000       | My Tool!   | my-tool.localhost  | My Tool!",
                "http://127.0.0.1/           | My Tool    | my-tool.localhost  | My Tool",
                "http://[::1]:80/            | My Tool    | my-tool.localhost  | My Tool",
            })
    void an_app_is_the_host_of_its_referer(
            String referer, @Nullable String title, String slug, @Nullable String name) {
        App app = App.of(said(referer, title)).orElseThrow();
        assertEquals(slug, app.slug());
        assertEquals(name, app.title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                "https://<script>alert(1)</script>/",
                "https://bad host/",
                "https:///nothing",
                "https://-dash.example",
                "not a url",
                "",
                "javascript:alert(1)",
            })
    void what_names_no_host_is_no_app(String referer) {
        assertEquals(Optional.empty(), App.of(said(referer, null)));
    }

    @Test
    void nobody_is_no_app_whatever_the_title() {
        assertEquals(Optional.empty(), App.of(said(null, "Somebody")));
        assertEquals(Optional.empty(), App.of(Attribution.NONE));
    }

    @Test
    void ten_kilobytes_are_not_read() {
        assertEquals(
                Optional.empty(), App.of(said("https://a.example/" + "x".repeat(10_240), "t")));
        String title = App.of(said("https://a.example", "ab ".repeat(4_000))).orElseThrow().title();
        assertTrue(title != null && title.length() <= 80, title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Coder <b>Pro</b>                         | Coder Pro",
                "<img src=x onerror=alert(1)>Nice         | Nice",
                "half <a tag                              | half",
                "a > b                                    | a b",
                "'  many   spaces '                       | many spaces",
            })
    void names_have_no_markup(String title, String clean) {
        assertEquals(clean, App.clean(title));
    }

    @Test
    void names_have_no_control_characters_and_are_not_cut_inside_one() {
        assertEquals("a b c", App.clean("a\u0000b\r\nc\u202E"));
        String cut = App.clean("\uD83D\uDE00".repeat(200));
        assertEquals(80, cut.codePointCount(0, cut.length()));
        assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 1)));
        assertEquals("", App.clean("\uD800"));
    }

    private static Attribution said(@Nullable String referer, @Nullable String title) {
        return new Attribution(referer, title, null, null, null, List.of());
    }
}
