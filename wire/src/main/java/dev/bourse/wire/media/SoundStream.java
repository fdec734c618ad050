package dev.bourse.wire.media;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Outflow;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Relays sound. Nothing goes out before something can be heard, so that another endpoint may take
 * over, and only then is the text billed (openrouter.md 3.4). Not thread-safe.
 */
final class SoundStream implements StreamedAnswer {
    private static final int MOST = 256 * 1024;
    private static final int OK = 200;

    private final Identity identity;
    private final Units spoken;
    private final Outflow outflow;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private String mediaType = "application/octet-stream";
    private @Nullable Sound sound;
    private boolean complete;

    /**
     * @param spoken the characters that are to be heard
     */
    SoundStream(Identity identity, Units spoken) {
        this.identity = identity;
        this.spoken = spoken;
        outflow = new Outflow(identity.provider());
    }

    @Override
    public boolean isOpaque() {
        return true;
    }

    @Override
    public boolean tellsOfFailure() {
        return false;
    }

    @Override
    public void began(String type) {
        mediaType = type.isEmpty() ? mediaType : type;
        sound = Sound.ofMediaType(type).orElse(null);
    }

    @Override
    public Relayed accept(byte[] read) {
        if (outflow.isOver()) {
            return outflow.result();
        }
        if (isSound()) {
            outflow.rope().add(read);
        }
        if (!outflow.hasContent()) {
            listen(read);
        }
        return outflow.result();
    }

    /** Types that are not known are taken for sound unless they are text. */
    private boolean isSound() {
        return sound != null
                || !(mediaType.startsWith("text/") || mediaType.startsWith("application/json"));
    }

    private void listen(byte[] read) {
        int room = MOST - beginning.size();
        beginning.write(read, 0, Math.min(room, read.length));
        Sound known = sound;
        if (isSound()
                && (known == null
                        ? beginning.size() > 0
                        : known.isHeard(beginning.toByteArray(), beginning.size()))) {
            outflow.content();
            beginning.reset();
        } else if (beginning.size() == MOST) {
            outflow.garbage("sent much in which nothing can be heard");
        }
    }

    @Override
    public Relayed end() {
        if (isSound()) {
            complete = outflow.hasContent();
            outflow.done();
        } else {
            report(UpstreamError.read(beginning.toByteArray()));
        }
        return outflow.result();
    }

    private void report(UpstreamError error) {
        if (error.isNothing()) {
            outflow.garbage("sent text in place of sound");
        } else {
            outflow.fail(Relayed.Cause.REPORTED, error.asApiError(OK, identity.provider()));
        }
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public boolean hasContent() {
        return outflow.hasContent();
    }

    @Override
    public Optional<Tokens> usage() {
        return Optional.empty();
    }

    /** All of the text, also where the caller left before its end. */
    @Override
    public Units units() {
        return hasContent() ? spoken : Units.NONE;
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return complete ? FinishReason.STOP : null;
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return null;
    }

    @Override
    public @Nullable String upstreamId() {
        return null;
    }

    @Override
    public long completionBytes() {
        return -1;
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        return Rope.EMPTY;
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        return Rope.EMPTY;
    }
}
