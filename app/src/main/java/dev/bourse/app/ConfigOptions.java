package dev.bourse.app;

import dev.bourse.gateway.store.Store;

import org.apache.commons.cli.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that every command with a configuration shares. */
final class ConfigOptions {
    private static final String CONFIG = "config";
    private static final String SET = "set";

    private static final List<Option> ALL =
            List.of(
                    Usage.value(CONFIG, "FILE", "YAML configuration file (BOURSE_CONFIG)"),
                    Usage.value("host", "ADDRESS", "address to listen on (default: 127.0.0.1)"),
                    Usage.value(
                            "port", "PORT", "port to listen on, 0 for a free one (default: 8080)"),
                    Usage.value(
                            "data",
                            "DIR",
                            "folder for journal and embedded store (default: ~/.bourse)"),
                    Usage.value(
                            "store",
                            "JDBC-URL",
                            "jdbc:postgresql://... or jdbc:sqlite:... (default: SQLite in --data)"),
                    Usage.value(
                            "simulate",
                            "WHEN",
                            "simulated providers: always, never, auto or dialects: always and in"
                                    + " every dialect (default: auto)"),
                    Usage.value(
                            "credits",
                            "USD",
                            "granted to the default account at the first start (default: 1000000)"),
                    Usage.value(
                            SET,
                            "KEY=VALUE",
                            "any other configuration key, again and again; see 'bourse check'"));

    private ConfigOptions() {}

    /** These and others. */
    static List<Option> and(Option... more) {
        return Stream.concat(ALL.stream(), Stream.of(more)).toList();
    }

    /**
     * The configuration of file, environment and options.
     *
     * @throws IllegalArgumentException naming what makes no sense
     * @throws Misuse when it names a store or a catalogue file that there can't be
     */
    static Config read(Words words, Map<String, String> environment) {
        return read(words, environment, ".bourse");
    }

    /**
     * The same.
     *
     * @param folder where data is kept, in the user's home, when nothing else is said
     */
    static Config read(Words words, Map<String, String> environment, String folder) {
        Settings settings =
                Settings.of(
                        yaml(words, environment), environment, options(words), ConfigReader.KEYS);
        Path home = Path.of(System.getProperty("user.home", "."));
        return usable(
                ConfigReader.read(
                        settings,
                        home.resolve(folder),
                        Runtime.getRuntime().availableProcessors()));
    }

    /** What can be known to fail is told here, since nothing has been opened or made yet. */
    private static Config usable(Config config) {
        try {
            Store.requireKnown(config.storeUrl());
        } catch (IllegalArgumentException unknown) {
            throw new Misuse(String.valueOf(unknown.getMessage()));
        }
        config.catalog().forEach(ConfigOptions::requireFile);
        return config;
    }

    private static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw new Misuse("catalog: there is no file " + file);
        }
        if (Files.isDirectory(file)) {
            throw new Misuse("catalog: " + file + " is a folder, no file");
        }
    }

    private static String yaml(Words words, Map<String, String> environment) {
        Path file =
                words.text(CONFIG)
                        .or(() -> Optional.ofNullable(environment.get("BOURSE_CONFIG")))
                        .filter(named -> !named.isBlank())
                        .map(Path::of)
                        .orElse(null);
        try {
            return file == null ? "" : Files.readString(file);
        } catch (IOException unreadable) {
            throw new Complaint("can't read " + file, unreadable);
        }
    }

    private static Map<String, String> options(Words words) {
        Map<String, String> options = new LinkedHashMap<>();
        words.texts(SET).forEach(pair -> set(pair, options));
        for (Option option : ALL) {
            String name = option.getLongOpt();
            if (!name.equals(SET) && !name.equals(CONFIG)) {
                words.text(name).ifPresent(value -> options.put(name, value));
            }
        }
        return options;
    }

    private static void set(String pair, Map<String, String> options) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            throw new Misuse("--set takes KEY=VALUE, not '" + pair + "'");
        }
        String key = pair.substring(0, equals);
        if (!ConfigReader.KEYS.contains(key)) {
            throw new IllegalArgumentException("--set: there is no key '" + key + "'");
        }
        options.put(key, pair.substring(equals + 1));
    }
}
