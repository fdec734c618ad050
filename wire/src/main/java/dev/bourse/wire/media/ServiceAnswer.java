package dev.bourse.wire.media;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A whole answer as the upstream's own bytes and what was learnt from reading them once. */
final class ServiceAnswer implements Answer {
    private static final byte[] USAGE = ",\"usage\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] METADATA =
            ",\"openrouter_metadata\":".getBytes(StandardCharsets.US_ASCII);

    private final AnswerScan scan;
    private final Contents contents;

    private ServiceAnswer(AnswerScan scan, Contents contents) {
        this.scan = scan;
        this.contents = contents;
    }

    /** Reads a body; it is never copied and must not be changed afterwards. */
    static WholeAnswer read(byte[] body, Identity identity, Contents contents) {
        try {
            AnswerScan scan = new AnswerScan(body, identity, contents).read();
            UpstreamError error = scan.error();
            if (error != null) {
                return error;
            }
            String flaw = contents.flaw();
            return flaw == null ? new ServiceAnswer(scan, contents) : new Garbage(flaw);
        } catch (JsonException problem) {
            return new Garbage(String.valueOf(problem.getMessage()));
        }
    }

    @Override
    public boolean isEmpty() {
        return contents.isEmpty();
    }

    @Override
    public Optional<Tokens> usage() {
        return contents.tokens(scan.usage());
    }

    @Override
    public Units units() {
        return contents.units(scan.usage());
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return FinishReason.STOP;
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return null;
    }

    @Override
    public @Nullable String upstreamId() {
        return scan.upstreamId();
    }

    @Override
    public long completionBytes() {
        return -1;
    }

    @Override
    public byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject own =
                UsageObject.of(scan.sentUsage(), contents.counts(counted), counted, charge);
        Splice splice = scan.splice();
        if (scan.usageFrom() >= 0) {
            splice.replace(scan.usageFrom(), scan.usageTo(), Json.bytes(own));
        } else {
            splice.insert(scan.close(), USAGE);
            splice.insert(scan.close(), Json.bytes(own));
        }
        if (metadata != null) {
            splice.insert(scan.close(), METADATA);
            splice.insert(scan.close(), Json.bytes(metadata));
        }
        Rope out = new Rope();
        splice.copy(scan.body(), 0, scan.body().length, out);
        return out.take();
    }
}
