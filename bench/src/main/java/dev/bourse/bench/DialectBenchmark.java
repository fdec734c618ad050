package dev.bourse.bench;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * What one word of a stream costs between an upstream and a caller of any two dialects. Where both
 * are the same it is relayed, elsewhere translated, which may cost three times as much. Processor
 * time is told by {@link ThreadTime}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DialectBenchmark {
    /** Words of one answer, after which another one begins. */
    private static final int WORDS = 1024;

    private static final Identity IDENTITY =
            new Identity(
                    new GenerationId("gen-1767225600-Ab3dE5fG7hJ9kL1m"),
                    "meta-llama/llama-3.3-70b-instruct",
                    "DeepInfra",
                    1_767_225_600);

    /** What the caller speaks. */
    @Param public Tongue caller = Tongue.OPENAI;

    /** What the upstream speaks. */
    @Param public Tongue upstream = Tongue.OPENAI;

    /**
     * What the chunks are like: code has many escapes, other languages have longer letters, and a
     * provider may add what makes each unlike the ones before.
     */
    @Param public Script script = Script.PLAIN;

    /** How words are written. */
    public enum Script {
        PLAIN(""),
        ESCAPED("\\n\\t\\\"x\\\" "),
        FOREIGN("\u043f\u0440\u0438 "),
        STRANGE("");

        private final String start;

        Script(String start) {
            this.start = start;
        }
    }

    private final byte[][] words = new byte[WORDS][];
    private StreamedAnswer answer = caller.answer(upstream, IDENTITY);
    private int turn;

    /** A stream that has begun. */
    @Setup
    public void begin() {
        for (int i = 0; i < WORDS; i++) {
            words[i] =
                    script == Script.STRANGE ? upstream.strange(i) : upstream.word(script.start, i);
        }
        answer = begun();
    }

    /** One chunk with a word in it: nearly all that a gateway sees. */
    @Benchmark
    public Relayed word() {
        turn++;
        if (turn == WORDS) {
            turn = 0;
            answer = begun();
        }
        return answer.accept(words[turn]);
    }

    private StreamedAnswer begun() {
        StreamedAnswer begun = caller.answer(upstream, IDENTITY);
        begun.accept(upstream.opening());
        return begun;
    }
}
