package dev.bourse.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps what has been found in two files of each of some folders, and prints it in the end. */
final class Reports {
    private static final String NAME = "side-by-side";

    private final Findings findings;
    private final Journey journey;
    private final List<Path> folders;

    Reports(Findings findings, Journey journey, Path... folders) {
        this.findings = findings;
        this.journey = journey;
        this.folders = List.of(folders);
    }

    /** Writes both; whoever reads them meanwhile sees a whole file. */
    void save() throws IOException {
        write(findings.soFar());
    }

    /** Writes both and prints one. */
    void print(PrintStream out) throws IOException {
        Outcome outcome = findings.soFar();
        write(outcome);
        out.println();
        out.println(text(outcome));
        out.println("all of it: " + folders.getFirst().resolve(NAME + ".json"));
    }

    private void write(Outcome outcome) throws IOException {
        String json = new JsonReport(outcome, journey.notes()) + "\n";
        for (Path folder : folders) {
            replace(folder.resolve(NAME + ".json"), json);
            replace(folder.resolve(NAME + ".txt"), text(outcome));
        }
    }

    private String text(Outcome outcome) {
        return new TextReport(outcome, journey.notes()).toString();
    }

    private static void replace(Path file, String text) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(whole, text);
        Files.move(whole, file, REPLACE_EXISTING);
    }
}
