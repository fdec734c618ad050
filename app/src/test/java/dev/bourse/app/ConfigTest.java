package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ConfigTest {
    private static final Path HOME = Path.of("home");
    private static final int PROCESSORS = 2;

    @Test
    void these_are_all_keys() {
        assertEquals(
                List.of(
                        "host",
                        "port",
                        "data",
                        "store",
                        "event_loops",
                        "credits",
                        "api_key",
                        "management_key",
                        "catalog",
                        "simulate",
                        "attempts",
                        "connections",
                        "keep_alive_ms",
                        "classify_one_in",
                        "answer_cache_bytes",
                        "listings.allow",
                        "listings.poll_seconds",
                        "listings.key",
                        "timeouts.connect_ms",
                        "timeouts.first_byte_ms",
                        "timeouts.idle_ms",
                        "timeouts.total_ms",
                        "limits.body_bytes",
                        "limits.body_ms",
                        "limits.header_bytes",
                        "limits.line_bytes",
                        "limits.idle_seconds"),
                ConfigReader.KEYS);
    }

    @Test
    void these_are_the_defaults() {
        assertEquals(
                Json.pretty(
                        Json.parseYaml(
                                """
                                host: 127.0.0.1
                                port: 8080
                                data: home/.bourse
                                store: jdbc:sqlite:home/.bourse/bourse.db
                                event_loops: 1
                                credits: "1000000"
                                api_key: (made at the first start)
                                management_key: (made at the first start)
                                catalog: []
                                simulate: auto
                                attempts: 6
                                connections: 20000
                                keep_alive_ms: 5000
                                classify_one_in: 10
                                answer_cache_bytes: 67108864
                                listings:
                                  allow: []
                                  poll_seconds: 300
                                  key: (a file of its own)
                                timeouts:
                                  connect_ms: 5000
                                  first_byte_ms: 120000
                                  idle_ms: 60000
                                  total_ms: 1800000
                                limits:
                                  body_bytes: 67108864
                                  body_ms: 120000
                                  header_bytes: 32768
                                  line_bytes: 16384
                                  idle_seconds: 3600
                                """)),
                Json.pretty(JsonValue.of(ConfigReader.show(config("", Map.of(), Map.of())))));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3", "8, 5", "64, 43"})
    void a_third_of_the_processors_is_left_to_what_follows_the_journal(int processors, int loops) {
        Settings none = Settings.of("", Map.of(), Map.of(), ConfigReader.KEYS);
        assertEquals(loops, ConfigReader.read(none, HOME, processors).eventLoops());
    }

    @Test
    void every_key_can_be_set_in_the_file_the_environment_and_on_the_command_line() {
        for (String key : ConfigReader.KEYS) {
            String value = sample(key);
            String yaml = key.replace(".", ":\n  ") + ": " + value + "\n";
            String shown = shown(yaml, Map.of(), Map.of());
            assertFalse(shown.equals(shown("", Map.of(), Map.of())), key + " changes nothing");
            assertEquals(shown, shown("", Map.of(Settings.variable(key), value), Map.of()));
            assertEquals(shown, shown("", Map.of(), Map.of(key, value)));
        }
    }

    @Test
    void the_command_line_wins_over_the_environment_which_wins_over_the_file() {
        Map<String, String> environment = Map.of("BOURSE_PORT", "2");
        assertEquals(2, config("port: 1", environment, Map.of()).port());
        assertEquals(3, config("port: 1", environment, Map.of("port", "3")).port());
    }

    @Test
    void an_unknown_key_stops_the_start_and_is_named() {
        assertTrue(
                complaint("prot: 1\ntimeouts:\n  idel_ms: 2\n").contains("prot, timeouts.idel_ms"));
    }

    @Test
    void secrets_come_from_the_environment_and_are_not_shown() {
        String yaml = "api_key: ${SECRET}\nstore: jdbc:postgresql://db/x?user=u&password=pw1\n";
        Config config = config(yaml, Map.of("SECRET", "sk-bo-very-secret"), Map.of());
        assertEquals("sk-bo-very-secret", config.apiKey());
        String shown = Json.pretty(JsonValue.of(ConfigReader.show(config)));
        assertFalse(shown.contains("very-secret") || shown.contains("pw1"), shown);
    }

    @Test
    void a_reference_to_a_variable_that_is_not_set_stops_the_start() {
        assertTrue(complaint("api_key: ${NOWHERE}").contains("api_key: ${NOWHERE} is not set"));
    }

    @Test
    void nonsense_is_named_by_its_key() {
        assertTrue(complaint("port: eighty").contains("port: 'eighty'"));
        assertTrue(complaint("port: 70000").contains("port: 0 to 65535"));
        assertTrue(
                complaint("simulate: perhaps")
                        .contains("simulate: always, never, auto or dialects"));
        assertTrue(complaint("credits: much").contains("credits: 'much'"));
        assertTrue(complaint("listings:\n  allow: here").contains("listings.allow: no address"));
        assertTrue(complaint("listings:\n  key: abcd").contains("listings.key: 32 bytes"));
        assertTrue(complaint("- a list").contains("no mapping"));
        assertTrue(complaint("port: [").length() > 0);
    }

    private static String sample(String key) {
        return switch (key) {
            case "host" -> "0.0.0.0";
            case "data" -> "elsewhere";
            case "store" -> "jdbc:postgresql://db/bourse";
            case "api_key", "management_key" -> "a-secret";
            case "catalog" -> "own.yaml";
            case "simulate" -> "never";
            case "listings.allow" -> "10.0.0.0/8";
            case "listings.key" -> "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            case "timeouts.total_ms" -> "1800001";
            default -> "17";
        };
    }

    private static String complaint(String yaml) {
        Exception problem =
                assertThrows(
                        IllegalArgumentException.class, () -> config(yaml, Map.of(), Map.of()));
        return String.valueOf(problem.getMessage());
    }

    private static String shown(
            String yaml, Map<String, String> environment, Map<String, String> options) {
        return Json.pretty(JsonValue.of(ConfigReader.show(config(yaml, environment, options))));
    }

    private static Config config(
            String yaml, Map<String, String> environment, Map<String, String> options) {
        Settings settings = Settings.of(yaml, environment, options, ConfigReader.KEYS);
        return ConfigReader.read(settings, HOME.resolve(".bourse"), PROCESSORS);
    }
}
