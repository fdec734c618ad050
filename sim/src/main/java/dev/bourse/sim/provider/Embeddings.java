package dev.bourse.sim.provider;

import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** Unit vectors that depend on nothing but the text. */
final class Embeddings {
    private static final int USUAL = 64;
    private static final int MOST = 4096;

    private Embeddings() {}

    static Script answer(JsonObject body) {
        List<JsonValue> inputs = inputs(body);
        int dimensions = body.number("dimensions").map(BigDecimal::intValue).orElse(USUAL);
        if (inputs.isEmpty() || dimensions <= 0 || dimensions > MOST) {
            return Sideline.refused("invalid_value", "There is nothing to embed.");
        }
        boolean base64 = body.text("encoding_format").orElse("float").equals("base64");
        List<Object> data = new ArrayList<>();
        for (JsonValue input : inputs) {
            float[] vector = vector(Json.text(input), dimensions);
            data.add(
                    Members.of(
                            "object",
                            "embedding",
                            "index",
                            data.size(),
                            "embedding",
                            base64 ? packed(vector) : numbers(vector)));
        }
        long tokens = inputs.stream().mapToLong(Embeddings::tokens).sum();
        return Script.json(
                200,
                Members.of(
                        "object",
                        "list",
                        "data",
                        data,
                        "model",
                        body.text("model").orElse(""),
                        "usage",
                        Members.of("prompt_tokens", tokens, "total_tokens", tokens)));
    }

    /** One text, several, one list of tokens, or several. */
    private static List<JsonValue> inputs(JsonObject body) {
        JsonValue input = body.get("input").orElse(new JsonArray(List.of()));
        List<JsonValue> items = input.asItems();
        boolean tokens = !items.isEmpty() && items.getFirst() instanceof JsonNumber;
        return tokens || input instanceof JsonString ? List.of(input) : items;
    }

    private static long tokens(JsonValue input) {
        return input instanceof JsonString(String text)
                ? Tokenizer.count(text)
                : input.asItems().size();
    }

    private static float[] vector(String text, int dimensions) {
        SplittableRandom random = new SplittableRandom(text.hashCode());
        double[] draws = random.doubles(dimensions, -1, 1).toArray();
        double length = 0;
        for (double draw : draws) {
            length += draw * draw;
        }
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) (draws[i] / Math.sqrt(length));
        }
        return vector;
    }

    private static List<BigDecimal> numbers(float[] vector) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (float value : vector) {
            numbers.add(new BigDecimal(Float.toString(value)));
        }
        return numbers;
    }

    /** Little-endian floats, as OpenAI packs them. */
    private static String packed(float[] vector) {
        ByteBuffer bytes =
                ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : vector) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
