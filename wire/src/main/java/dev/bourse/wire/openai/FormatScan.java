package dev.bourse.wire.openai;

import dev.bourse.wire.json.JsonScanner;

/** Reads {@code response_format}. */
final class FormatScan {
    private static final int LONGEST_NAME = 64;

    private FormatScan() {}

    /** The format's type. */
    static String read(JsonScanner in, String name) {
        in.object(name);
        String type = "";
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> type = in.word(name + ".type", Words.FORMATS);
                case "json_schema" -> schema(in, name + ".json_schema");
                default -> in.skip();
            }
        }
        JsonScanner.require(!type.isEmpty(), name + ".type", "is missing");
        return type;
    }

    private static void schema(JsonScanner in, String name) {
        in.object(name);
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("name")) {
                in.text(name + ".name", LONGEST_NAME);
            } else {
                in.skip();
            }
        }
    }
}
