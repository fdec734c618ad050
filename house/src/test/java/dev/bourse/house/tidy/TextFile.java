package dev.bourse.house.tidy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A file of the repository.
 *
 * @param path from the root, with slashes
 * @param text its whole content
 */
record TextFile(String path, String text) {
    List<String> lines() {
        return text.lines().toList();
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder, without a slash at the end; empty for a file at the root. */
    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** Whether the path matches as a whole. */
    boolean is(String pathPattern) {
        return path.matches(pathPattern);
    }

    /** One finding for each line in which the pattern occurs. */
    List<Finding> findings(Pattern pattern, String what) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(index -> pattern.matcher(lines.get(index)).find())
                .mapToObj(index -> new Finding(path, index + 1, what))
                .toList();
    }
}
