package dev.bourse.wire.openai;

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

import java.util.Optional;

/** A whole completion as the upstream's own bytes and what was learnt from reading them once. */
public final class ChatAnswer implements Answer {
    private static final byte[] USAGE = Stamp.ascii(",\"usage\":");
    private static final byte[] METADATA = Stamp.ascii(",\"openrouter_metadata\":");

    private final byte[] body;
    private final Completion completion;

    private ChatAnswer(byte[] body, Completion completion) {
        this.body = body;
        this.completion = completion;
    }

    /** Reads a body; it is never copied and must not be changed afterwards. */
    public static WholeAnswer read(byte[] body, Identity identity) {
        try {
            return read(body, Completion.ofBody(body, new Stamp(identity)));
        } catch (JsonException problem) {
            return new WholeAnswer.Garbage(String.valueOf(problem.getMessage()));
        }
    }

    private static WholeAnswer read(byte[] body, Completion completion) {
        UpstreamError error = completion.error();
        if (error != null) {
            return error;
        }
        if (completion.choices().finish() == FinishReason.ERROR) {
            return new UpstreamError(0, "", "");
        }
        return completion.choices().count() > 0
                ? new ChatAnswer(body, completion)
                : new WholeAnswer.Garbage("there are no choices");
    }

    @Override
    public Optional<Tokens> usage() {
        return Optional.ofNullable(completion.usage()).flatMap(OpenAiUsage::of);
    }

    @Override
    public Units units() {
        return completion.units();
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return completion.choices().finish();
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return completion.choices().nativeFinish();
    }

    @Override
    public @Nullable String upstreamId() {
        return completion.upstreamId();
    }

    @Override
    public boolean isEmpty() {
        return !completion.choices().text().hasContent();
    }

    @Override
    public long completionBytes() {
        return completion.choices().text().bytes();
    }

    @Override
    public byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject own = completion.usage() == null ? JsonObject.EMPTY : completion.usage();
        byte[] usage = UsageBlock.bytes(own, counted, charge);
        Rope out = new Rope();
        Splice splice = completion.splice();
        if (completion.usageFrom() >= 0) {
            splice.copy(body, completion.open(), completion.usageFrom(), out);
            out.add(usage);
            splice.copy(body, completion.usageTo(), completion.close(), out);
        } else {
            splice.copy(body, completion.open(), completion.close(), out);
            out.add(USAGE);
            out.add(usage);
        }
        if (metadata != null) {
            out.add(METADATA);
            out.add(Json.bytes(metadata));
        }
        out.add(body, completion.close(), completion.close() + 1);
        return out.take();
    }
}
