package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.ChatRequest;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests for Gemini, from its own callers and from those of another dialect. */
class RequestTest {
    private final Gemini gemini = new Gemini();

    @TestFactory
    Stream<DynamicTest> a_request_is_read_and_sent_on_as_its_golden_file_says() {
        return GoldenFile.all("gemini/requests").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(sentOn(file))));
    }

    @TestFactory
    Stream<DynamicTest> a_request_of_another_dialect_is_written_as_its_golden_file_says() {
        return GoldenFile.all("gemini/rendered").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(rendered(file))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    []                                                                | the body must be a JSON object
                    {}                                                                | 'contents' is missing
                    {"contents":[]}                                                   | 'contents' must hold at least one content
                    {"contents":"Hi"}                                                 | 'contents' must be an array
                    {"contents":[1]}                                                  | 'contents[0]' must be an object
                    {"contents":[{"role":"assistant"}]}                               | 'contents[0].role' must be one of [user, model, function]
                    {"contents":[{},{"parts":[1]}]}                                   | 'contents[1].parts' must hold objects
                    {"contents":[{"parts":[{"text":1}]}]}                             | 'contents[0].parts.text' must be a string
                    {"contents":[{"parts":[{"functionCall":1}]}]}                     | 'contents[0].parts.functionCall' must be an object
                    {"contents":[{"parts":[{"thoughtSignature":"Ym91cnNlfQ=="}]}]}    | 'thoughtSignature' is not as it was sent
                    {"contents":[{}],"contents":[{}]}                                 | 'contents' occurs twice
                    {"contents":[{}],"tool_config":{},"toolConfig":{}}                | 'toolConfig' occurs twice
                    {"contents":[{}],"tools":[{"functionDeclarations":[{}]}]}         | 'tools.functionDeclarations.name' is missing
                    {"contents":[{}],"tools":[{"functionDeclarations":{}}]}           | 'tools.functionDeclarations.name' is missing
                    {"contents":[{}],"tools":[{"functionDeclarations":"f"}]}          | 'tools.functionDeclarations' must be an array
                    {"contents":[{}],"toolConfig":{"functionCallingConfig":{"mode":"any"}}} | 'toolConfig.functionCallingConfig.mode' must be one of [MODE_UNSPECIFIED, AUTO, ANY, NONE, VALIDATED]
                    {"contents":[{}],"generationConfig":{"temperature":3}}            | 'generationConfig.temperature' must be a number from 0 to 2
                    {"contents":[{}],"generation_config":{"max_output_tokens":0}}     | 'generationConfig.maxOutputTokens' must be a whole number from 1 to 2147483647
                    {"contents":[{}],"generationConfig":{"topP":1,"top_p":1}}         | 'generationConfig.top_p' occurs twice
                    {"contents":[{}],"generationConfig":{"responseModalities":["SMELL"]}} | 'generationConfig.responseModalities' has no modality 'smell'
                    {"contents":[{}],"generationConfig":{"thinkingConfig":{"thinkingLevel":"huge"}}} | 'generationConfig.thinkingConfig.thinkingLevel' must be one of [THINKING_LEVEL_UNSPECIFIED, MINIMAL, LOW, MEDIUM, HIGH]
                    {"contents":[{}],"provider":{"sort":"beauty"}}                    | 'provider.sort' must be one of [price, throughput, latency, exacto]
                    """)
    void a_bad_request_is_refused_by_the_name_of_its_member(String body, String message) {
        Scanned scanned = gemini.scan(Samples.bytes(body), Samples.PATH);
        assertEquals(message, ((Scanned.Rejected) scanned).error().message());
        assertEquals(400, ((Scanned.Rejected) scanned).error().status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"role":"user"}                                  | 'contents' says nothing
                    {"parts":[{"inlineData":{"mimeType":"a/b"}}]}    | 'parts.inlineData.data' is missing
                    {"parts":[{"fileData":{"mimeType":"a/b"}}]}      | 'parts.fileData.fileUri' is missing
                    """)
    void what_says_nothing_is_not_told_to_other_dialects(String content, String message) {
        byte[] body = Samples.bytes("{\"contents\":[" + content + "]}");
        Request request = (Request) gemini.scan(body, Samples.PATH);
        JsonException refusal = assertThrows(JsonException.class, request::conversation);
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void one_tool_may_stand_where_many_may() {
        String tools = ",\"tools\":{\"functionDeclarations\":{\"name\":\"f\"}}}";
        byte[] body = Samples.bytes("{\"contents\":[{\"parts\":{\"text\":\"x\"}}]" + tools);
        Request request = (Request) gemini.scan(body, Samples.PATH);
        assertEquals("f", request.conversation().tools().getFirst().name());
    }

    private Map<String, String> sentOn(GoldenFile file) {
        byte[] body = Samples.bytes(file.section("client").stripTrailing());
        Request request = (Request) gemini.scan(body, Samples.PATH);
        byte[] sent = request.forUpstream(edit(file));
        Json.parse(sent);
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("upstream", Samples.text(sent));
        sections.put("learnt", learnt(request));
        sections.put("by way of the neutral request", written(request, edit(file)));
        return sections;
    }

    private Map<String, String> rendered(GoldenFile file) {
        byte[] body = Samples.bytes(file.section("caller").stripTrailing());
        Request request = (Request) ChatRequest.scan(body);
        return Map.of("upstream", written(request, edit(file)));
    }

    private String written(Request request, UpstreamEdit edit) {
        return switch (gemini.render(request.conversation(), edit)) {
            case Rendered.Written(byte[] body, var leftOut) ->
                    Json.pretty(Json.parse(body)) + "\nleft out: " + leftOut;
            case Rendered.Impossible(String what) -> "impossible: " + what;
        };
    }

    private static UpstreamEdit edit(GoldenFile file) {
        Set<Parameter> drop =
                option(file, "drop").stream()
                        .flatMap(names -> Arrays.stream(names.split(" ")))
                        .map(name -> Parameter.of(name).orElseThrow())
                        .collect(Collectors.toSet());
        return new UpstreamEdit(
                option(file, "model").orElse("gemini-2.5-flash"),
                drop,
                option(file, "cap")
                        .map(cap -> new UpstreamEdit.Cap(Parameter.MAX_TOKENS, Long.parseLong(cap)))
                        .orElse(null),
                null,
                option(file, "tier").orElse(null));
    }

    private static Optional<String> option(GoldenFile file, String name) {
        return file.head()
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    private static String learnt(Request request) {
        return String.join(
                "\n",
                "models: " + request.demand(100).models(),
                "stream: " + request.stream(),
                "contents: " + request.messages() + ", " + request.promptBytes() + " bytes",
                "cap: " + request.maxOutputTokens() + ", choices: " + request.choices(),
                "parameters: " + new TreeSet<>(request.parameters()),
                "modalities: "
                        + new TreeSet<>(request.inputs())
                        + " to "
                        + new TreeSet<>(request.outputs()),
                "tier: " + request.tier() + ", user: " + request.user(),
                "session: " + request.extensions().session(),
                "signed: " + request.signedFormat(),
                "opening: " + Long.toHexString(request.openingHash()));
    }
}
