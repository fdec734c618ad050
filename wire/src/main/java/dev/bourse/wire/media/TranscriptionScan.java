package dev.bourse.wire.media;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a recording and how it is to be written down. */
final class TranscriptionScan {
    static final String AUDIO = "input_audio";

    private static final int LONGEST = 65_536;
    private static final List<String> GRANULARITIES = List.of("word", "segment");

    private final byte[] body;
    private @Nullable Recording recording;
    private long prompt;

    /**
     * @param sent the recording; null when the body has it
     */
    TranscriptionScan(byte[] body, @Nullable Recording sent) {
        this.body = body;
        recording = sent;
    }

    ServiceRequest read() {
        BodyScan scan = new BodyScan(body, rules()).read();
        Recording heard = recording;
        if (heard == null || heard.bytes().length == 0) {
            throw new JsonException("'" + AUDIO + "' is missing");
        }
        return new ServiceRequest(scan, need(heard), FormBody.of(scan, heard));
    }

    private Map<String, Rule> rules() {
        return Map.of(
                AUDIO,
                this::audio,
                "language",
                (in, name) -> in.text(name, 64),
                "prompt",
                (in, name) -> prompt = in.text(name, LONGEST).length(),
                "temperature",
                Rule.number(0, 2),
                "response_format",
                Rule.word("json", "verbose_json"),
                "timestamp_granularities",
                TranscriptionScan::granularities,
                "stream",
                (in, name) -> JsonScanner.require(!in.flag(name), name, "is not offered here"));
    }

    private Need need(Recording heard) {
        return new Need(
                ApiType.TRANSCRIPTION,
                Set.of(Modality.AUDIO),
                Modality.TRANSCRIPTION,
                1,
                prompt,
                prompt,
                1,
                false,
                new Volume(
                        Units.ofSeconds(heard.likelySeconds()),
                        Units.ofSeconds(heard.mostSeconds())));
    }

    private void audio(JsonScanner in, String name) {
        JsonScanner.require(recording == null, name, "must not come beside a file");
        in.object(name);
        byte[] bytes = {};
        String format = "";
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            String path = name + "." + key;
            switch (key) {
                case "data" -> bytes = data(in, path);
                case "format" -> format = in.text(path, 16);
                default -> in.skip();
            }
        }
        boolean word = format.matches("[a-z0-9]{1,8}");
        JsonScanner.require(word, name + ".format", "must name a format such as wav or mp3");
        recording = new Recording("audio." + format, bytes);
    }

    private byte[] data(JsonScanner in, String path) {
        String rule = "must be base64";
        JsonScanner.require(in.isText(), path, rule);
        int from = in.start() + 1;
        int to = Base64Text.end(body, from, body.length);
        JsonScanner.require(to >= 0, path, rule);
        in.skip();
        return Base64.getDecoder().decode(Arrays.copyOfRange(body, from, to));
    }

    private static void granularities(JsonScanner in, String name) {
        in.array(name);
        while (in.nextItem()) {
            in.word(name, GRANULARITIES);
        }
    }
}
