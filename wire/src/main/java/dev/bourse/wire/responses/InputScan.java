package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * Walks {@code input}, {@code instructions} and {@code tools}: counts, sizes and kinds of content;
 * no text is decoded.
 */
final class InputScan {
    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private final Span instructions = new Span();
    private final Span opening = new Span();
    private final ItemScan item = new ItemScan(inputs);
    private final Cuts cuts = new Cuts();
    private int messages;
    private long bytes;
    private boolean searching;

    Set<Modality> inputs() {
        return inputs;
    }

    /** Number of items; a plain text is one. */
    int messages() {
        return messages;
    }

    /** Length of instructions, input and tools as the client wrote them, media left out. */
    long bytes() {
        return bytes - item.mediaBytes();
    }

    /** Characters of base64 in which there is sound. */
    long soundLength() {
        return item.soundLength();
    }

    /** How many images there are. */
    long imageCount() {
        return item.imageCount();
    }

    /** Whether the provider may search the web. */
    boolean isSearching() {
        return searching;
    }

    /** Where the instructions, else the first item of a system or developer, lie. */
    Span instructions() {
        return instructions;
    }

    /** Where the first item of another role, or a plain text, lies. */
    Span opening() {
        return opening;
    }

    /** The format of signed reasoning; null when there is none. */
    @Nullable String signedFormat() {
        return item.signedFormat();
    }

    /** What of the input no upstream of this dialect may see. */
    Cuts cuts() {
        return cuts;
    }

    void instructions(JsonScanner in) {
        JsonScanner.require(in.isText(), "instructions", "must be a string");
        instructions.set(in.start(), in.end());
        bytes += instructions.to() - instructions.from();
    }

    void tools(JsonScanner in) {
        in.array("tools");
        int start = in.start();
        while (in.nextItem()) {
            tool(in);
        }
        bytes += in.start() - start;
    }

    void read(JsonScanner in) {
        if (in.isText()) {
            opening.set(in.start(), in.end());
            bytes += opening.to() - opening.from();
            messages = 1;
            return;
        }
        JsonScanner.require(in.isArray(), "input", "must be a string or an array of items");
        int start = in.start();
        while (in.nextItem()) {
            item(in);
            messages++;
        }
        JsonScanner.require(messages > 0, "input", "must hold at least one item");
        bytes += in.start() - start;
    }

    private void item(JsonScanner in) {
        int start = in.start();
        item.read(in, messages);
        Span span = item.isInstruction() ? instructions : opening;
        if (span.isEmpty()) {
            span.set(start, in.start() + 1);
        }
        if (item.isReasoning()) {
            item.cut(start, in.start() + 1, cuts);
        }
    }

    private void tool(JsonScanner in) {
        JsonScanner.require(in.isObject(), "tools", "must hold objects");
        boolean typed = false;
        boolean function = false;
        boolean named = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            boolean type = key.equals("type") && in.isText();
            typed |= type;
            boolean plain = type && in.isText("function");
            function |= plain;
            searching |= type && !plain && WebSearches.isTool(in.text(key, Integer.MAX_VALUE));
            named |= key.equals("name") && in.isText();
            in.skip();
        }
        JsonScanner.require(typed, "tools", "must hold tools that have a type");
        JsonScanner.require(
                named || !function, "tools", "must hold functions with a name beside their type");
    }
}
