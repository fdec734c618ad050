package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code bourse version}. */
@Command(name = "version", description = "Show the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
    @Option(names = "--json", description = "as JSON")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("bourse", of());
        version.put("java", System.getProperty("java.runtime.version", "unknown"));
        String text =
                json
                        ? Json.text(JsonValue.of(version))
                        : "bourse " + of() + " on Java " + version.get("java");
        spec.commandLine().getOut().println(text);
    }

    /** The version in the program's manifest. */
    static String of() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
