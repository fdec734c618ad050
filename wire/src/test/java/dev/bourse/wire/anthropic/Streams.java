package dev.bourse.wire.anthropic;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.openai.GoldenFile;
import dev.bourse.wire.splice.Rope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Runs streams to their end and writes down all that came of them. */
final class Streams {
    static final int LONGEST = 4096;
    static final Identity IDENTITY =
            new Identity(new GenerationId("gen-1"), "author/model", "Provider", 1_700_000_000);
    static final Charge CHARGE =
            new Charge(
                    new Money(12_000), new Money(300), Money.ZERO, new Money(45_600), Money.ZERO);

    private Streams() {}

    static byte[] upstream(GoldenFile file) {
        return file.section("upstream").getBytes(StandardCharsets.UTF_8);
    }

    static MessageRelay relay() {
        return new MessageRelay(IDENTITY, LONGEST);
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

    static Usage counted(Told told) {
        return told.usage()
                .map(tokens -> new Usage(tokens, Usage.Source.REPORTED))
                .orElseGet(() -> new Usage(Tokens.of(10, 20), Usage.Source.ESTIMATED));
    }

    static List<byte[]> pieces(byte[] all, Random random, int most) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            int end = Math.min(all.length, at + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(all, at, end));
            at = end;
        }
        return pieces;
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
                "content: " + answer.hasContent() + ", " + answer.completionBytes() + " bytes",
                told(answer));
    }

    static String told(Told told) {
        return String.join(
                "\n",
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

    /** What came of a stream. */
    record Result(String relayed, String learnt) {}
}
