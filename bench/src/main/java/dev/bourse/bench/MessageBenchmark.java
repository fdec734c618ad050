package dev.bourse.bench;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedStream;

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

/** What one addition to a streamed message costs, relayed and by way of events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MessageBenchmark {
    private static final int VARIANTS = 64;
    private static final int LONGEST = 1 << 20;
    private static final Anthropic ANTHROPIC = new Anthropic();
    private static final Identity IDENTITY =
            new Identity(
                    new GenerationId("gen-1767225600-Ab3dE5fG7hJ9kL1m"),
                    "anthropic/claude-sonnet-4.5",
                    "Anthropic",
                    1_767_225_600);

    private static final Request REQUEST =
            (Request)
                    ANTHROPIC.scan(
                            bytes(
                                    "{\"model\":\"a/b\",\"messages\":"
                                            + "[{\"role\":\"user\",\"content\":\"x\"}]}"),
                            Addressed.BY_BODY);

    private static final byte[] BEGUN =
            bytes(
                    """
                    event: message_start
                    data: {"type":"message_start","message":{"id":"msg_1","model":"m"}}

                    event: content_block_start
                    data: {"type":"content_block_start","index":0,"content_block":{"type":"text"}}

                    """);

    private final byte[][] words = words();
    private StreamedAnswer relay = begun(relayed());
    private StreamedAnswer translation = begun(translated());
    private int turn;

    /** Streams that have begun. */
    @Setup
    public void begin() {
        relay = begun(relayed());
        translation = begun(translated());
    }

    /** One word. */
    @Benchmark
    public Relayed word() {
        return relay.accept(next());
    }

    /** The same word read into an event and written again: what another dialect costs. */
    @Benchmark
    public Relayed translatedWord() {
        return translation.accept(next());
    }

    private byte[] next() {
        turn = turn + 1 == VARIANTS ? 0 : turn + 1;
        return words[turn];
    }

    private StreamedAnswer begun(StreamedAnswer answer) {
        answer.accept(BEGUN);
        answer.accept(words[0]);
        answer.accept(words[1]);
        return answer;
    }

    private static StreamedAnswer relayed() {
        return ANTHROPIC.relay(IDENTITY, LONGEST);
    }

    private static StreamedAnswer translated() {
        return new TranslatedStream(
                ANTHROPIC, ANTHROPIC.writer(IDENTITY, REQUEST), "Anthropic", LONGEST);
    }

    private static byte[][] words() {
        byte[][] words = new byte[VARIANTS][];
        for (int i = 0; i < VARIANTS; i++) {
            words[i] =
                    bytes(
                            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\","
                                    + "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                                    + "\" word"
                                    + i
                                    + "\"}}\n\n");
        }
        return words;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
