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
        List<String> images = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            byte[] png = png(prompt.hashCode() + i);
            images.add(Base64.getEncoder().encodeToString(png));
        }
        long input = Tokenizer.count(prompt);
        long output = (long) wanted * TOKENS;
        Map<String, Object> usage =
                Members.of(
                        "input_tokens", input,
                        "output_tokens", output,
                        "total_tokens", input + output);
        boolean stream = body.flag("stream").orElse(false);
        return stream ? streamed(images, usage) : whole(images, usage);
    }

    private static Script whole(List<String> images, Map<String, Object> usage) {
        List<Object> data = new ArrayList<>();
        images.forEach(image -> data.add(Map.of("b64_json", image)));
        return Script.json(
                200,
                Members.of("created", 0, "data", data, "output_format", "png", "usage", usage));
    }

    /** Each image comes twice: as a draft and when it is finished, the last one with the usage. */
    private static Script streamed(List<String> images, Map<String, Object> usage) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Map<String, Object> draft =
                    Members.of(
                            "b64_json", images.get(i), "created_at", 0, "partial_image_index", 0);
            Map<String, Object> finished = Members.of("b64_json", images.get(i), "created_at", 0);
            if (i == images.size() - 1) {
                finished.put("usage", usage);
            }
            steps.add(event("image_generation.partial_image", draft));
            steps.add(event("image_generation.completed", finished));
        }
        steps.add(new Step.End(0));
        return new Script(200, Script.EVENTS, steps);
    }

    private static Step event(String type, Map<String, Object> members) {
        members.put("type", type);
        return new Step.Emit(0, () -> Sse.event(type, members));
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
