package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonScanner;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules for members that several places share, and those too small for a class. */
final class Rules {
    static final RequestField.Rule EXTENSION = (in, name, scan) -> scan.extensions.read(in, name);

    private static final List<String> MODES =
            List.of("MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED");
    private static final Set<String> TIERS =
            Set.of(
                    "unspecified",
                    "service_tier_unspecified",
                    "standard",
                    "default",
                    "auto",
                    "flex",
                    "priority");
    private static final int LONGEST_TIER = 64;
    private static final int MOST_NAMES = 512;
    private static final int LONGEST_NAME = 256;

    private Rules() {}

    /** What Google calls tiers, in capitals or not; one unknown here is told as left out. */
    static String tier(JsonScanner in, String name, RequestScan scan) {
        String tier = in.text(name, LONGEST_TIER);
        if (!TIERS.contains(tier.toLowerCase(Locale.ROOT))) {
            scan.ignored.add(name);
        }
        return tier;
    }

    static void object(JsonScanner in, String name) {
        in.object(name);
        in.skip();
    }

    static void array(JsonScanner in, String name) {
        in.array(name);
        in.skip();
    }

    static void toolConfig(JsonScanner in) {
        in.object("toolConfig");
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (ProtoNames.camel(key).equals("functionCallingConfig") && !in.isNull()) {
                calling(in, "toolConfig.functionCallingConfig");
            } else {
                in.skip();
            }
        }
    }

    private static void calling(JsonScanner in, String name) {
        in.object(name);
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (ProtoNames.camel(key)) {
                case "mode" -> in.word(name + ".mode", MODES);
                case "allowedFunctionNames" ->
                        in.texts(name + ".allowedFunctionNames", MOST_NAMES, LONGEST_NAME);
                default -> in.skip();
            }
        }
    }
}
