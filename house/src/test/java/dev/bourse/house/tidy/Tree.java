package dev.bourse.house.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a checkout, without what builds and tools leave there, and its code, parsed. */
final class Tree {
    private static final Set<String> LEFT_BY_TOOLS =
            Set.of(".git", "target", "node_modules", "dist", ".cifuzz-corpus", ".idea", ".vscode");

    private final List<TextFile> files;
    private final List<Code> code;

    Tree(List<TextFile> files) {
        this.files = List.copyOf(files);
        this.code = CodeReader.read(files.stream().filter(Tree::isProduction).toList());
    }

    /** Reads the checkout at that folder. */
    static Tree at(Path root) {
        List<TextFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Reading(root, files));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return new Tree(files);
    }

    List<TextFile> files() {
        return files;
    }

    /** The files whose whole path matches. */
    Stream<TextFile> matching(String pathPattern) {
        return files.stream().filter(file -> file.is(pathPattern));
    }

    Optional<TextFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Whether there is a file or a folder of that path. */
    boolean has(String path) {
        return files.stream()
                .anyMatch(file -> file.path().equals(path) || file.path().startsWith(path + "/"));
    }

    /** The production code in Java, package descriptions left out. */
    List<Code> code() {
        return code;
    }

    private static boolean isProduction(TextFile file) {
        return file.is("[a-z]+/src/main/java/.*\\.java")
                && !file.name().equals("package-info.java");
    }

    private static final class Reading extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<TextFile> files;

        Reading(Path root, List<TextFile> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return LEFT_BY_TOOLS.contains(String.valueOf(folder.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String path = root.relativize(file).toString();
            if (!path.equals(".git") && attributes.isRegularFile()) {
                files.add(new TextFile(path, Files.readString(file, StandardCharsets.UTF_8)));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
