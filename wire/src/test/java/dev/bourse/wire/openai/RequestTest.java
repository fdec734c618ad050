package dev.bourse.wire.openai;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.routing.Preference;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests as clients send them, what is learnt of them, and what upstreams get. */
class RequestTest {
    @TestFactory
    Stream<DynamicTest> a_request_is_read_and_sent_on_as_its_golden_file_says() {
        return GoldenFile.all("requests").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(outcome(file))));
    }

    private static Map<String, String> outcome(GoldenFile file) {
        String text = file.section("client").stripTrailing();
        String body = file.has("byte order mark", "yes") ? "\uFEFF" + text : text;
        return switch (ChatRequest.scan(body.getBytes(StandardCharsets.UTF_8))) {
            case Scanned.Rejected(var error) -> Map.of("refused", Json.text(error.json()));
            case Request request -> read((ChatRequest) request, edit(file));
        };
    }

    private static Map<String, String> read(ChatRequest request, UpstreamEdit edit) {
        byte[] sent = request.forUpstream(edit);
        Json.parse(sent);
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("upstream", new String(sent, StandardCharsets.UTF_8));
        sections.put("learnt", learnt(request));
        return sections;
    }

    static UpstreamEdit edit(GoldenFile file) {
        Set<Parameter> drop =
                option(file, "drop").stream()
                        .flatMap(names -> Arrays.stream(names.split(" ")))
                        .map(name -> Parameter.of(name).orElseThrow())
                        .collect(Collectors.toSet());
        return new UpstreamEdit(
                "upstream/model",
                drop,
                cap(file),
                option(file, "user").orElse(null),
                option(file, "tier").orElse(null));
    }

    private static UpstreamEdit.@Nullable Cap cap(GoldenFile file) {
        return option(file, "cap")
                .map(cap -> cap.split(" "))
                .map(cap ->
                        new UpstreamEdit.Cap(
                                Parameter.of(cap[0]).orElseThrow(), Long.parseLong(cap[1])))
                .orElse(null);
    }

    private static Optional<String> option(GoldenFile file, String name) {
        return file.head()
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    private static String learnt(ChatRequest request) {
        return String.join(
                "\n",
                "models: " + request.demand(100).models(),
                "stream: " + request.stream(),
                "messages: " + request.messages() + ", " + request.promptBytes() + " bytes",
                "cap: " + request.maxOutputTokens() + ", choices: " + request.choices(),
                "parameters: " + new TreeSet<>(request.parameters()),
                "modalities: "
                        + new TreeSet<>(request.inputs())
                        + " to "
                        + new TreeSet<>(request.demand(100).outputs()),
                "tier: " + request.tier() + ", format: " + request.responseFormat(),
                "reasoning: " + request.reasoningEffort(),
                "session: "
                        + request.extensions().session()
                        + ", cache key: "
                        + request.promptCacheKey(),
                "user: " + request.user() + ", metadata: " + request.hasMetadata(),
                "opening: " + Long.toHexString(request.openingHash()),
                "preference: " + preference(request));
    }

    private static String preference(ChatRequest request) {
        return request.extensions().preference().equals(Preference.DEFAULT)
                ? "default"
                : request.extensions().preference().toString();
    }
}
