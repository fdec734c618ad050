package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class RoutesTest {
    private final Routes<String> routes =
            new Routes<String>()
                    .on(HttpMethod.GET, "/models", "list")
                    .on(HttpMethod.GET, "/models/count", "count")
                    .on(HttpMethod.GET, "/models/{author}/{slug}/endpoints", "endpoints")
                    .on(HttpMethod.GET, "/keys/{hash}", "one")
                    .on(HttpMethod.DELETE, "/keys/{hash}", "delete")
                    .on(HttpMethod.GET, "/assets/{path*}", "asset");

    @Test
    void literal_paths_and_variables_are_told_apart() {
        assertEquals("list", handler(HttpMethod.GET, "/models"));
        assertEquals("count", handler(HttpMethod.GET, "/models/count"));
        assertEquals("delete", handler(HttpMethod.DELETE, "/keys/abc"));
        assertEquals("one", handler(HttpMethod.GET, "/keys/abc"));
    }

    @Test
    void variables_are_named() {
        assertEquals(
                Map.of("author", "a", "slug", "b:free"),
                routes.find(HttpMethod.GET, "/models/a/b:free/endpoints")
                        .orElseThrow()
                        .parameters());
        assertEquals(
                Map.of("path", "js/app.js"),
                routes.find(HttpMethod.GET, "/assets/js/app.js").orElseThrow().parameters());
    }

    @Test
    void what_does_not_fit_is_not_found() {
        for (String path :
                List.of("/", "/model", "/models/", "/models/a/endpoints", "/keys/", "/keys/a/b")) {
            assertTrue(routes.find(HttpMethod.GET, path).isEmpty(), path);
        }
        assertTrue(routes.find(HttpMethod.POST, "/models").isEmpty());
    }

    @Test
    void a_path_tells_which_methods_it_takes() {
        assertEquals(List.of("DELETE", "GET"), routes.methods("/keys/abc"));
        assertEquals(List.of(), routes.methods("/nowhere"));
    }

    private String handler(HttpMethod method, String path) {
        return routes.find(method, path).orElseThrow().handler();
    }
}
