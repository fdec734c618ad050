package dev.bourse.house.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules on the documents: what they point to exists. */
final class Docs {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern COMMAND = Pattern.compile("new Entry\\(\"([a-z-]+)");
    private static final Set<String> KNOWN =
            Set.of("mvn", "git", "curl", "export", "cd", "npm", "java", "python3");

    private Docs() {}

    /** The changelog exists and groups what changed under the version that is being made. */
    static List<Finding> changelog(Tree tree) {
        boolean good =
                tree.file("CHANGELOG.md")
                        .filter(file -> file.text().contains("\n## "))
                        .filter(file -> file.text().contains("\n### "))
                        .isPresent();
        return good
                ? List.of()
                : List.of(Finding.of("CHANGELOG.md", "has no version with a group of changes"));
    }

    /** Links inside the repository lead to files, folders and headings that are there. */
    static List<Finding> links(Tree tree) {
        return tree.matching(".*\\.md")
                .flatMap(file ->
                        links(file)
                                .filter(link -> !leadsSomewhere(tree, file, link))
                                .map(link -> Finding.of(file.path(), "dead link " + link)))
                .toList();
    }

    /** The shell blocks of the README call programs and commands that exist. */
    static List<Finding> commands(Tree tree) {
        Set<String> verbs = verbs(tree);
        return shellLines(tree)
                .filter(line -> !exists(tree, verbs, List.of(line.strip().split(" +"))))
                .map(line -> Finding.of("README.md", "no such command: " + line))
                .toList();
    }

    /** What CI runs last is what the README tells a newcomer to run. */
    static List<Finding> sameTests(Tree tree) {
        String last = tree.file(".ci/run").map(file -> file.lines().getLast()).orElse("mvn");
        boolean same =
                shellLines(tree).filter(line -> line.startsWith("mvn")).allMatch(last::equals);
        return same ? List.of() : List.of(Finding.of(".ci/run", "does not end with the README's"));
    }

    private static Stream<String> shellLines(Tree tree) {
        return tree.file("README.md").stream()
                .flatMap(file -> FENCED.matcher(file.text()).results())
                .filter(block -> Set.of("sh", "bash").contains(block.group(1)))
                .flatMap(block -> block.group(2).replace("\\\n", " ").lines())
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static boolean exists(Tree tree, Set<String> verbs, List<String> words) {
        List<String> call = words.stream().dropWhile(word -> word.matches("[A-Z_]+=.*")).toList();
        String program = call.isEmpty() ? "" : call.getFirst();
        if (!program.startsWith("./")) {
            return KNOWN.contains(program);
        }
        return tree.has(program.substring(2))
                && (!program.equals("./bourse") || call.size() == 1 || verbs.contains(call.get(1)));
    }

    private static Set<String> verbs(Tree tree) {
        return tree.matching("app/src/main/java/.*\\.java")
                .flatMap(file -> COMMAND.matcher(file.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> links(TextFile file) {
        String prose = FENCED.matcher(file.text()).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"));
    }

    private static boolean leadsSomewhere(Tree tree, TextFile from, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        String target = path.isEmpty() ? from.path() : resolve(from.folder(), path);
        return tree.has(target) && (hash < 0 || hasHeading(tree, target, link.substring(hash + 1)));
    }

    private static boolean hasHeading(Tree tree, String path, String anchor) {
        return tree.file(path).stream()
                .flatMap(file -> HEADING.matcher(file.text()).results())
                .map(Docs::anchor)
                .anyMatch(anchor::equals);
    }

    /** The anchor that a heading gets: lower case, hyphens for blanks, no punctuation. */
    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String resolve(String folder, String path) {
        List<String> steps = new ArrayList<>();
        for (String step : (folder + "/" + path).split("/")) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }
}
