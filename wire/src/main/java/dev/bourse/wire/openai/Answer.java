package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A whole completion as the upstream's own bytes and what was learnt from reading them once. */
public final class Answer implements WholeAnswer {
    private static final byte[] USAGE = Stamp.ascii(",\"usage\":");
    private static final byte[] METADATA = Stamp.ascii(",\"openrouter_metadata\":");

    private final byte[] body;
    private final Completion completion;

    Answer(byte[] body, Completion completion) {
        this.body = body;
        this.completion = completion;
    }

    /** The upstream's own count; empty when it gave none that can be true. */
    public Optional<Tokens> usage() {
        return Optional.ofNullable(completion.usage()).flatMap(OpenAiUsage::of);
    }

    /** Why it ended; null when the upstream did not say. */
    public @Nullable FinishReason finishReason() {
        return completion.choices().finish();
    }

    /** Why it ended, in the upstream's word. */
    public @Nullable String nativeFinishReason() {
        return completion.choices().nativeFinish();
    }

    /** The upstream's id of the answer; null when it gave none. */
    public @Nullable String upstreamId() {
        return completion.upstreamId();
    }

    /** Whether there is no word, no tool call, no thought, no refusal and no medium in it. */
    public boolean isEmpty() {
        return !completion.choices().text().hasContent();
    }

    /** Bytes of text generated, as JSON; what an estimate starts from. */
    public long completionBytes() {
        return completion.choices().text().bytes();
    }

    /**
     * The body for the caller: the upstream's bytes but for id, model, provider, finish reasons and
     * usage.
     *
     * @param metadata {@code openrouter_metadata}; null leaves it out
     */
    public byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject own = completion.usage() == null ? JsonObject.EMPTY : completion.usage();
        byte[] usage = Json.bytes(UsageBlock.of(own, counted, charge));
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
