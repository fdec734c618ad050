package dev.bourse.wire.responses;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Rope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Runs recorded streams through a relay or a translation and writes down all that came of it. */
final class Streams {
    static final Protocol RESPONSES = new Responses();
    static final Identity IDENTITY =
            new Identity(
                    new GenerationId("gen-1700000000-Ab3dE5"),
                    "author/model",
                    "Provider",
                    1_700_000_000);
    static final Charge CHARGE =
            new Charge(
                    new Money(12_000), new Money(300), Money.ZERO, new Money(45_600), Money.ZERO);
    static final int LONGEST = 1 << 16;

    private static final String PLAIN = "{\"model\":\"author/model\",\"input\":\"Why?\"}";

    private Streams() {}

    /** A request of this dialect, as the file has it, else the plainest. */
    static Request request(GoldenFile file) {
        String text = file.section("client");
        return request(text.isBlank() ? PLAIN : text);
    }

    static Request request(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return (Request) RESPONSES.scan(body, Addressed.BY_BODY);
    }

    /** The bytes as they came over the network. */
    static byte[] upstream(GoldenFile file) {
        String text = file.section("upstream");
        text = file.has("line ends", "CRLF") ? text.replace("\n", "\r\n") : text;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Result relayed(Iterable<byte[]> pieces) {
        return run(new ResponseRelay(IDENTITY, LONGEST), pieces);
    }

    static Result translated(GoldenFile file, Iterable<byte[]> pieces) {
        return run(
                new TranslatedStream(
                        RESPONSES,
                        RESPONSES.writer(IDENTITY, request(file)),
                        IDENTITY.provider(),
                        LONGEST),
                pieces);
    }

    /** What the caller gets and what was learnt, for a stream that came in those pieces. */
    static Result run(StreamedAnswer answer, Iterable<byte[]> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(answer.accept(piece).bytes());
        }
        Relayed last = answer.end();
        out.writeBytes(last.bytes());
        out.writeBytes(ending(answer, last));
        return new Result(out.toString(StandardCharsets.UTF_8), learnt(answer, last));
    }

    /** Everything in pieces of up to so many bytes. */
    static List<byte[]> pieces(byte[] all, Random random, int most) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            int end = Math.min(all.length, at + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(all, at, end));
            at = end;
        }
        return pieces;
    }

    static Usage counted(Told told) {
        return told.usage()
                .map(tokens -> new Usage(tokens, Usage.Source.REPORTED))
                .orElseGet(() -> new Usage(Tokens.of(10, 20), Usage.Source.ESTIMATED));
    }

    static String learnt(Told told) {
        return String.join(
                "\n",
                "finish: " + told.finishReason() + ", " + told.nativeFinishReason(),
                "usage: " + told.usage().map(String::valueOf).orElse("unknown"),
                "upstream id: " + told.upstreamId(),
                "text: " + told.completionBytes() + " bytes");
    }

    private static byte[] ending(StreamedAnswer answer, Relayed last) {
        return switch (last) {
            case Relayed.Open _ -> throw new AssertionError("a stream that ended is not open");
            case Relayed.Done _ -> answer.closing(counted(answer), CHARGE, null);
            case Relayed.Failed failed ->
                    answer.hasContent() ? answer.broken(failed.error(), null) : Rope.EMPTY;
        };
    }

    private static String learnt(StreamedAnswer answer, Relayed last) {
        return String.join(
                "\n",
                "outcome: " + outcome(last),
                "content: " + answer.hasContent(),
                learnt(answer));
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
    record Result(String caller, String learnt) {}
}
