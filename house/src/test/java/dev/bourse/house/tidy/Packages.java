package dev.bourse.house.tidy;

import java.util.List;

/** Rules on packages that the compiler and the class files do not show. */
final class Packages {
    private static final String EXACT = "domain/src/main/java/.*/(unit|metering|ledger)/.*";

    private Packages() {}

    /** Every package is null-marked by its description; tests share the one of main. */
    static List<Finding> nullMarked(Tree tree) {
        return tree.matching(".*\\.java")
                .map(TextFile::folder)
                .distinct()
                .filter(folder -> !isNullMarked(tree, folder))
                .map(folder -> Finding.of(folder, "has no package-info.java with @NullMarked"))
                .toList();
    }

    /** Arithmetic inside a method leaves no trace in a class file; its source shows it. */
    static List<Finding> exactMoney(Tree tree) {
        return tree.code().stream()
                .filter(code -> code.path().matches(EXACT))
                .flatMap(code -> code.floating().stream().map(line -> floating(code.path(), line)))
                .toList();
    }

    private static Finding floating(String path, int line) {
        return new Finding(path, line, "uses floating point");
    }

    private static boolean isNullMarked(Tree tree, String folder) {
        return isNullMarkedHere(tree, folder)
                || isNullMarkedHere(tree, folder.replace("/src/test/", "/src/main/"));
    }

    private static boolean isNullMarkedHere(Tree tree, String folder) {
        return tree.file(folder + "/package-info.java")
                .filter(file -> file.text().contains("@NullMarked"))
                .isPresent();
    }
}
