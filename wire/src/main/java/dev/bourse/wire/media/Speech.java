package dev.bourse.wire.media;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Map;

/** Text that is spoken. The answer is sound, which goes out while it comes. */
public final class Speech implements Service {
    private final Sound usual;

    private Speech(Sound usual) {
        this.usual = usual;
    }

    /** As OpenAI's clients expect it: MP3 where they ask for nothing else. */
    public static Speech ofOpenAi() {
        return new Speech(Sound.MP3);
    }

    /** As OpenRouter's clients expect it: bare samples where they ask for nothing else. */
    public static Speech ofOpenRouter() {
        return new Speech(Sound.PCM);
    }

    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return ServiceRequest.of(() -> {
            SpeechScan own = new SpeechScan();
            BodyScan scan = new BodyScan(body, own.rules()).read().requires("input", own.isSaid());
            JsonObject format =
                    new JsonObject(Map.of("response_format", JsonValue.of(usual.wireName())));
            return new ServiceRequest(scan, own.need(), new JsonBody(scan, format));
        });
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity, Request request) {
        throw new IllegalStateException("sound is never answered in one piece");
    }

    @Override
    public StreamedAnswer stream(Identity identity, Request request) {
        return new SoundStream(identity, request.volume().most());
    }
}
