package dev.bourse.app;

import org.apache.commons.cli.Option;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The options of commands that talk to a running exchange. */
final class Remote {
    private static final String URL = "url";
    private static final String KEY = "management-key";
    private static final String USUAL_URL = "http://127.0.0.1:8080";

    private Remote() {}

    /** Those options and others. */
    static List<Option> and(Option... more) {
        return Stream.concat(
                        Stream.of(
                                Usage.value(
                                        URL,
                                        "URL",
                                        "the exchange (BOURSE_URL; default: " + USUAL_URL + ")"),
                                Usage.value(
                                        KEY, "KEY", "a management key (BOURSE_MANAGEMENT_KEY)")),
                        Stream.of(more))
                .toList();
    }

    /**
     * The exchange for what only a management key may do.
     *
     * @throws Complaint when there is none
     */
    static AdminApi managed(Words words, Map<String, String> environment) {
        String key = words.text(KEY).orElse(environment.getOrDefault("BOURSE_MANAGEMENT_KEY", ""));
        if (key.isBlank()) {
            throw new Complaint(
                    "a management key is needed: --management-key or BOURSE_MANAGEMENT_KEY");
        }
        return new AdminApi(url(words, environment), key);
    }

    /** The exchange for what is public. */
    static AdminApi open(Words words, Map<String, String> environment) {
        return new AdminApi(url(words, environment), "");
    }

    private static String url(Words words, Map<String, String> environment) {
        return words.text(URL).orElse(environment.getOrDefault("BOURSE_URL", USUAL_URL));
    }
}
