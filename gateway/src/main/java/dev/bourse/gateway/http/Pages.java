package dev.bourse.gateway.http;

import dev.bourse.gateway.pipeline.Reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The user interface: files built into the program under {@code ui/}. A path that is no file leads
 * to the start page, whose script knows the rest.
 */
final class Pages {
    private static final String ROOT = "/ui";
    private static final String START = "/index.html";
    private static final String UNBUILT =
            "<!doctype html><meta charset=utf-8><title>Bourse</title>"
                    + "<p>This build has no pages. The API is at <code>/api/v1</code>.";
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "json", "application/json",
                    "txt", "text/plain; charset=utf-8",
                    "woff2", "font/woff2");
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final int OK = 200;

    private final Map<String, Optional<Content>> files = new ConcurrentHashMap<>();

    /** A file. */
    private static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** The file at that path, or the start page. */
    Reply get(Ask ask) {
        String path = ask.path();
        Optional<Content> file = isFile(path) ? file(path) : Optional.empty();
        return file.map(found -> answer(path, found))
                .or(() -> file(START).map(start -> answer(START, start)))
                .orElseGet(Pages::unbuilt);
    }

    private static boolean isFile(String path) {
        return path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+") && path.indexOf('.') > 0;
    }

    private Optional<Content> file(String path) {
        return files.computeIfAbsent(path, Pages::load);
    }

    private static Optional<Content> load(String path) {
        try (InputStream file = Pages.class.getResourceAsStream(ROOT + path)) {
            return file == null ? Optional.empty() : Optional.of(new Content(file.readAllBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Reply answer(String path, Content content) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cache-Control", caching(path));
        return new Reply(OK, headers, content.bytes);
    }

    /** Built assets carry a hash of their content in their name. */
    private static String caching(String path) {
        return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static Reply unbuilt() {
        return Replies.text("text/html; charset=utf-8", UNBUILT.getBytes(StandardCharsets.UTF_8));
    }
}
