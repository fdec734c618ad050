package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * Walks {@code messages}, {@code system} and {@code tools}: counts, sizes and kinds of content; no
 * text is decoded.
 */
final class PromptScan {
    private static final List<String> ROLES = List.of("user", "assistant", "system");
    private static final int LONGEST_NAME = 256;

    private final boolean locating;
    private final ContentScan content;
    private final Span instructions = new Span();
    private final Span opening = new Span();
    private int messages;
    private boolean system;
    private long bytes;
    private long searches;

    /**
     * @param locating whether to note where reasoning of other vendors lies
     */
    PromptScan(byte[] body, boolean locating) {
        this.locating = locating;
        content = new ContentScan(body, locating);
    }

    Set<Modality> inputs() {
        return content.inputs();
    }

    /** How many images there are. */
    long imageCount() {
        return content.imageCount();
    }

    boolean hasMessages() {
        return messages > 0;
    }

    /** How many there are, the system prompt counted as one. */
    int messages() {
        return system ? messages + 1 : messages;
    }

    /** Length of messages, system prompt and tools as the client wrote them, media left out. */
    long bytes() {
        return bytes - content.mediaBytes();
    }

    /** How often the provider may search the web. */
    long searches() {
        return searches;
    }

    /** Where the system prompt lies; empty when there is none. */
    Span instructions() {
        return instructions;
    }

    /** Where the first message lies. */
    Span opening() {
        return opening;
    }

    /** The format of signed reasoning; null when there is none. */
    @Nullable String signedFormat() {
        return content.signedFormat();
    }

    /** Whether there is reasoning that only another vendor understands. */
    boolean hasForeign() {
        return content.hasForeign();
    }

    /** Takes it out of a body for Anthropic, where it was located. */
    Splice withoutForeign() {
        return content.withoutForeign();
    }

    void readMessages(JsonScanner in) {
        in.array("messages");
        int start = in.start();
        while (in.nextItem()) {
            message(in);
            messages++;
        }
        JsonScanner.require(messages > 0, "messages", "must hold at least one message");
        bytes += in.start() - start;
    }

    void readSystem(JsonScanner in, String name) {
        int start = in.start();
        boolean fits = in.isText() || in.isArray();
        JsonScanner.require(fits, name, "must be a string or an array of text blocks");
        int end;
        if (in.isText()) {
            end = in.end();
        } else {
            content.blocks(in, ContentScan.SYSTEM);
            end = in.start() + 1;
        }
        system = true;
        instructions.set(start, end);
        bytes += end - start;
    }

    void readTools(JsonScanner in, String name) {
        in.array(name);
        int start = in.start();
        for (int i = 0; in.nextItem(); i++) {
            tool(in, name + "[" + i + "]");
        }
        bytes += in.start() - start;
    }

    /** A tool with a type other than {@code custom} is run by the provider. */
    private void tool(JsonScanner in, String path) {
        in.object(path);
        boolean named = false;
        boolean search = false;
        long uses = 0;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "name" -> named = !in.text(path + ".name", LONGEST_NAME).isBlank();
                case "type" -> {
                    boolean server = in.isText() && !in.isText("custom");
                    named |= server;
                    search = server && WebSearches.isTool(in.text(key, Integer.MAX_VALUE));
                }
                case "max_uses" -> uses = uses(in);
                case "input_schema" -> Rules.skipObject(in, path + ".input_schema");
                default -> in.skip();
            }
        }
        JsonScanner.require(named, path + ".name", "is missing");
        searches += search ? WebSearches.bounded(uses) : 0;
    }

    private static long uses(JsonScanner in) {
        boolean told = in.isInteger();
        long uses = told ? in.integer("max_uses", Long.MIN_VALUE, Long.MAX_VALUE) : 0;
        in.skip();
        return uses;
    }

    private void message(JsonScanner in) {
        require(in.isObject(), "", "must be an object");
        boolean wanted = locating || opening.isEmpty();
        int start = wanted ? in.start() : 0;
        boolean role = false;
        boolean said = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "role" -> role = role(in);
                case "content" -> said = content(in);
                default -> in.skip();
            }
        }
        require(role, ".role", "is missing");
        require(said, ".content", "is missing");
        if (wanted) {
            located(start, in.start() + 1);
        }
    }

    private void located(int start, int end) {
        if (opening.isEmpty()) {
            opening.set(start, end);
        }
        if (locating) {
            content.removeForeign(start, end);
        }
    }

    private boolean role(JsonScanner in) {
        for (int i = 0; i < ROLES.size(); i++) {
            if (in.isText(ROLES.get(i))) {
                return true;
            }
        }
        throw refusal(".role", "must be one of " + ROLES);
    }

    private boolean content(JsonScanner in) {
        if (!in.isText()) {
            require(in.isArray(), ".content", "must be a string or an array of blocks");
            content.blocks(in, messages);
        }
        return true;
    }

    /** There may be many messages, so that the name of one is made only for a refusal. */
    private void require(boolean holds, String where, String rule) {
        if (!holds) {
            throw refusal(where, rule);
        }
    }

    private JsonException refusal(String where, String rule) {
        return new JsonException("'messages[" + messages + "]" + where + "' " + rule);
    }
}
