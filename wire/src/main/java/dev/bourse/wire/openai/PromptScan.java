package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Walks {@code messages} and {@code tools}: counts, sizes and kinds of content; no text is decoded.
 */
final class PromptScan {
    private static final List<String> ROLES =
            List.of("user", "assistant", "tool", "system", "developer", "function");

    private static final int MOST_FORMAT = 128;

    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private final Span instructions = new Span();
    private final Span opening = new Span();
    private final PartScan part = new PartScan();
    private int messages;
    private long bytes;
    private @Nullable String signedFormat;
    private boolean searching;
    private long sound;
    private long images;

    Set<Modality> inputs() {
        return inputs;
    }

    /** Characters of base64 in which there is sound. */
    long soundLength() {
        return sound;
    }

    /** How many images there are. */
    long imageCount() {
        return images;
    }

    /** Whether the provider may search the web with a tool. */
    boolean isSearching() {
        return searching;
    }

    int messages() {
        return messages;
    }

    /** Length of messages and tools as the client wrote them, media left out. */
    long bytes() {
        return bytes;
    }

    /** Where the first system or developer message lies; empty when there is none. */
    Span instructions() {
        return instructions;
    }

    /** Where the first message of another role lies. */
    Span opening() {
        return opening;
    }

    /** The format of signed reasoning; null when there is none. */
    @Nullable String signedFormat() {
        return signedFormat;
    }

    void read(JsonScanner in) {
        in.array("messages");
        int start = in.start();
        while (in.nextItem()) {
            message(in);
            messages++;
        }
        JsonScanner.require(messages > 0, "messages", "must hold at least one message");
        bytes += in.start() - start;
    }

    void readTools(JsonScanner in, String name) {
        in.array(name);
        int start = in.start();
        while (in.nextItem()) {
            if (in.isObject()) {
                tool(in);
            } else {
                in.skip();
            }
        }
        bytes += in.start() - start;
    }

    /** Some providers search the web with a tool of their own in this dialect too. */
    private void tool(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            searching |=
                    key.equals("type")
                            && in.isText()
                            && !in.isText("function")
                            && WebSearches.isTool(in.text(key, Integer.MAX_VALUE));
            in.skip();
        }
    }

    private void message(JsonScanner in) {
        require(in.isObject(), "", "must be an object");
        int start = opening.isEmpty() || instructions.isEmpty() ? in.start() : -1;
        String role = "";
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "role" -> role = role(in);
                case "content" -> content(in);
                case "reasoning_details" -> details(in);
                default -> in.skip();
            }
        }
        require(!role.isEmpty(), ".role", "is missing");
        if (start >= 0) {
            remember(role.equals("system") || role.equals("developer"), start, in.start() + 1);
        }
    }

    private void remember(boolean instruction, int start, int end) {
        Span span = instruction ? instructions : opening;
        if (span.isEmpty()) {
            span.set(start, end);
        }
    }

    /** There may be many messages, so that even an iterator for each would be felt. */
    private String role(JsonScanner in) {
        for (int i = 0; i < ROLES.size(); i++) {
            if (in.isText(ROLES.get(i))) {
                return ROLES.get(i);
            }
        }
        throw refusal(".role", "must be one of " + ROLES);
    }

    private void details(JsonScanner in) {
        if (!in.isArray()) {
            in.skip();
            return;
        }
        while (in.nextItem()) {
            if (in.isObject()) {
                detail(in);
            } else {
                in.skip();
            }
        }
    }

    private void detail(JsonScanner in) {
        boolean signed = false;
        String format = ReasoningDetail.UNKNOWN;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            signed |= (key.equals("signature") || key.equals("data")) && in.isText();
            format = key.equals("format") && in.isText() ? in.text(key, MOST_FORMAT) : format;
            in.skip();
        }
        signedFormat = signed ? format : signedFormat;
    }

    private void content(JsonScanner in) {
        if (!in.isArray()) {
            boolean plain = in.isText() || in.isNull();
            require(plain, ".content", "must be a string, an array of parts, or null");
            return;
        }
        for (int index = 0; in.nextItem(); index++) {
            require(in.isObject(), ".content", "must hold objects");
            part(in);
            check(index);
        }
    }

    private void check(int index) {
        require(part.isTyped(), ".content", "must hold parts that have a type");
        PartType missing = part.missing();
        if (missing != null) {
            throw refusal(".content[" + index + "]." + missing.wireName(), part.rule(missing));
        }
    }

    private void part(JsonScanner in) {
        part.begin();
        int media = -1;
        boolean heard = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            media = leaveOut(in, media, heard);
            in.next();
            Modality kind = kind(key);
            if (kind != null && !in.isNull()) {
                inputs.add(kind);
                media = in.start();
                heard = kind == Modality.AUDIO;
                images += kind == Modality.IMAGE ? 1 : 0;
            } else if (key.equals("type")) {
                require(in.isText(), ".content", "must hold parts whose type is a string");
            }
            part.member(in, key);
        }
        leaveOut(in, media, heard);
    }

    /** Takes a medium that began at {@code media} and ended before here off the count. */
    private int leaveOut(JsonScanner in, int media, boolean heard) {
        if (media >= 0) {
            bytes -= in.start() - media;
            sound += heard ? in.start() - media : 0;
        }
        return -1;
    }

    private void require(boolean holds, String where, String rule) {
        if (!holds) {
            throw refusal(where, rule);
        }
    }

    private JsonException refusal(String where, String rule) {
        return new JsonException("'messages[" + messages + "]" + where + "' " + rule);
    }

    private static @Nullable Modality kind(String key) {
        return switch (key) {
            case "image_url" -> Modality.IMAGE;
            case "input_audio" -> Modality.AUDIO;
            case "video_url", "input_video" -> Modality.VIDEO;
            case "file" -> Modality.FILE;
            default -> null;
        };
    }
}
