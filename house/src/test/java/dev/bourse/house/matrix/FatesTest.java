package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.catalogdoc.StarterCatalog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of every member that the dialects' documents name, on its way to an endpoint of each
 * dialect. The members stand in tables beside this class, one a line, each followed by its fates
 * with endpoints of chat completions, Responses, Messages and Gemini, in this order:
 *
 * <ul>
 *   <li>{@code same}: it goes on as it was written;
 *   <li>{@code =TEXT}: that stands in what the endpoint gets;
 *   <li>{@code -NAME}: it is told as left out by that name, and nothing else is;
 *   <li>{@code !NAME}: a 400 that names it;
 *   <li>{@code .}: there is nothing that an endpoint could be told.
 * </ul>
 *
 * A line without any of {@code -NAME} says that nothing is told as left out.
 */
@Timeout(600)
class FatesTest {
    private static final Said WELL = Said.of("Well.", "stop");
    private static final String TOOL = "$TOOL";

    private static final Catalog STARTER = StarterCatalog.load();

    @TempDir static Path folder;
    private static Crossing crossing;
    private static Crossing starter;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder.resolve("all"), Map.of());
        starter = Crossing.knowing(folder.resolve("starter"), FatesTest::known);
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
        starter.close();
    }

    /** What endpoints of the starter catalogue know. */
    private static Set<Parameter> known(Dialect dialect) {
        String model =
                switch (dialect) {
                    case OPENAI -> "openai/gpt-4.1";
                    case RESPONSES -> "openai/gpt-5.1";
                    case ANTHROPIC -> "anthropic/claude-sonnet-4.6";
                    case GEMINI -> "google/gemini-2.5-pro";
                };
        return STARTER.endpoints(model).getFirst().parameters();
    }

    /**
     * A member and what is expected with endpoints of one dialect.
     *
     * @param member members of a request as a client writes them
     * @param fates what is expected, all of it
     */
    record Line(Dialect caller, String member, Dialect upstream, List<String> fates) {
        @Override
        public String toString() {
            return caller + " to " + upstream + ": " + member;
        }
    }

    static Stream<Line> lines() {
        return Stream.of(Dialect.values()).flatMap(FatesTest::lines);
    }

    private static Stream<Line> lines(Dialect caller) {
        return table(caller)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .flatMap(line -> lines(caller, line.split(" \\| ")));
    }

    private static Stream<Line> lines(Dialect caller, String[] cells) {
        assertEquals(1 + Dialect.values().length, cells.length, () -> Arrays.toString(cells));
        String member = cells[0].strip();
        List<Dialect> upstreams =
                List.of(Dialect.OPENAI, Dialect.RESPONSES, Dialect.ANTHROPIC, Dialect.GEMINI);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < upstreams.size(); i++) {
            List<String> fates = List.of(cells[i + 1].strip().split(" +"));
            lines.add(new Line(caller, member, upstreams.get(i), fates));
        }
        return lines.stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void it_is_kept_refused_by_name_or_told_as_left_out(Line line) throws Exception {
        boolean stream = line.member().contains("\"stream\":true");
        MatrixTest.play(crossing, line.upstream(), WELL, stream);
        HttpResponse<String> answer = asked(crossing, line, stream);
        for (String fate : line.fates()) {
            String text = fate.substring(1);
            switch (fate.charAt(0)) {
                case '!' -> assertRefused(answer, text);
                case '=' -> assertSent(line, answer, text);
                case 's' -> assertSent(line, answer, written(line));
                case '-', '.' -> assertEquals(200, answer.statusCode(), answer::body);
                default -> throw new IllegalArgumentException(fate);
            }
        }
        assertEquals(told(line.fates()), leftOut(answer), answer::body);
        if (answer.statusCode() == 200 && !stream) {
            assertEquals(told(line.fates()), metadata(answer), answer::body);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void what_an_endpoint_of_the_starter_catalogue_does_not_know_is_told(Line line)
            throws Exception {
        boolean stream = line.member().contains("\"stream\":true");
        MatrixTest.play(starter, line.upstream(), WELL, stream);
        HttpResponse<String> answer = asked(starter, line, stream);
        Set<String> unknown = leftOut(answer);
        unknown.removeAll(told(line.fates()));
        known(line.upstream()).forEach(one -> assertFalse(unknown.contains(one.wireName())));
        for (String fate : line.fates()) {
            String text = fate.substring(1);
            boolean kept =
                    switch (fate.charAt(0)) {
                        case '!' -> answer.statusCode() == 400;
                        case '=' -> isSent(starter, line, text);
                        case 's' -> isSent(starter, line, written(line));
                        case '-' -> leftOut(answer).contains(text);
                        default -> answer.statusCode() == 200;
                    };
            assertTrue(kept || !unknown.isEmpty(), () -> fate + " of " + answer.headers().map());
        }
    }

    /** What the record in the answer says is left out. */
    private static Set<String> metadata(HttpResponse<String> answer) {
        return Members.parsed(answer.body())
                .object("openrouter_metadata")
                .items("left_out")
                .stream()
                .map(name -> name.asText().orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static HttpResponse<String> asked(Crossing crossing, Line line, boolean stream)
            throws Exception {
        String model = Crossing.model(line.upstream());
        String body = "{" + start(line.caller(), model) + "," + written(line) + "}";
        return crossing.counter()
                .send(
                        crossing.counter()
                                .authorized(Crossing.speech(line.caller()).path(model, stream))
                                .header("x-openrouter-metadata", "enabled")
                                .POST(BodyPublishers.ofString(body)));
    }

    private static void assertRefused(HttpResponse<String> answer, String name) {
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("'" + name), answer::body);
    }

    private static void assertSent(Line line, HttpResponse<String> answer, String text) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(
                isSent(crossing, line, text),
                () -> text + " is not in " + crossing.provider(line.upstream()).seen().body());
    }

    private static boolean isSent(Crossing crossing, Line line, String text) {
        return crossing.provider(line.upstream()).seen().body().contains(text);
    }

    private static Set<String> told(List<String> fates) {
        Set<String> names = new TreeSet<>();
        fates.stream()
                .filter(fate -> fate.startsWith("-"))
                .forEach(fate -> names.add(fate.substring(1)));
        return names;
    }

    private static Set<String> leftOut(HttpResponse<String> answer) {
        Set<String> names = new TreeSet<>();
        String header = answer.headers().firstValue("x-bourse-left-out").orElse("");
        for (String name : header.split(", ")) {
            names.add(URLDecoder.decode(name, StandardCharsets.UTF_8));
        }
        names.remove("");
        return names;
    }

    private static String written(Line line) {
        return line.member().replace(TOOL, tool(line.caller()));
    }

    private static String start(Dialect caller, String model) {
        String named = "\"model\":\"" + model + "\"";
        return switch (caller) {
            case OPENAI -> named + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";
            case RESPONSES -> named + ",\"input\":\"Hello\"";
            case ANTHROPIC -> named + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";
            case GEMINI -> "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}]";
        };
    }

    /** The tool that stands for {@value #TOOL}. */
    private static String tool(Dialect caller) {
        String schema = "{\"type\":\"object\",\"properties\":{}}";
        return switch (caller) {
            case OPENAI ->
                    "{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":"
                            + schema
                            + "}}";
            case RESPONSES ->
                    "{\"type\":\"function\",\"name\":\"look\",\"strict\":false,\"parameters\":"
                            + schema
                            + "}";
            case ANTHROPIC -> "{\"name\":\"look\",\"input_schema\":" + schema + "}";
            case GEMINI ->
                    "{\"functionDeclarations\":[{\"name\":\"look\",\"parametersJsonSchema\":"
                            + schema
                            + "}]}";
        };
    }

    private static String table(Dialect caller) {
        String name = "fates-" + caller.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = FatesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
