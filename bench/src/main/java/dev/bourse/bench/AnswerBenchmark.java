package dev.bourse.bench;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.openai.ChatAnswer;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What it costs to read a whole answer of a kilobyte and to write it for the caller. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AnswerBenchmark {
    private static final Identity IDENTITY =
            new Identity(
                    new GenerationId("gen-1767225600-Ab3dE5fG7hJ9kL1m"),
                    "openai/gpt-4o-mini",
                    "OpenAI",
                    1_767_225_600);

    private static final Charge CHARGE =
            new Charge(
                    new Money(12_000), new Money(300), Money.ZERO, new Money(45_600), Money.ZERO);

    private final byte[] body = body();

    /** Reading. */
    @Benchmark
    public Object read() {
        return ChatAnswer.read(body, IDENTITY);
    }

    /** Reading, its usage, and the answer for the caller. */
    @Benchmark
    public byte[] readAndSplice() {
        Answer answer = (Answer) ChatAnswer.read(body, IDENTITY);
        Tokens tokens = answer.usage().orElseThrow();
        Usage counted = new Usage(tokens, answer.units(), Usage.Source.REPORTED);
        return answer.spliced(counted, CHARGE, null);
    }

    private static byte[] body() {
        String words =
                "A harbour is only as deep as its shallowest tide. ".repeat(15).substring(0, 705);
        String json =
                "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1767225600,"
                        + "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"message\":"
                        + "{\"role\":\"assistant\",\"content\":\""
                        + words
                        + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":192,"
                        + "\"completion_tokens\":128,\"total_tokens\":320}}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
