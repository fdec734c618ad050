package dev.bourse.lab.task;

import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.TaskTag;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Prompts of published benchmarks, with the tags and categories that follow from what each
 * benchmark is made of. They measure; nothing is learned from them.
 */
final class KnownPrompts {
    private static final Map<String, TaskTag> MT_BENCH =
            Map.of(
                    "writing", TaskTag.CONTENT_WRITING,
                    "roleplay", TaskTag.ROLEPLAY_FICTION,
                    "reasoning", TaskTag.QA_KNOWLEDGE,
                    "math", TaskTag.MATH,
                    "coding", TaskTag.CODE_GENERAL_IMPL,
                    "extraction", TaskTag.DATA_EXTRACTION,
                    "stem", TaskTag.QA_KNOWLEDGE,
                    "humanities", TaskTag.QA_KNOWLEDGE);

    private final Path data;

    /** Those below a folder with the collections. */
    KnownPrompts(Path data) {
        this.data = data;
    }

    /** Whether the folder is there. */
    boolean exist() {
        return Files.isDirectory(data);
    }

    /** The four collections by which a model is judged. */
    List<Example> judging() {
        return Stream.of(mtBench(), humanEval(), gsm8k(), mmlu("test"))
                .flatMap(List::stream)
                .toList();
    }

    /** Two others, to look at while a model is being made. */
    List<Example> making() {
        return Stream.of(mbpp(), mmlu("dev")).flatMap(List::stream).toList();
    }

    /** The first turns of MT-bench. */
    private List<Example> mtBench() {
        return json(
                "routing/mt-bench-questions.jsonl",
                row -> {
                    TaskTag tag =
                            MT_BENCH.getOrDefault(row.text("category").orElse(""), TaskTag.OTHER);
                    String question = row.items("turns").getFirst().asText().orElse("");
                    return new Example(question, tag, tag.category().orElse(null), "MT-bench");
                });
    }

    private List<Example> humanEval() {
        return json("benchmarks/HumanEval.jsonl.gz", row -> code(row, "prompt", "HumanEval"));
    }

    private List<Example> mbpp() {
        return json("benchmarks/mbpp.jsonl", row -> code(row, "text", "MBPP"));
    }

    private List<Example> gsm8k() {
        return json(
                "benchmarks/gsm8k-test.jsonl",
                row ->
                        new Example(
                                row.text("question").orElse(""),
                                TaskTag.MATH,
                                Category.SCIENCE,
                                "GSM8K"));
    }

    private static Example code(JsonObject row, String field, String source) {
        return new Example(
                row.text(field).orElse(""),
                TaskTag.CODE_GENERAL_IMPL,
                Category.PROGRAMMING,
                source);
    }

    /** Questions with their four answers, as they are put to models. */
    private List<Example> mmlu(String part) {
        List<Example> examples = new ArrayList<>();
        for (String subject : Subject.names()) {
            String file = "benchmarks/mmlu/" + part + "/" + subject + "_" + part + ".csv";
            Csv.rows(text(file)).forEach(row -> examples.add(question(subject, row)));
        }
        return examples;
    }

    private static Example question(String subject, List<String> row) {
        String text =
                "%s\nA. %s\nB. %s\nC. %s\nD. %s\nAnswer:".formatted(row.subList(0, 5).toArray());
        return new Example(text, Subject.tag(subject), Subject.category(subject), "MMLU");
    }

    private List<Example> json(String file, Function<JsonObject, Example> reader) {
        return text(file)
                .lines()
                .map(line -> reader.apply(Json.parse(line).asObject().orElseThrow()))
                .toList();
    }

    private String text(String file) {
        try {
            byte[] bytes = Files.readAllBytes(data.resolve(file));
            return new String(
                    file.endsWith(".gz") ? unpacked(bytes) : bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return stream.readAllBytes();
        }
    }
}
