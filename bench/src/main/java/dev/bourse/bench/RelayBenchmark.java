package dev.bourse.bench;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.openai.ChatRequest;
import dev.bourse.wire.openai.ChunkRelay;
import dev.bourse.wire.openai.OpenAi;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * What one chunk of a stream costs in its relay, read by read as the network delivers them. The
 * whole gateway has about 3 microseconds for a chunk.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RelayBenchmark {
    private static final int VARIANTS = 64;
    private static final int LONGEST = 1 << 20;
    private static final Identity IDENTITY =
            new Identity(
                    new GenerationId("gen-1767225600-Ab3dE5fG7hJ9kL1m"),
                    "meta-llama/llama-3.3-70b-instruct",
                    "DeepInfra",
                    1_767_225_600);

    private static final Request REQUEST =
            (Request)
                    ChatRequest.scan(
                            "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\"}]}"
                                    .getBytes(StandardCharsets.UTF_8));
    private static final byte[] BEGUN =
            chunk(
                    "\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\"}}]",
                    "\"finish_reason\":null");

    private final byte[][] words = chunks("\"content\":\" word%d\"");
    private final byte[][] calls =
            chunks("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"a%d\\\":\"}}]");
    private final byte[][] strangers = strangers();
    private StreamedAnswer relay = new ChunkRelay(IDENTITY, LONGEST);
    private StreamedAnswer translation = translation();
    private int turn;

    /** A stream that has begun. */
    @Setup
    public void begin() {
        relay = new ChunkRelay(IDENTITY, LONGEST);
        relay.accept(words[0]);
        relay.accept(calls[0]);
        translation = translation();
        translation.accept(words[0]);
        translation.accept(BEGUN);
        translation.accept(calls[0]);
    }

    /** One chunk of 200 bytes with a word in it: nearly all that a gateway sees. */
    @Benchmark
    public Relayed word() {
        return next(words);
    }

    /** One chunk with a piece of a tool call. */
    @Benchmark
    public Relayed toolCall() {
        return next(calls);
    }

    /** One chunk whose shape is new each time, so that it is read in full. */
    @Benchmark
    public Relayed strange() {
        return next(strangers);
    }

    /** The same word read into an event and written again: what another dialect costs. */
    @Benchmark
    public Relayed translatedWord() {
        return translated(words);
    }

    /** The same piece of a tool call, through events. */
    @Benchmark
    public Relayed translatedToolCall() {
        return translated(calls);
    }

    /** The same chunk of a new shape, through a tree and events. */
    @Benchmark
    public Relayed translatedStrange() {
        return translated(strangers);
    }

    private Relayed next(byte[][] chunks) {
        turn = turn + 1 == VARIANTS ? 0 : turn + 1;
        return relay.accept(chunks[turn]);
    }

    private Relayed translated(byte[][] chunks) {
        turn = turn + 1 == VARIANTS ? 0 : turn + 1;
        return translation.accept(chunks[turn]);
    }

    private static StreamedAnswer translation() {
        OpenAi openai = new OpenAi();
        return new TranslatedStream(openai, openai.writer(IDENTITY, REQUEST), "DeepInfra", LONGEST);
    }

    private static byte[][] chunks(String delta) {
        byte[][] chunks = new byte[VARIANTS][];
        for (int i = 0; i < VARIANTS; i++) {
            chunks[i] = chunk(delta.formatted(i), "\"finish_reason\":null");
        }
        return chunks;
    }

    private static byte[][] strangers() {
        byte[][] chunks = new byte[VARIANTS][];
        for (int i = 0; i < VARIANTS; i++) {
            String logprobs = "\"logprobs\":{\"x\":-0.%d},\"finish_reason\":null".formatted(i);
            chunks[i] = chunk("\"content\":\"a\"", logprobs);
        }
        return chunks;
    }

    private static byte[] chunk(String delta, String rest) {
        String text =
                "data: {\"id\":\"chatcmpl-9f86d081884c7d659a2feaa0c55ad015\","
                        + "\"object\":\"chat.completion.chunk\",\"created\":1767225600,"
                        + "\"model\":\"llama-3.3-70b\",\"choices\":[{\"index\":0,\"delta\":{"
                        + delta
                        + "},"
                        + rest
                        + "}]}\n\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
