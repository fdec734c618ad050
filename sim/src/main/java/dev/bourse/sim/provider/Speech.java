package dev.bourse.sim.provider;

import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Hums a note for as long as a text is: 20 ms for each character. */
final class Speech {
    /** Samples of 16 bits in a second. */
    static final int RATE = 24_000;

    private static final int SAMPLES = RATE / 50;
    private static final int PERIOD = 60;
    private static final int LOUD = 8_000;
    private static final int LONGEST = 4096;
    private static final int HEADER = 44;

    /** MPEG-1 layer III, 128 kbit/s at 44.1 kHz; a frame of zeros is silence. */
    private static final byte[] FRAME = {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64};

    private static final int FRAME_LENGTH = 417;

    private Speech() {}

    static Script answer(JsonObject body) {
        String text = body.text("input").orElse("");
        if (text.isEmpty() || text.length() > LONGEST) {
            return Sideline.refused("invalid_value", "There is nothing to say.");
        }
        return switch (body.text("response_format").orElse("mp3")) {
            case "pcm" -> sound("audio/pcm", note(text));
            case "wav" -> sound("audio/wav", wav(note(text)));
            case "mp3" -> sound("audio/mpeg", silence(text));
            default -> Sideline.refused("unsupported_value", "No such format of speech.");
        };
    }

    private static Script sound(String type, byte[] bytes) {
        return Script.body(200, Map.of("content-type", type), Buffer.buffer(bytes));
    }

    private static byte[] note(String text) {
        int samples = text.length() * SAMPLES;
        ByteBuffer pcm = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            pcm.putShort((short) (i % PERIOD < PERIOD / 2 ? LOUD : -LOUD));
        }
        return pcm.array();
    }

    private static byte[] wav(byte[] pcm) {
        ByteBuffer wav = ByteBuffer.allocate(HEADER + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER - 8 + pcm.length).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(pcm.length);
        return wav.put(pcm).array();
    }

    private static byte[] silence(String text) {
        ByteBuffer frames = ByteBuffer.allocate(text.length() * FRAME_LENGTH);
        for (int i = 0; i < text.length(); i++) {
            frames.position(i * FRAME_LENGTH).put(FRAME);
        }
        return frames.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
