package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bourse.gateway.pipeline.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

class PagesTest {
    private static final Map<String, String> BUILT =
            Map.of("/index.html", "<start>", "/assets/index-1.js", "script", "/a.svg", "<svg>");

    private final List<String> read = new ArrayList<>();
    private final Pages pages = new Pages(this::read);

    @Test
    void an_asset_is_kept_by_browsers_for_ever_and_the_start_page_is_not() {
        Reply asset = get("/assets/index-1.js");
        assertEquals("script", text(asset));
        assertEquals("text/javascript; charset=utf-8", asset.headers().get("Content-Type"));
        assertEquals("public, max-age=31536000, immutable", asset.headers().get("Cache-Control"));
        assertEquals("no-cache", get("/").headers().get("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/providers",
                "/models/google/gemini-2.5-flash",
                "/../secret.txt",
                "//"
            })
    void a_path_that_is_no_file_leads_to_the_start_page(String path) {
        Reply reply = get(path);
        assertEquals(200, reply.status());
        assertEquals("<start>", text(reply));
    }

    @Test
    void a_missing_asset_is_missing() {
        assertEquals(404, get("/assets/index-0.js").status());
    }

    @Test
    void paths_that_lead_nowhere_are_not_remembered() {
        get("/made.up");
        get("/made.up");
        get("/a.svg");
        get("/a.svg");
        assertEquals(2, read.stream().filter("/made.up"::equals).count());
        assertEquals(1, read.stream().filter("/a.svg"::equals).count());
    }

    @Test
    void who_reads_gzip_gets_gzip() throws IOException {
        Reply reply = get("/a.svg", Map.of("accept-encoding", "br, gzip"));
        assertEquals("gzip", reply.headers().get("Content-Encoding"));
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(reply.json()))) {
            assertEquals("<svg>", new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertFalse(get("/a.svg").headers().containsKey("Content-Encoding"));
    }

    private Optional<byte[]> read(String path) {
        read.add(path);
        return Optional.ofNullable(BUILT.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply get(String path) {
        return get(path, Map.of());
    }

    private Reply get(String path, Map<String, String> headers) {
        return pages.get(new Ask(path, Map.of(), Map.of(), headers, new Body(new byte[0])));
    }

    private static String text(Reply reply) {
        return new String(reply.json(), StandardCharsets.UTF_8);
    }
}
