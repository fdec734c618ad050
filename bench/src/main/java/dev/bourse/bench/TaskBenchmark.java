package dev.bourse.bench;

import dev.bourse.domain.task.Classification;
import dev.bourse.domain.task.Fingerprint;
import dev.bourse.domain.task.Fingerprinter;
import dev.bourse.domain.task.TaskClassifier;
import dev.bourse.wire.task.TaskModelFile;

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

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What it costs on one core to classify a prompt of a size, and to fingerprint it; prompts of
 * several kinds in turn. Budget: 100 microseconds for 1 KB, that is 10,000 prompts a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TaskBenchmark {
    private static final List<String> PIECES =
            List.of(
                    "Summarize the report below in three sentences for a manager who has no time."
                        + " Sales in the north rose by 12.5 percent while the south lost ground. ",
                    """
                    Why does this throw?
                    ```java
                    for (int i = 0; i <= rows.size(); i++) {
                        total += rows.get(i).price();
                    }
                    ```
                    """,
                    "{\"name\": \"Ana\", \"orders\": [{\"id\": 17, \"total\": 42.90}]}\n",
                    "请把下面的段落翻译成英文，并保持原来的语气和格式。这座桥在冬天关闭。");

    private final TaskClassifier classifier = new TaskClassifier(TaskModelFile.bundled());
    private final Fingerprinter fingerprinter = new Fingerprinter(1, 2);

    /** Chars of a prompt; of long ones only the two ends are read. */
    @Param({"1024", "1000000"})
    public int size;

    private List<String> prompts = List.of("");
    private int turn;

    /** One prompt of each kind. */
    @Setup
    public void write() {
        prompts =
                PIECES.stream()
                        .map(piece -> piece.repeat(size / piece.length() + 1).substring(0, size))
                        .toList();
    }

    /** Tag, category and both languages. */
    @Benchmark
    public Classification classify() {
        return classifier.classify(next());
    }

    /** The signature for near-duplicates. */
    @Benchmark
    public Fingerprint fingerprint() {
        return fingerprinter.of(next());
    }

    private String next() {
        turn = turn + 1 == prompts.size() ? 0 : turn + 1;
        return prompts.get(turn);
    }
}
