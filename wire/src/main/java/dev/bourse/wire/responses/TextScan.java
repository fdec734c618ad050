package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;

import java.util.EnumSet;
import java.util.Set;

/** Reads {@code text}: the form of the answer and its length. */
final class TextScan {
    private static final int LONGEST_NAME = 64;

    private final Span format = new Span();
    private final Span verbosity = new Span();
    private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);

    /** Where the member {@code format} lies, its name included. */
    Span format() {
        return format;
    }

    /** Where the member {@code verbosity} lies, its name included. */
    Span verbosity() {
        return verbosity;
    }

    /** What it asks of the endpoint. */
    Set<Parameter> parameters() {
        return parameters;
    }

    void read(JsonScanner in) {
        in.object("text");
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            int name = in.start();
            in.next();
            if (in.isNull()) {
                continue;
            }
            switch (key) {
                case "format" -> {
                    format(in, "text.format");
                    format.set(name, in.start() + 1);
                }
                case "verbosity" -> {
                    in.word("text.verbosity", Words.VERBOSITIES);
                    parameters.add(Parameter.VERBOSITY);
                    verbosity.set(name, in.end());
                }
                default -> in.skip();
            }
        }
    }

    private void format(JsonScanner in, String path) {
        in.object(path);
        String type = "";
        boolean named = false;
        boolean described = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> type = in.word(path + ".type", Words.FORMATS);
                case "name" -> named = !in.text(path + ".name", LONGEST_NAME).isEmpty();
                case "schema" -> {
                    in.object(path + ".schema");
                    in.skip();
                    described = true;
                }
                default -> in.skip();
            }
        }
        JsonScanner.require(!type.isEmpty(), path + ".type", "is missing");
        if (type.equals("json_schema")) {
            JsonScanner.require(named, path + ".name", "is missing");
            JsonScanner.require(described, path + ".schema", "is missing");
            parameters.add(Parameter.STRUCTURED_OUTPUTS);
        }
        if (!type.equals("text")) {
            parameters.add(Parameter.RESPONSE_FORMAT);
        }
    }
}
