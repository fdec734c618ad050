package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code bourse check}: would it start, and with what. */
@Command(
        name = "check",
        description = "Check the configuration and show the effective one.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final long FEW_FILES = 65_536;

    @Mixin private ConfigOptions options = new ConfigOptions();

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Config config = options.read(System.getenv());
        Inventory found = Discovery.discover(Listings.known(config), System.getenv());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("config", ConfigReader.show(config));
        report.put("providers", found.providers().stream().map(one -> one.slug()).toList());
        report.put("models", found.models().size());
        report.put("open_files", Machine.openFileLimit());
        report.put("writable", isWritable(config.data()));
        show(report);
        return isWritable(config.data()) ? 0 : 1;
    }

    private void show(Map<String, Object> report) {
        PrintWriter out = spec.commandLine().getOut();
        JsonValue value = JsonValue.of(report);
        out.println(json ? Json.text(value) : Json.pretty(value));
        if (!json && Machine.openFileLimit() < FEW_FILES) {
            out.println(
                    "Each stream takes two open files, and only "
                            + Machine.openFileLimit()
                            + " are allowed: raise the limit (ulimit -n) for thousands of"
                            + " streams.");
        }
        out.flush();
    }

    private static boolean isWritable(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
