package dev.bourse.house.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A folder with the launcher in it, and beside it the only programs that it finds: the system's
 * small ones, and what a test installs.
 */
final class Computer {
    private static final Path LAUNCHER = Path.of(System.getProperty("bourse.root"), "bourse");
    private static final String JDKS = "/usr/lib/jvm/";
    private static final List<String> SMALL =
            List.of(
                    "bash",
                    "cat",
                    "find",
                    "grep",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sha256sum",
                    "sleep",
                    "stat",
                    "tail",
                    "touch");
    private static final long PATIENCE = 180;

    private final Path house;
    private final Path tools;
    private final Path jdks;

    /** What a run came to. */
    record Outcome(int code, String said, String complained) {}

    Computer(Path folder) throws IOException {
        house = Files.createDirectories(folder.resolve("house"));
        tools = Files.createDirectories(folder.resolve("tools"));
        jdks = Files.createDirectories(folder.resolve("jdks"));
        Files.createDirectories(house.resolve("domain/src/main"));
        for (String name : List.of("pom.xml", "domain/pom.xml")) {
            Files.writeString(house.resolve(name), "<project/>");
        }
        for (String name : List.of("wire", "gateway", "sim", "lab", "app")) {
            Files.createDirectories(house.resolve(name).resolve("src/main"));
        }
        Files.createDirectories(house.resolve("ui"));
        String script = Files.readString(LAUNCHER).replace(JDKS, jdks + "/");
        write(house.resolve("bourse"), script);
        SMALL.forEach(this::install);
    }

    private void install(String name) {
        try {
            Files.createSymbolicLink(tools.resolve(name), Path.of("/usr/bin", name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Installs a program. */
    Computer with(String name, String script) throws IOException {
        write(tools.resolve(name), "#!/usr/bin/bash\n" + script + "\n");
        return this;
    }

    /** Installs a JDK, which says what it is asked to run. */
    Computer withJdk(String name, String version) throws IOException {
        Path home = jdks.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        write(home.resolve("bin/java"), "#!/usr/bin/bash\necho \"" + name + " $*\"\n");
        write(home.resolve("bin/javac"), "#!/usr/bin/bash\n");
        return this;
    }

    /** Installs a Maven that builds, and counts how often it did. */
    Computer withMaven() throws IOException {
        String build =
                """
                echo once >> builds
                mkdir -p app/target/lib
                touch app/target/app.jar app/target/lib/one.jar app/target/built
                """;
        return with("mvn", build).with("npm", "");
    }

    /** How often it was built. */
    long builds() throws IOException {
        Path log = house.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /** Changes a source after the last build. */
    void changeSource() throws IOException {
        Path built = house.resolve("app/target/built");
        Path source = Files.writeString(house.resolve("domain/src/main/One.java"), "class One {}");
        long after = Files.getLastModifiedTime(built).toMillis() + 2_000;
        Files.setLastModifiedTime(source, FileTime.fromMillis(after));
    }

    Path jdk(String name) {
        return jdks.resolve(name);
    }

    /** Runs the launcher. */
    Outcome run(Map<String, String> variables, String... words) throws Exception {
        Path out = Files.createTempFile(house, "out", ".txt");
        Path err = Files.createTempFile(house, "err", ".txt");
        Process process = start(variables, words, out, err);
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end");
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Process start(Map<String, String> variables, String[] words, Path out, Path err)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(house.resolve("bourse").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("PATH", tools.toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    private static void write(Path file, String script) throws IOException {
        Files.writeString(file, script, StandardCharsets.UTF_8);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("can't be made executable: " + file);
        }
    }
}
