package dev.bourse.bench;

import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.openai.ChatRequest;

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

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What it costs to read a request of a size and to write it for an upstream. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScanBenchmark {
    private static final UpstreamEdit EDIT = UpstreamEdit.ofModel("Llama-3.3-70B-Instruct-Turbo");

    /** Bytes of the body, roughly. */
    @Param({"1024", "200000", "1000000"})
    public int size;

    private byte[] body = {};

    /** One system message and one question as long as it takes. */
    @Setup
    public void write() {
        String text =
                "{\"model\":\"meta-llama/llama-3.3-70b-instruct\",\"stream\":true,"
                        + "\"max_tokens\":400,\"temperature\":0.7,"
                        + "\"provider\":{\"order\":[\"deepinfra\",\"together\"]},"
                        + "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"";
        body =
                (text + "Why is it so? ".repeat((size - text.length()) / 14) + "\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
    }

    /** Reading and checking. */
    @Benchmark
    public Object scan() {
        return ChatRequest.scan(body);
    }

    /** Reading, checking, and the body for an upstream. */
    @Benchmark
    public byte[] scanAndSplice() {
        return ((ChatRequest) ChatRequest.scan(body)).forUpstream(EDIT);
    }
}
