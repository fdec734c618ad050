package dev.bourse.sim.provider;

import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Draws one dot, in a colour that depends on nothing but the prompt. */
final class Images {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] HEADER = {0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0};
    private static final int MOST = 10;
    private static final int TOKENS = 85;

    private Images() {}

    static Script answer(JsonObject body) {
        String prompt = body.text("prompt").orElse("");
        int wanted = body.number("n").map(BigDecimal::intValue).orElse(1);
        if (prompt.isBlank() || wanted < 1 || wanted > MOST) {
            return Sideline.refused("invalid_value", "There is nothing to draw.");
        }
        List<Object> images = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            byte[] png = png(prompt.hashCode() + i);
            images.add(Map.of("b64_json", Base64.getEncoder().encodeToString(png)));
        }
        long input = Tokenizer.count(prompt);
        long output = (long) wanted * TOKENS;
        return Script.json(
                200,
                Members.of(
                        "created",
                        0,
                        "data",
                        images,
                        "output_format",
                        "png",
                        "usage",
                        Members.of(
                                "input_tokens", input,
                                "output_tokens", output,
                                "total_tokens", input + output)));
    }

    /** One dot in RGB (PNG 1.2). */
    private static byte[] png(int colour) {
        byte[] line = {0, (byte) (colour >> 16), (byte) (colour >> 8), (byte) colour};
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", HEADER));
        png.writeBytes(chunk("IDAT", deflated(line)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12);
        chunk.putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII));
        chunk.put(data);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, data.length + 4);
        chunk.putInt((int) checksum.getValue());
        return chunk.array();
    }

    private static byte[] deflated(byte[] data) {
        byte[] room = new byte[64];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            int length = deflater.deflate(room);
            return Arrays.copyOf(room, length);
        }
    }
}
