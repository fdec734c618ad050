package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Input and expected output in one file: a line on what it shows, options as {@code name: value},
 * then sections that begin with {@code ---} and a name. {@code -Dgolden=apply} writes what came out
 * instead of comparing.
 */
public record GoldenFile(Path path, String head, Map<String, String> sections) {
    private static final String MARK = "--- ";

    public static List<GoldenFile> all(String folder) {
        Path root =
                Path.of(System.getProperty("bourse.root", ".."), "wire/src/test/resources/golden");
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.sorted().map(GoldenFile::read).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public String name() {
        return path.getFileName().toString().replace(".txt", "");
    }

    public String section(String name) {
        return sections.getOrDefault(name, "");
    }

    /** Whether the head has the line {@code name: value}. */
    public boolean has(String name, String value) {
        return head.lines().anyMatch((name + ": " + value)::equals);
    }

    /** Compares sections with what came out, or writes them. */
    public void check(Map<String, String> actual) {
        if ("apply".equals(System.getProperty("golden"))) {
            write(actual);
        } else {
            actual.forEach((name, text) -> assertEquals(section(name), line(text), name));
        }
    }

    private void write(Map<String, String> actual) {
        Map<String, String> all = new LinkedHashMap<>(sections);
        actual.forEach((name, text) -> all.put(name, line(text)));
        String text =
                all.entrySet().stream()
                        .map(section -> MARK + section.getKey() + "\n" + section.getValue())
                        .collect(Collectors.joining("", head, ""));
        try {
            Files.writeString(path, text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String line(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    private static GoldenFile read(Path path) {
        StringBuilder head = new StringBuilder();
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder current = head;
        for (String line : lines(path)) {
            if (line.startsWith(MARK)) {
                current = new StringBuilder();
                sections.put(line.substring(MARK.length()), current);
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sections.forEach((name, text) -> texts.put(name, text.toString()));
        return new GoldenFile(path, head.toString(), texts);
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
