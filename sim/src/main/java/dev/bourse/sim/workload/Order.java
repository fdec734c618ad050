package dev.bourse.sim.workload;

import dev.bourse.sim.workload.Trace.Row;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonString;

import io.vertx.core.buffer.Buffer;

import java.util.SplittableRandom;

/**
 * One request as it will be sent; the same for the same seed and row.
 *
 * @param index place in the trace
 * @param row what the trace says
 * @param model the model that is asked for
 * @param streamed whether a stream is asked for
 */
record Order(int index, Row row, String model, boolean streamed) {
    private static final int ROOM = 512;
    private static final int TYPICAL_TOKEN = 5;

    static Order of(ReplayOptions options, int index) {
        SplittableRandom random = new SplittableRandom(options.seed() + index);
        String model = options.models().get(random.nextInt(options.models().size()));
        boolean streamed = random.nextDouble() < options.streamed();
        return new Order(index, options.trace().rows().get(index), model, streamed);
    }

    /** The body; its prompt begins with the text of the same index. */
    Buffer body(Prompts prompts) {
        Buffer body = Buffer.buffer(ROOM + TYPICAL_TOKEN * row.promptTokens());
        body.appendString("{\"model\":").appendString(Json.text(new JsonString(model)));
        body.appendString(",\"max_tokens\":" + row.outputTokens());
        if (streamed) {
            body.appendString(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        }
        body.appendString(",\"messages\":[{\"role\":\"user\",\"content\":\"");
        prompts.append(body, index, row);
        return body.appendString("\"}]}");
    }
}
