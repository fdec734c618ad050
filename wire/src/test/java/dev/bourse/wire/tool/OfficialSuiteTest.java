package dev.bourse.wire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The JSON Schema Test Suite of draft 7, in the release 2.0.0 that Debian packs as {@code
 * json-schema-test-suite}; {@value #VARIABLE} names its folder {@code tests/draft7} when it lies
 * elsewhere. Where it is not installed, nothing is tested: it is not repeated here.
 *
 * <p>What is not judged here is listed, and that it is: a group that is listed and passes is a
 * failure, too.
 */
class OfficialSuiteTest {
    private static final String VARIABLE = "JSON_SCHEMA_TEST_SUITE";
    private static final String USUAL = "/usr/share/json-schema-test-suite/tests/draft7";
    private static final int STEPS = 50_000;

    /**
     * Groups that this validator fails, by file. Each of them refers to another document, or
     * changes by {@code $id} what references are relative to. Nothing is fetched here, and a call
     * that can't be judged is allowed.
     */
    private static final Map<String, Set<String>> NOT_JUDGED =
            Map.of(
                    "definitions.json",
                    Set.of("invalid definition"),
                    "ref.json",
                    Set.of(
                            "Recursive references between schemas",
                            "remote ref, containing refs itself"),
                    "refRemote.json",
                    Set.of(
                            "base URI change",
                            "base URI change - change folder",
                            "base URI change - change folder in subschema",
                            "fragment within remote ref",
                            "ref within remote ref",
                            "remote ref",
                            "root ref in remote ref"));

    @TestFactory
    Stream<DynamicTest> all_of_it_is_judged_as_it_says_but_for_what_is_listed() throws IOException {
        Path folder = Path.of(System.getenv().getOrDefault(VARIABLE, USUAL));
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not there: it is not run");
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        assertFalse(files.isEmpty(), folder::toString);
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getFileName().toString(), () -> assertJudged(file)));
    }

    private static void assertJudged(Path file) throws IOException {
        String name = file.getFileName().toString();
        Set<String> failed = new TreeSet<>();
        for (JsonValue group : Json.parse(Files.readString(file)).asItems()) {
            JsonObject said = group.asObject().orElseThrow();
            if (!isJudged(said)) {
                failed.add(said.text("description").orElseThrow());
            }
        }
        assertEquals(new TreeSet<>(NOT_JUDGED.getOrDefault(name, Set.of())), failed, name);
    }

    private static boolean isJudged(JsonObject group) {
        JsonValue schema = Objects.requireNonNull(group.members().get("schema"));
        return group.items("tests").stream()
                .map(one -> one.asObject().orElseThrow())
                .allMatch(one -> allows(schema, one) == one.flag("valid").orElseThrow());
    }

    private static boolean allows(JsonValue schema, JsonObject test) {
        JsonValue data = Objects.requireNonNull(test.members().get("data"));
        return new Schema(schema, new Steps(STEPS)).allows(data);
    }
}
