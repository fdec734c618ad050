package dev.bourse.wire.gemini;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A whole answer as the upstream's own bytes and what was learnt from reading them once. */
final class GeminiAnswer implements Answer {
    private final Response response;
    private final Progress progress;
    private final JsonObject usage;

    private GeminiAnswer(Response response, Progress progress) {
        this.response = response;
        this.progress = progress;
        usage = response.usage();
    }

    /** Reads a body; it is never copied and must not be changed afterwards. */
    static WholeAnswer read(byte[] body, Stamp stamp) {
        try {
            Progress progress = new Progress();
            return read(Response.ofBody(body, stamp, progress), progress);
        } catch (JsonException problem) {
            return new WholeAnswer.Garbage(String.valueOf(problem.getMessage()));
        }
    }

    private static WholeAnswer read(Response response, Progress progress) {
        UpstreamError error = response.error();
        if (error != null) {
            return error;
        }
        if (progress.reason() == FinishReason.ERROR) {
            return Finish.error(String.valueOf(progress.word()));
        }
        return response.candidates().count() > 0 || response.isBlocked()
                ? new GeminiAnswer(response, progress)
                : new WholeAnswer.Garbage("there are no candidates");
    }

    @Override
    public Optional<Tokens> usage() {
        return GeminiUsage.of(usage);
    }

    @Override
    public Units units() {
        return Units.ofWebSearches(progress.grounding().searches());
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return progress.reason();
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return progress.word();
    }

    @Override
    public @Nullable String upstreamId() {
        return response.upstreamId();
    }

    @Override
    public boolean isEmpty() {
        return !response.candidates().hasContent();
    }

    @Override
    public long completionBytes() {
        return response.candidates().bytes();
    }

    @Override
    public byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        Rope out = new Rope();
        byte[] block = Json.bytes(UsageBlock.of(usage, counted, charge));
        response.write(block, Frame.metadata(metadata), out);
        return out.take();
    }
}
