package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.wire.catalogdoc.StarterCatalog;
import dev.bourse.wire.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class ImportCommandTest {
    private static final String OPENROUTER =
            """
            {"data": [{"id": "acme/large", "canonical_slug": "acme/large-1", "context_length": 9000,
              "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
              "pricing": {"prompt": "0.000002", "completion": "0.000012"}},
              {"id": "acme/odd"}]}
            """;

    private static final String LITELLM =
            """
            {"groq/new-one": {"litellm_provider": "groq", "mode": "chat", "max_input_tokens": 8192,
              "input_cost_per_token": 0.0000006, "output_cost_per_token": 0.0000008}}
            """;

    private static final String DOCUMENT =
            """
            {"data": [{"id": "acme-small", "context_length": 8000, "input_modalities": ["text"],
              "output_modalities": ["text"], "quantization": "fp8",
              "pricing": {"prompt": "0.000001", "completion": "0.000002"}}]}
            """;

    /** The last day of May. */
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2026-05-31T12:00:00Z"));

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_list_of_openrouter_becomes_a_catalogue_file_that_can_be_served() throws Exception {
        Path file = write("models.json", OPENROUTER);

        assertEquals(0, run(file, "--out", made().toString()));

        assertEquals(1, endpoints("acme/large"));
        assertTrue(out.toString().contains("taken over: 1 endpoints, 1 new models"), out::toString);
        assertTrue(out.toString().contains("1  says no context length: acme/odd"), out::toString);
    }

    @Test
    void a_price_map_of_litellm_becomes_one() throws Exception {
        assertEquals(0, run(write("prices.json", LITELLM), "--out", made().toString()));

        assertEquals(1, endpoints("groq/new-one"));
    }

    @Test
    void a_document_of_a_provider_becomes_one_with_that_provider() throws Exception {
        Path file = write("acme.json", DOCUMENT);
        String url = "https://acme.test/v1";

        assertEquals(
                0, run(file, "--provider", "acme", "--base-url", url, "--out", made().toString()));

        assertEquals(1, endpoints("acme/acme-small"));
        assertTrue(Files.readString(made()).contains("ACME_API_KEY"));
    }

    @Test
    void two_lists_go_together_when_the_second_knows_of_the_first() throws Exception {
        Path first = write("models.json", OPENROUTER);
        assertEquals(0, run(first, "--out", made().toString()));
        Path second = write("acme.json", DOCUMENT.replace("acme-small", "acme/large"));
        String url = "https://acme.test/v1";
        Path more = folder.resolve("more.yaml");
        String[] options = {"--provider", "acme", "--base-url", url, "--out", more.toString()};

        assertEquals(
                0,
                run(
                        second,
                        Stream.concat(Stream.of(options), Stream.of("--beside", made().toString()))
                                .toArray(String[]::new)));

        assertEquals(
                2,
                Listings.read(List.of(made(), more)).endpoints().stream()
                        .filter(one -> one.modelId().equals("acme/large"))
                        .count());
    }

    @Test
    void a_file_that_can_not_be_read_or_written_is_named() throws Exception {
        Path file = write("models.json", OPENROUTER);
        Path nowhere = folder.resolve("no/such.yaml");

        assertSaid("can't write " + nowhere, () -> run(file, "--out", nowhere.toString()));
        assertSaid("--out would overwrite", () -> run(file, "--out", file.toString()));
        Path odd = write("odd.yaml", "# nothing");
        assertSaid(odd.toString(), () -> Listings.read(List.of(odd)));
    }

    @Test
    void what_is_read_is_not_overwritten_by_whatever_path_it_is_named() throws Exception {
        Path file = write("models.json", OPENROUTER);
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path here = Path.of("").toAbsolutePath().relativize(file.toRealPath());

        for (Path out : List.of(folder.resolve("./models.json"), link, here)) {
            assertSaid("--out would overwrite " + file, () -> run(file, "--out", out.toString()));
        }
        assertSaid("--out would overwrite " + link, () -> run(link, "--out", file.toString()));
        Path around = elsewhere.resolve("../models.json");
        assertSaid("--out would overwrite", () -> run(around, "--out", file.toString()));
        assertEquals(OPENROUTER, Files.readString(file));
    }

    @Test
    void nor_is_a_catalogue_file_that_it_goes_with() throws Exception {
        Path file = write("models.json", OPENROUTER);
        Path beside = write("beside.yaml", "catalogue: 1");
        String out = folder.resolve("./beside.yaml").toString();

        assertSaid(
                "--out would overwrite " + beside,
                () -> run(file, "--beside", beside.toString(), "--out", out));
    }

    @Test
    void another_file_of_the_same_name_is_written() throws Exception {
        Path file = write("models.json", OPENROUTER);
        Path out = Files.createDirectory(folder.resolve("elsewhere")).resolve("models.json");

        assertEquals(0, run(file, "--out", out.toString()));
        assertEquals(0, run(file, "--out", out.toString()));
    }

    private static void assertSaid(String part, Executable doing) {
        String said = String.valueOf(assertThrows(Complaint.class, doing).getMessage());
        assertTrue(said.contains(part), said);
    }

    @Test
    void a_price_map_of_real_size_and_a_real_list_become_one_each() throws Exception {
        int models = StarterCatalog.parts().models().size();
        for (String name :
                List.of("openrouter-models-2026-05.json", "litellm-model-prices-2025-09.json")) {
            Path shared = Path.of(System.getProperty("bourse.shared", "../shared"), "data/catalog");
            assumeTrue(Files.isReadable(shared.resolve(name)), "no shared data at " + name);

            assertEquals(0, run(shared.resolve(name), "--out", made().toString()));

            assertTrue(served().models().size() > models + 200, name);
        }
    }

    @Test
    void models_whose_last_day_is_over_are_counted_and_some_of_them_named() throws Exception {
        List<String> entries = new ArrayList<>();
        for (int day = 24; day <= 31; day++) {
            entries.add(ending(day, "2026-05-" + day));
        }
        entries.add(ending(99, null));
        Path file = write("models.json", "{\"data\": [" + String.join(",", entries) + "]}");

        assertEquals(0, run(file, "--out", made().toString()));

        assertTrue(out.toString().contains("taken over: 9 endpoints"), out::toString);
        assertTrue(
                out.toString()
                        .contains(
                                "past their last day, so that requests for them are refused:\n"
                                        + "     7  acme/of-24, acme/of-25, acme/of-26, acme/of-27,"
                                        + " acme/of-28, acme/of-29, and 1 more\n"),
                out::toString);
    }

    @Test
    void for_machines_all_of_them_are_named() throws Exception {
        String entries = ending(29, "2026-05-29") + "," + ending(31, "2026-05-31");

        assertEquals(0, run(write("models.json", "{\"data\": [" + entries + "]}"), "--json"));

        assertTrue(err.toString().contains("\"ended\":[\"acme/of-29\"]"), err::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"data": [{"id": "a/b", "canonical_slug": "a/b", "expiration_date": "soon"}]} | expiration_date
                    {"b": {"litellm_provider": "groq", "deprecation_date": "soon"}}               | deprecation_date
                    """)
    void a_last_day_that_is_no_date_is_named(String text, String field) throws Exception {
        Path file = write("models.json", text);

        assertSaid(field + ": is no date such as 2026-01-31: soon", () -> run(file));
    }

    private static String ending(int number, @Nullable String day) {
        return """
        {"id": "acme/of-%d", "canonical_slug": "acme/of-%d", "context_length": 9000,
          "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
          "pricing": {"prompt": "0.000002", "completion": "0.000012"},
          "expiration_date": %s}
        """
                .formatted(number, number, day == null ? "null" : "\"" + day + "\"");
    }

    @Test
    void without_a_file_to_write_the_document_is_shown_and_the_report_beside_it() throws Exception {
        assertEquals(0, run(write("models.json", OPENROUTER), "--json"));

        assertTrue(out.toString().contains("catalogue: 1"), out::toString);
        assertEquals(
                "{\"format\":\"openrouter\",\"models\":1,\"providers\":0,\"endpoints\":1,\"unpriced\":[],\"ended\":[],\"left_out\":{\"says"
                    + " no context length\":[\"acme/odd\"]},\"warnings\":{}}",
                Json.text(Json.parse(err.toString())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '<!DOCTYPE html><html></html>' | is a web page (HTML) or XML, no JSON
                    ' '                            | is empty
                    '{"data": ['                   | is no JSON
                    '{"a": 1}'                     | is neither OpenRouter's
                    'catalogue: 1'                 | is a catalogue file already: 'bourse catalog check
                    """)
    void what_is_no_list_of_models_is_told_what_it_is(String text, String why) throws Exception {
        Path file = write("file", text);

        Complaint complaint = assertThrows(Complaint.class, () -> run(file));

        assertTrue(String.valueOf(complaint.getMessage()).contains(why), complaint::getMessage);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Complaint complaint = assertThrows(Complaint.class, () -> run(folder.resolve("nowhere")));

        assertEquals("there is no file " + folder.resolve("nowhere"), complaint.getMessage());
    }

    @Test
    void a_wrong_entry_is_named_and_nothing_is_written() throws Exception {
        Path file = write("models.json", OPENROUTER.replace("\"0.000002\"", "\"cheap\""));

        Complaint complaint =
                assertThrows(Complaint.class, () -> run(file, "--out", made().toString()));

        assertTrue(
                String.valueOf(complaint.getMessage())
                        .contains("data[0] 'acme/large': pricing.prompt"));
        assertFalse(Files.exists(made()));
    }

    @Test
    void a_document_does_not_say_whose_it_is() throws Exception {
        Path file = write("acme.json", DOCUMENT);

        assertThrows(Misuse.class, () -> run(file));
        assertThrows(Misuse.class, () -> run(file, "--provider", "acme"));
        assertThrows(Misuse.class, () -> run(file, "--format", "klingon"));
    }

    @Test
    void checking_such_a_list_says_which_command_takes_it() throws Exception {
        Path file = write("models.json", OPENROUTER);

        Complaint complaint = assertThrows(Complaint.class, () -> Listings.text(file));

        assertTrue(
                String.valueOf(complaint.getMessage()).contains("'bourse catalog import " + file));
    }

    private long endpoints(String model) {
        return served().endpoints().stream().filter(one -> one.modelId().equals(model)).count();
    }

    private Inventory served() {
        return Inventory.of(Listings.read(List.of(Listings.text(made())), StarterCatalog.parts()));
    }

    private Path made() {
        return folder.resolve("made.yaml");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(Path file, String... options) throws Exception {
        List<String> said = new ArrayList<>(List.of(options));
        said.add(file.toString());
        Command command = ImportCommand.command(NOON);
        return command.run(
                Words.of(command.usage(), said),
                new Terminal(new PrintWriter(out), new PrintWriter(err)));
    }
}
