package dev.bourse.wire.responses;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A whole response as the upstream's own bytes and what was learnt from reading them once. */
final class ResponseAnswer implements Answer {
    private final ResponseScan response;

    private ResponseAnswer(ResponseScan response) {
        this.response = response;
    }

    /** Reads a body; it is never copied and must not be changed afterwards. */
    static WholeAnswer read(byte[] body, Identity identity) {
        ResponseScan response = new ResponseScan(body, new Splice(), new Stamp(identity));
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            in.next();
            response.read(in);
            in.finish();
        } catch (JsonException problem) {
            return new WholeAnswer.Garbage(String.valueOf(problem.getMessage()));
        }
        return judged(response);
    }

    private static WholeAnswer judged(ResponseScan response) {
        UpstreamError error = response.error();
        if (error != null) {
            return error;
        }
        if (response.finish(false) == FinishReason.ERROR) {
            return new UpstreamError(0, "", "");
        }
        if (response.output().items() < 0) {
            return new WholeAnswer.Garbage("there is no output");
        }
        return Ending.isUnfinished(response.status())
                ? new WholeAnswer.Garbage("the response is still " + response.status())
                : new ResponseAnswer(response);
    }

    @Override
    public Optional<Tokens> usage() {
        return Optional.ofNullable(response.usage()).flatMap(ResponsesUsage::of);
    }

    @Override
    public Units units() {
        return Units.ofWebSearches(response.searches());
    }

    @Override
    public FinishReason finishReason() {
        return response.finish(response.output().hasCalls());
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return response.nativeFinish();
    }

    @Override
    public @Nullable String upstreamId() {
        return response.upstreamId();
    }

    @Override
    public boolean isEmpty() {
        return !response.output().hasContent();
    }

    @Override
    public long completionBytes() {
        return response.output().bytes();
    }

    @Override
    public byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject own = response.usage() == null ? JsonObject.EMPTY : response.usage();
        Rope out = new Rope();
        response.write(
                response.open(),
                response.end(),
                UsageBlock.of(own, counted, charge),
                metadata,
                out);
        return out.take();
    }
}
