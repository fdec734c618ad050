package dev.bourse.wire.responses;

import dev.bourse.wire.json.JsonScanner;

/** Walks items of {@code output}: whether they say anything, how much, and whether they call. */
final class OutputScan {
    private int items = -1;
    private boolean content;
    private boolean calls;
    private boolean search;
    private long searches;
    private long bytes;

    /** How many there are; -1 when there is no array of them. */
    int items() {
        return items;
    }

    /** Whether there was a word, a call, a thought, a refusal or a medium. */
    boolean hasContent() {
        return content;
    }

    /** Whether a function is called. */
    boolean hasCalls() {
        return calls;
    }

    /** How often the web was searched: opening a page or looking into one is no search. */
    long searches() {
        return searches;
    }

    /** Bytes of text generated, as JSON. */
    long bytes() {
        return bytes;
    }

    /** Reads the array that the scanner stands on. */
    void read(JsonScanner in) {
        if (!in.isArray()) {
            in.skip();
            return;
        }
        items = 0;
        while (in.nextItem()) {
            items++;
            item(in);
        }
    }

    /** Reads the item that the scanner stands on. */
    void item(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        search = false;
        boolean idle = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("type") && in.isText()) {
                type(in.text(key, Integer.MAX_VALUE));
            } else if (key.equals("action") && in.isObject()) {
                idle |= !isSearch(in);
            } else if (key.equals("status") && in.isText()) {
                idle |= in.isText("failed");
            } else if (key.equals("encrypted_content") || key.equals("id")) {
                in.skip();
            } else {
                walk(in, key);
            }
        }
        searches += search && !idle ? 1 : 0;
    }

    /** Walks an action; whether it is a search, as one without a type is. */
    private boolean isSearch(JsonScanner in) {
        boolean other = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            other |= key.equals("type") && !in.isText("search");
            walk(in, key);
        }
        return !other;
    }

    private void type(String type) {
        calls |= type.equals("function_call") || type.equals("custom_tool_call");
        search = type.equals(Searches.CALL);
        content |= type.endsWith("_call");
    }

    private void walk(JsonScanner in, String key) {
        if (in.isArray()) {
            while (in.nextItem()) {
                walk(in, "");
            }
        } else if (in.isObject()) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.next();
                walk(in, name);
            }
        } else if (in.isText() && isGenerated(key)) {
            int length = in.end() - in.start() - 2;
            content |= length > 0;
            bytes += length;
        }
    }

    private static boolean isGenerated(String key) {
        return switch (key) {
            case "text", "refusal", "arguments", "input", "code" -> true;
            default -> false;
        };
    }
}
