package dev.bourse.wire.anthropic;

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
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A whole message as the upstream's own bytes and what was learnt from reading them once. */
final class MessageAnswer implements Answer {
    private static final byte[] USAGE = Stamp.ascii(",\"usage\":");
    private static final byte[] METADATA = Stamp.ascii(",\"openrouter_metadata\":");

    private final byte[] body;
    private final MessageScan message;
    private final Splice splice;

    private MessageAnswer(byte[] body, MessageScan message, Splice splice) {
        this.body = body;
        this.message = message;
        this.splice = splice;
    }

    /** Reads a body; it is never copied and must not be changed afterwards. */
    static WholeAnswer read(byte[] body, Identity identity) {
        Splice splice = new Splice();
        MessageScan message = new MessageScan(body, new Stamp(identity), splice);
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            in.next();
            message.read(in);
            in.finish();
        } catch (JsonException problem) {
            return new WholeAnswer.Garbage(String.valueOf(problem.getMessage()));
        }
        UpstreamError error = message.error();
        if (error != null) {
            return error;
        }
        MessageAnswer answer = new MessageAnswer(body, message, splice);
        if (answer.finishReason() == FinishReason.ERROR) {
            return new UpstreamError(0, "", "");
        }
        return message.hasBlocks() ? answer : new WholeAnswer.Garbage("there is no content");
    }

    @Override
    public Optional<Tokens> usage() {
        return Optional.ofNullable(message.usage()).flatMap(AnthropicUsage::of);
    }

    @Override
    public Units units() {
        return Units.ofWebSearches(
                message.usage() == null ? 0 : AnthropicUsage.searches(message.usage()));
    }

    @Override
    public @Nullable FinishReason finishReason() {
        String word = message.stopReason();
        return word == null ? null : StopReason.read(word);
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return message.stopReason();
    }

    @Override
    public @Nullable String upstreamId() {
        return message.upstreamId();
    }

    @Override
    public boolean isEmpty() {
        return !message.blocks().hasContent();
    }

    @Override
    public long completionBytes() {
        return message.blocks().bytes();
    }

    @Override
    public byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        JsonObject own = message.usage() == null ? JsonObject.EMPTY : message.usage();
        byte[] usage = Json.bytes(UsageBlock.of(own, counted, charge));
        Rope out = new Rope();
        if (message.usageFrom() >= 0) {
            splice.copy(body, message.open(), message.usageFrom(), out);
            out.add(usage);
            splice.copy(body, message.usageTo(), message.close(), out);
        } else {
            splice.copy(body, message.open(), message.close(), out);
            out.add(USAGE);
            out.add(usage);
        }
        if (metadata != null) {
            out.add(METADATA);
            out.add(Json.bytes(metadata));
        }
        out.add(body, message.close(), message.close() + 1);
        return out.take();
    }
}
