package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Optional;

/** Keys that an administrator makes (openrouter.md 1.11). */
class KeysTest {
    @TempDir Path folder;
    private MarketWorld world;

    @BeforeEach
    void open() {
        world = new MarketWorld(folder, "2026-03-05T12:30:00Z");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_key_ends_when_it_was_told_to() {
        Reply made = create("\"name\":\"n\",\"expires_at\":\"2027-01-31T01:00:00+01:00\"");
        assertEquals(201, made.status());
        JsonObject key = MarketWorld.json(made).object("data");
        assertEquals("2027-01-31T00:00:00Z", key.text("expires_at").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tomorrow                          | is no ISO 8601 time",
                "2027-01-31                        | is no ISO 8601 time",
                "1970-01-01T00:00:00Z              | is before 1970",
                "1969-12-31T23:59:59Z              | is before 1970",
                "+999999999-12-31T00:00:00Z        | is too far away",
            })
    void an_end_that_cannot_be_kept_is_no_key_without_end(String time, String why) {
        Reply made = create("\"name\":\"n\",\"expires_at\":\"" + time + "\"");
        assertRefused(made, "expires_at: " + why);
    }

    @Test
    void a_misspelt_limit_makes_no_key() {
        assertRefused(create("\"name\":\"n\",\"limt\":5"), "limt: is no member of a key");
    }

    @Test
    void an_end_is_not_changed_and_not_passed_over() {
        Reply made = create("\"name\":\"n\"");
        String hash = MarketWorld.json(made).object("data").text("hash").orElseThrow();
        String change = "{\"expires_at\":\"2030-01-31T00:00:00Z\"}";
        assertRefused(
                world.ask(HttpMethod.PATCH, "/keys/" + hash, MarketWorld.MANAGEMENT, change),
                "expires_at: stays");
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PATCH, {\"disabled\":true}", "DELETE, ''"})
    void a_key_of_another_account_is_not_there(String method, String body) {
        String hash = Access.hash(MarketWorld.STRANGER).hex();
        Reply reply =
                world.ask(
                        HttpMethod.valueOf(method), "/keys/" + hash, MarketWorld.MANAGEMENT, body);
        assertEquals(404, reply.status());
        assertEquals(
                Optional.of(false),
                world.get("/key", MarketWorld.STRANGER).object("data").flag("is_management_key"),
                "it still works");
    }

    private static void assertRefused(Reply reply, String why) {
        assertEquals(400, reply.status());
        String told = MarketWorld.json(reply).object("error").text("message").orElseThrow();
        assertTrue(told.startsWith(why), told);
    }

    private Reply create(String members) {
        return world.ask(HttpMethod.POST, "/keys", MarketWorld.MANAGEMENT, "{" + members + "}");
    }
}
