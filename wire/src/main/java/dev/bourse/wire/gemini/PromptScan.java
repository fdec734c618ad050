package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Walks {@code contents}, {@code systemInstruction} and {@code tools}: counts, sizes and kinds of
 * content; no text is decoded.
 */
final class PromptScan {
    private static final List<String> ROLES = List.of("user", "model", "function");
    private static final int LONGEST_TYPE = 256;
    private static final long LINKED = 3_600_000;

    private final byte[] body;
    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private final Span instructions = new Span();
    private final Span opening = new Span();
    private final Splice foreign = new Splice();
    private int contents;
    private long bytes;
    private boolean searching;
    private long sound;
    private long images;
    private @Nullable String signedFormat;
    private String path = "";

    PromptScan(byte[] body) {
        this.body = body;
    }

    Set<Modality> inputs() {
        return inputs;
    }

    int contents() {
        return contents;
    }

    /** Length of contents, instructions and tools as the client wrote them, media left out. */
    long bytes() {
        return bytes;
    }

    /**
     * Characters of base64 in which there is sound; an hour of it where only its address is told.
     */
    long soundLength() {
        return sound;
    }

    /** How many images there are. */
    long imageCount() {
        return images;
    }

    /** Whether the provider may search the web. */
    boolean isSearching() {
        return searching;
    }

    /** Where {@code systemInstruction} lies; empty when there is none. */
    Span instructions() {
        return instructions;
    }

    /** Where the first content lies. */
    Span opening() {
        return opening;
    }

    /** The format of signed reasoning; null when there is none. */
    @Nullable String signedFormat() {
        return signedFormat;
    }

    /** Takes out what other vendors signed. */
    Splice foreign() {
        return foreign;
    }

    void read(JsonScanner in) {
        int start = in.start();
        if (in.isObject()) {
            content(in);
        } else {
            in.array("contents");
            while (in.nextItem()) {
                content(in);
            }
        }
        bytes += in.start() - start;
        JsonScanner.require(contents > 0, "contents", "must hold at least one content");
    }

    void instructions(JsonScanner in) {
        path = "systemInstruction";
        in.object(path);
        int start = in.start();
        members(in);
        instructions.set(start, in.start() + 1);
        bytes += in.start() - start;
    }

    void tools(JsonScanner in) {
        int start = in.start();
        if (in.isObject()) {
            tool(in);
        } else {
            in.array("tools");
            while (in.nextItem()) {
                in.object("tools");
                tool(in);
            }
        }
        bytes += in.start() - start;
    }

    private void tool(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            searching |= ProtoNames.camel(key).startsWith("googleSearch");
            if (ProtoNames.camel(key).equals("functionDeclarations") && !in.isNull()) {
                declarations(in, "tools.functionDeclarations");
            } else {
                in.skip();
            }
        }
    }

    /** Protocol buffers take one where many may stand. */
    private static void declarations(JsonScanner in, String name) {
        if (in.isObject()) {
            declaration(in, name);
            return;
        }
        in.array(name);
        while (in.nextItem()) {
            declaration(in, name);
        }
    }

    private static void declaration(JsonScanner in, String name) {
        in.object(name);
        boolean named = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("name")) {
                named = !in.text(name + ".name", LONGEST_TYPE).isBlank();
            } else {
                in.skip();
            }
        }
        JsonScanner.require(named, name + ".name", "is missing");
    }

    private void content(JsonScanner in) {
        path = "contents[" + contents + "]";
        in.object(path);
        int start = in.start();
        members(in);
        if (contents++ == 0) {
            opening.set(start, in.start() + 1);
        }
    }

    private void members(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "role" -> role(in);
                case "parts" -> parts(in);
                default -> in.skip();
            }
        }
    }

    private void role(JsonScanner in) {
        if (!in.isNull() && ROLES.stream().noneMatch(in::isText) && !in.isText("")) {
            throw new JsonException("'" + path + ".role' must be one of " + ROLES);
        }
    }

    private void parts(JsonScanner in) {
        if (in.isObject()) {
            part(in);
            return;
        }
        in.array(path + ".parts");
        while (in.nextItem()) {
            JsonScanner.require(in.isObject(), path + ".parts", "must hold objects");
            part(in);
        }
    }

    private void part(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            int name = in.start();
            in.next();
            if (in.isNull()) {
                continue;
            }
            switch (key) {
                case "text" ->
                        JsonScanner.require(in.isText(), path + ".parts.text", "must be a string");
                case "inlineData", "inline_data", "fileData", "file_data" -> medium(in, key);
                case "functionCall", "function_call", "functionResponse", "function_response" -> {
                    in.object(path + ".parts." + key);
                    in.skip();
                }
                case "thoughtSignature", "thought_signature" -> signature(in, name);
                default -> in.skip();
            }
        }
    }

    private void medium(JsonScanner in, String name) {
        in.object(path + ".parts." + name);
        String type = "";
        int data = -1;
        long before = bytes;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            data = leaveOut(in, data);
            in.next();
            if (ProtoNames.camel(key).equals("mimeType")) {
                type = in.text(path + ".parts." + name + ".mimeType", LONGEST_TYPE);
            } else if (key.equals("data")) {
                data = in.start();
            }
            in.skip();
        }
        leaveOut(in, data);
        Modality kind = MediaTypes.kind(type);
        inputs.add(kind);
        if (kind == Modality.AUDIO) {
            sound += before > bytes ? before - bytes : LINKED;
        }
        images += kind == Modality.IMAGE ? 1 : 0;
    }

    /** Takes data that began at {@code data} and ended before here off the count. */
    private int leaveOut(JsonScanner in, int data) {
        if (data >= 0) {
            bytes -= in.start() - data;
        }
        return -1;
    }

    private void signature(JsonScanner in, int name) {
        JsonScanner.require(in.isText(), path + ".parts.thoughtSignature", "must be a string");
        if (PackedThoughts.isPacked(body, in.start() + 1)) {
            String packed = in.text(path + ".parts.thoughtSignature", Integer.MAX_VALUE);
            signedFormat = PackedThoughts.read(packed).getFirst().format();
            foreign.cut(body, name, in.end());
        } else {
            signedFormat = ReasoningDetail.GEMINI;
        }
    }
}
