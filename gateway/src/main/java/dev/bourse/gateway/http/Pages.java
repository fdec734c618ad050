package dev.bourse.gateway.http;

import dev.bourse.gateway.pipeline.Reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * The user interface: files built into the program under {@code ui/}. A path that is no file leads
 * to the start page, whose script knows the rest.
 */
final class Pages {
    private static final String ROOT = "/ui";
    private static final String DOCS = "/docs/";
    private static final String START = "/index.html";
    private static final String ASSETS = "/assets/";
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
                    "md", "text/plain; charset=utf-8",
                    "woff2", "font/woff2");
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final int OK = 200;

    private static final int NOT_FOUND = 404;

    private final Function<String, Optional<byte[]>> source;
    private final Map<String, Content> files = new ConcurrentHashMap<>();

    /** The files that were built into the program. */
    Pages() {
        this(Pages::built);
    }

    /**
     * @param source the bytes of the file at a path that starts with a slash
     */
    Pages(Function<String, Optional<byte[]>> source) {
        this.source = source;
    }

    /** A file as it is and zipped. */
    private static final class Content {
        private final byte[] plain;
        private final byte[] zipped;

        Content(byte[] plain) {
            this.plain = plain;
            this.zipped = zip(plain);
        }
    }

    /** The file at that path, or the start page; a missing asset is missing. */
    Reply get(Ask ask) {
        String path = ask.path();
        Optional<Content> file = isFile(path) ? file(path) : Optional.empty();
        if (file.isEmpty() && path.startsWith(ASSETS)) {
            return new Reply(NOT_FOUND, Map.of(), new byte[0]);
        }
        boolean zipped = ask.headers().getOrDefault("Accept-Encoding", "").contains("gzip");
        return file.map(found -> answer(path, found, zipped))
                .or(() -> file(START).map(start -> answer(START, start, zipped)))
                .orElseGet(Pages::unbuilt);
    }

    /** Documents are read by people and programs alike; they lie beside the pages. */
    private static String place(String path) {
        return path.startsWith(DOCS) ? path : ROOT + path;
    }

    private static boolean isFile(String path) {
        return path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+") && path.indexOf('.') > 0;
    }

    /** Only files that exist are kept, so that made-up paths fill no memory. */
    private Optional<Content> file(String path) {
        return Optional.ofNullable(files.get(path))
                .or(() -> source.apply(path).map(bytes -> kept(path, new Content(bytes))));
    }

    private Content kept(String path, Content content) {
        files.put(path, content);
        return content;
    }

    private static Optional<byte[]> built(String path) {
        try (InputStream file = Pages.class.getResourceAsStream(place(path))) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] zip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Reply answer(String path, Content content, boolean zipped) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cache-Control", caching(path));
        headers.put("Vary", "Accept-Encoding");
        if (zipped) {
            headers.put("Content-Encoding", "gzip");
        }
        return new Reply(OK, headers, zipped ? content.zipped : content.plain);
    }

    /** Built assets carry a hash of their content in their name. */
    private static String caching(String path) {
        return path.startsWith(ASSETS) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static Reply unbuilt() {
        return Replies.text("text/html; charset=utf-8", UNBUILT.getBytes(StandardCharsets.UTF_8));
    }
}
