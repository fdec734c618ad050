package dev.bourse.app;

import dev.bourse.sim.market.RequestPrompts;
import dev.bourse.sim.workload.Prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds published prompts for the demonstration. */
final class DemoPrompts {
    private static final List<String> CODE =
            List.of("benchmarks/HumanEval.jsonl.gz", "benchmarks/mbpp.jsonl");
    private static final List<String> CHAT =
            List.of("routing/mt-bench-questions.jsonl", "benchmarks/gsm8k-test.jsonl");
    private static final String MULTIPLE_CHOICE = "benchmarks/mmlu/test";

    /** So many questions of each subject are enough. */
    private static final int OF_A_SUBJECT = 40;

    private DemoPrompts() {}

    /** The prompts below that folder, as far as they are there; made-up ones in their place. */
    static RequestPrompts in(Path folder) throws IOException {
        List<List<String>> code = texts(folder, CODE);
        List<List<String>> chat = texts(folder, CHAT);
        List<String> questions = questions(folder.resolve(MULTIPLE_CHOICE));
        if (!questions.isEmpty()) {
            chat.add(questions);
        }
        return code.isEmpty() && chat.isEmpty()
                ? RequestPrompts.BUILT_IN
                : new RequestPrompts(code, chat, "published prompts");
    }

    private static List<List<String>> texts(Path folder, List<String> files) throws IOException {
        List<List<String>> texts = new ArrayList<>();
        for (String file : files) {
            Path path = folder.resolve(file);
            if (Files.isReadable(path)) {
                texts.add(Prompts.texts(path));
            }
        }
        return texts;
    }

    private static List<String> questions(Path folder) throws IOException {
        List<String> questions = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    Prompts.texts(file).stream()
                            .limit(OF_A_SUBJECT)
                            .forEach(row -> questions.add(withoutAnswer(row)));
                }
            }
        }
        return questions;
    }

    /** The last column is the letter of the right answer. */
    private static String withoutAnswer(String row) {
        int last = row.lastIndexOf('\n');
        return last < 0 ? row : row.substring(0, last);
    }
}
