package dev.bourse.wire.gemini;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseReader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the tests of this dialect share: an identity, a charge, and ways to run streams. */
final class Samples {
    static final Identity IDENTITY =
            new Identity(new GenerationId("gen-1"), "author/model", "Provider", 1_700_000_000);
    static final Stamp STAMP = new Stamp(IDENTITY);
    static final Charge CHARGE =
            new Charge(
                    new Money(12_000), new Money(300), Money.ZERO, new Money(45_600), Money.ZERO);
    static final Addressed PATH = new Addressed("google/gemini-2.5-flash", true, false);
    static final GeminiRequest ASKING = request("{\"contents\":[{\"parts\":[{\"text\":\"?\"}]}]}");
    static final GeminiRequest ASKING_FOR_THOUGHTS =
            request(
                    "{\"contents\":[{\"parts\":[{\"text\":\"?\"}]}],"
                        + "\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}}}");

    private Samples() {}

    static GeminiRequest request(String body) {
        return (GeminiRequest) GeminiRequest.scan(bytes(body), PATH);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The bytes of a golden stream as they came over the network. */
    static byte[] upstream(GoldenFile file) {
        String text = file.section("upstream");
        return bytes(file.has("line ends", "CRLF") ? text.replace("\n", "\r\n") : text);
    }

    /** What the upstream counted, else an estimate. */
    static Usage counted(Told told) {
        return told.usage()
                .map(tokens -> new Usage(tokens, Usage.Source.REPORTED))
                .orElseGet(() -> new Usage(Tokens.of(10, 20), Usage.Source.ESTIMATED));
    }

    /** What the caller gets and what was learnt, for a stream that came in those pieces. */
    static Result run(StreamedAnswer relay, Iterable<byte[]> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(relay.accept(piece).bytes());
        }
        Relayed last = relay.end();
        out.writeBytes(last.bytes());
        out.writeBytes(
                switch (last) {
                    case Relayed.Open _ -> throw new AssertionError("still open");
                    case Relayed.Done _ -> relay.closing(counted(relay), CHARGE, null);
                    case Relayed.Failed failed ->
                            relay.hasContent() ? relay.broken(failed.error(), null) : Rope.EMPTY;
                });
        return new Result(text(out.toByteArray()), outcome(last) + "\n" + learnt(relay));
    }

    static String learnt(Told told) {
        return String.join(
                "\n",
                "bytes: " + told.completionBytes(),
                "finish: " + told.finishReason() + ", " + told.nativeFinishReason(),
                "usage: " + told.usage().map(String::valueOf).orElse("unknown"),
                "upstream id: " + told.upstreamId());
    }

    private static String outcome(Relayed last) {
        return switch (last) {
            case Relayed.Open _ -> "open";
            case Relayed.Done _ -> "done";
            case Relayed.Failed failed -> failed.cause() + " " + Json.text(failed.error().json());
        };
    }

    /** The steps that a stream is read as. */
    static List<Event> events(byte[] stream) {
        List<Event> events = new ArrayList<>();
        EventReader reader = new GeminiReader(events::add);
        SseReader sse =
                new SseReader(
                        1 << 20,
                        new SseReader.Sink() {
                            @Override
                            public void event(String name, byte[] source, int from, int to) {
                                reader.event(name, source, from, to);
                            }

                            @Override
                            public void other(byte[] source, int from, int to) {
                                reader.stray(source, from, to);
                            }
                        });
        sse.accept(stream);
        sse.end();
        reader.end();
        return events;
    }

    /** Steps, one a line; what makes no sense is the last line. */
    static String steps(byte[] stream) {
        try {
            return lines(events(stream));
        } catch (JsonException problem) {
            return "garbage: " + problem.getMessage();
        }
    }

    static String lines(List<Event> events) {
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(event).append('\n'));
        return lines.toString();
    }

    /** A stream of such steps as a caller gets it. */
    static String written(List<Event> events, GeminiRequest request, Usage usage) {
        EventWriter writer = new Gemini().writer(IDENTITY, request);
        Rope rope = new Rope();
        events.forEach(event -> writer.write(event, rope));
        return text(rope.take()) + text(writer.closing(usage, CHARGE, null));
    }

    /** What came of a stream. */
    record Result(String relayed, String learnt) {}
}
