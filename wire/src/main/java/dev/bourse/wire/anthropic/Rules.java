package dev.bourse.wire.anthropic;

import dev.bourse.wire.anthropic.RequestField.Rule;
import dev.bourse.wire.json.JsonScanner;

import java.util.ArrayList;
import java.util.List;

/** Rules that several members share, and those too small for a class. */
final class Rules {
    static final Rule OBJECT = (in, name, scan) -> skipObject(in, name);
    static final Rule EXTENSION = (in, name, scan) -> scan.extensions.read(in, name);

    private static final int STOPS = 64;
    private static final int LONGEST_STOP = 4096;
    private static final int LONGEST_USER = 512;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_FALLBACKS = 3;

    private Rules() {}

    static Rule number(long least, long most) {
        return (in, name, scan) -> in.number(name, least, most);
    }

    static void skipObject(JsonScanner in, String name) {
        in.object(name);
        in.skip();
    }

    static void stops(JsonScanner in, String name, RequestScan scan) {
        in.texts(name, STOPS, LONGEST_STOP);
    }

    static void tier(JsonScanner in, String name, RequestScan scan) {
        scan.tier = in.word(name, Words.TIERS);
        if (Words.UNHEARD_TIER.equals(scan.tier)) {
            scan.ignored.add(name);
        }
    }

    static void speed(JsonScanner in, String name, RequestScan scan) {
        scan.fast = in.word(name, Words.SPEEDS).equals("fast");
    }

    static void toolChoice(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        String type = "";
        boolean named = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> type = in.word(name + ".type", Words.TOOL_CHOICES);
                case "name" -> named = !in.text(name + ".name", LONGEST_NAME).isBlank();
                case "disable_parallel_tool_use" -> in.flag(name + "." + key);
                default -> in.skip();
            }
        }
        JsonScanner.require(!type.isEmpty(), name + ".type", "is missing");
        JsonScanner.require(named || !type.equals("tool"), name + ".name", "is missing");
    }

    static void outputConfig(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        scan.hasOutputConfig = true;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (in.isNull()) {
                continue;
            }
            switch (key) {
                case "effort" -> in.word(name + ".effort", Words.EFFORTS);
                case "format" -> format(in, name + ".format", scan);
                default -> in.skip();
            }
        }
    }

    static void format(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        boolean typed = false;
        boolean schema = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> typed = !in.word(name + ".type", List.of("json_schema")).isEmpty();
                case "schema" -> {
                    skipObject(in, name + ".schema");
                    schema = true;
                }
                default -> in.skip();
            }
        }
        JsonScanner.require(typed, name + ".type", "is missing");
        JsonScanner.require(schema, name + ".schema", "is missing");
        scan.structured = true;
    }

    static void metadata(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("user_id") && !in.isNull()) {
                scan.user = in.text(name + ".user_id", LONGEST_USER);
            } else {
                scan.ignored.add(name + "." + key);
                in.skip();
            }
        }
    }

    /** Each names a model and nothing else, since the exchange chooses the rest. */
    static void fallbacks(JsonScanner in, String name, RequestScan scan) {
        in.array(name);
        List<String> models = new ArrayList<>();
        while (in.nextItem()) {
            JsonScanner.require(models.size() < MOST_FALLBACKS, name, "has more than 3 items");
            models.add(fallback(in, name));
        }
        scan.fallbacks = models;
    }

    private static String fallback(JsonScanner in, String name) {
        in.object(name);
        String model = "";
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            JsonScanner.require(key.equals("model"), name, "may hold 'model' and nothing else");
            in.next();
            model = in.text(name + ".model", LONGEST_NAME);
        }
        JsonScanner.require(!model.isBlank(), name + ".model", "is missing");
        return model;
    }
}
