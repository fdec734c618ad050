package dev.bourse.house.tidy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Rules on what stands in files. The patterns are written so that they do not match themselves. */
final class Texts {
    private static final String CODE = ".*\\.(java|tsx?|css|sh|xml)|bourse|\\.ci/run";
    private static final String TESTS = ".*(Test\\.java|\\.test\\.tsx?)";
    private static final int LARGEST = 1 << 20;

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO[D]O|FIX[M]E|XX[X])\\b");
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern REGISTRY =
            Pattern.compile(
                    "repo1?\\.maven|registry\\.npmj[s]|(deb|security)\\.debia[n]\\.org"
                            + "|pypi\\.or[g]|files\\.pythonhoste[d]|proxy\\.golan[g]"
                            + "|(static|index)\\.crate[s]");
    private static final Pattern MACHINE =
            Pattern.compile(
                    "(^|[^A-Za-z0-9_.-])/(wor[k]|tm[p]|roo[t]|hom[e])/[A-Za-z.]"
                            + "|/far[m]/|farm[-](studio|bench)");
    private static final Pattern SWITCHED_OFF =
            Pattern.compile(
                    "@Disable[d]\\b|\\b(it|test|describe)\\.ski[p]\\(|assert(True|That)\\(tru[e]\\)");
    private static final Pattern MOCKS = Pattern.compile("org\\.mockit[o]|jqwi[k]");
    private static final Pattern RESOLVED = Pattern.compile("\"resolve[d]\"");

    private Texts() {}

    static List<Finding> unfinished(Tree tree) {
        return lines(tree, CODE, UNFINISHED, "is unfinished");
    }

    static List<Finding> tabs(Tree tree) {
        return lines(tree, ".*", TAB, "has a tab");
    }

    static List<Finding> registries(Tree tree) {
        return lines(tree, ".*", REGISTRY, "names a registry's host");
    }

    static List<Finding> machinePaths(Tree tree) {
        return lines(tree, ".*", MACHINE, "names a path or a tool of one machine");
    }

    static List<Finding> switchedOff(Tree tree) {
        return lines(tree, TESTS, SWITCHED_OFF, "is switched off or cannot fail");
    }

    static List<Finding> mocks(Tree tree) {
        return lines(tree, ".*(\\.java|pom\\.xml)", MOCKS, "uses a library that is not used here");
    }

    static List<Finding> resolved(Tree tree) {
        return lines(tree, ".*package-lock\\.json", RESOLVED, "records a download address");
    }

    static List<Finding> large(Tree tree) {
        return tree.files().stream()
                .filter(file -> bytes(file) > LARGEST)
                .map(file -> Finding.of(file.path(), bytes(file) + " bytes"))
                .toList();
    }

    static List<Finding> binaries(Tree tree) {
        return tree.files().stream()
                .filter(file -> file.text().indexOf('\0') >= 0)
                .map(file -> Finding.of(file.path(), "is binary"))
                .toList();
    }

    static List<Finding> serviceFiles(Tree tree) {
        return tree.matching(".*/src/main/resources/META-INF/services/.*")
                .map(file -> Finding.of(file.path(), "announces a service to a loader"))
                .toList();
    }

    private static List<Finding> lines(Tree tree, String paths, Pattern pattern, String what) {
        return tree.matching(paths).flatMap(file -> file.findings(pattern, what).stream()).toList();
    }

    private static int bytes(TextFile file) {
        return file.text().getBytes(StandardCharsets.UTF_8).length;
    }
}
