package dev.bourse.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options that every command with a configuration shares. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML configuration file (BOURSE_CONFIG)")
    private @Nullable Path config;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "address to listen on (default: 127.0.0.1)")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port to listen on, 0 for a free one (default: 8080)")
    private @Nullable String port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder for journal and embedded store (default: ~/.bourse)")
    private @Nullable String data;

    @Option(
            names = "--store",
            paramLabel = "JDBC-URL",
            description = "jdbc:postgresql://... or jdbc:sqlite:... (default: SQLite in --data)")
    private @Nullable String store;

    @Option(
            names = "--simulate",
            paramLabel = "WHEN",
            description =
                    "simulated providers: always, never, auto or dialects: always and in every"
                            + " dialect (default: auto)")
    private @Nullable String simulate;

    @Option(
            names = "--credits",
            paramLabel = "USD",
            description = "granted to the default account at the first start (default: 1000000)")
    private @Nullable String credits;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "any other configuration key; see 'bourse check'")
    private Map<String, String> others = new LinkedHashMap<>();

    /**
     * The configuration of file, environment and options.
     *
     * @throws IllegalArgumentException naming what makes no sense
     */
    Config read(Map<String, String> environment) {
        return read(environment, ".bourse");
    }

    /**
     * The same.
     *
     * @param folder where data is kept, in the user's home, when nothing else is said
     */
    Config read(Map<String, String> environment, String folder) {
        Settings settings =
                Settings.of(yaml(environment), environment, options(), ConfigReader.KEYS);
        Path home = Path.of(System.getProperty("user.home", "."));
        return ConfigReader.read(
                settings, home.resolve(folder), Runtime.getRuntime().availableProcessors());
    }

    private String yaml(Map<String, String> environment) {
        String named = environment.getOrDefault("BOURSE_CONFIG", "");
        Path file = config != null ? config : named.isBlank() ? null : Path.of(named);
        try {
            return file == null ? "" : Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + file, unreadable);
        }
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>(others);
        for (String key : options.keySet()) {
            if (!ConfigReader.KEYS.contains(key)) {
                throw new IllegalArgumentException("--set: there is no key '" + key + "'");
            }
        }
        put(options, "host", host);
        put(options, "port", port);
        put(options, "data", data);
        put(options, "store", store);
        put(options, "simulate", simulate);
        put(options, "credits", credits);
        return options;
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }
}
