package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.splice.Rope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs recorded streams through a relay and writes down all that came of it. */
final class Streams {
    static final Identity IDENTITY =
            new Identity(new GenerationId("gen-1"), "author/model", "Provider", 1_700_000_000);
    static final Charge CHARGE =
            new Charge(
                    new Money(12_000), new Money(300), Money.ZERO, new Money(45_600), Money.ZERO);

    static final Usage COUNTED = new Usage(Tokens.of(10, 20), Usage.Source.REPORTED);
    static final int LONGEST = 4096;

    private Streams() {}

    /** The bytes as they came over the network. */
    static byte[] upstream(GoldenFile file) {
        String text = file.section("upstream");
        text = file.has("last blank line", "missing") ? text.stripTrailing() : text;
        text = file.has("line ends", "CRLF") ? text.replace("\n", "\r\n") : text;
        text = file.has("line ends", "CR") ? text.replace("\n", "\r") : text;
        return (file.has("byte order mark", "yes") ? "\uFEFF" + text : text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the caller gets and what was learnt, for a stream that came in those pieces. */
    static Result run(Iterable<byte[]> pieces) {
        return run(new ChunkRelay(IDENTITY, LONGEST), pieces);
    }

    static Result run(StreamedAnswer relay, Iterable<byte[]> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(relay.accept(piece).bytes());
        }
        Relayed last = relay.end();
        out.writeBytes(last.bytes());
        out.writeBytes(ending(relay, last));
        return new Result(out.toString(StandardCharsets.UTF_8), learnt(relay, last));
    }

    static Result run(byte[] whole) {
        return run(List.of(whole));
    }

    private static byte[] ending(StreamedAnswer relay, Relayed last) {
        return switch (last) {
            case Relayed.Open _ -> throw new AssertionError("a stream that ended is not open");
            case Relayed.Done _ -> relay.closing(counted(relay), CHARGE, null);
            case Relayed.Failed failed ->
                    relay.hasContent() ? relay.broken(failed.error(), null) : Rope.EMPTY;
        };
    }

    private static Usage counted(StreamedAnswer relay) {
        return relay.usage()
                .map(tokens -> new Usage(tokens, Usage.Source.REPORTED))
                .orElseGet(() -> new Usage(Tokens.of(10, 20), Usage.Source.ESTIMATED));
    }

    private static String learnt(StreamedAnswer relay, Relayed last) {
        return String.join(
                "\n",
                "outcome: " + outcome(last),
                "content: " + relay.hasContent() + ", " + relay.completionBytes() + " bytes",
                "finish: " + relay.finishReason() + ", " + relay.nativeFinishReason(),
                "usage: " + relay.usage().map(String::valueOf).orElse("unknown"),
                "upstream id: " + relay.upstreamId());
    }

    private static String outcome(Relayed last) {
        return switch (last) {
            case Relayed.Open _ -> "open";
            case Relayed.Done _ -> "done";
            case Relayed.Failed failed ->
                    failed.cause() + " " + Json.text((JsonValue) failed.error().json());
        };
    }

    /** What came of a stream. */
    record Result(String relayed, String learnt) {}
}
