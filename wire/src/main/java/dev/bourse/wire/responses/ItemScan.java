package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Walks one item of {@code input} after the other. */
final class ItemScan {
    private static final int MOST_WORD = 512;
    private static final List<String> TYPES =
            List.of("message", "reasoning", "function_call", "function_call_output");
    private static final String ROLES = "must be one of " + Words.ROLES;
    private static final String OWN_FORMATS = "responses-v1";

    private final Set<Modality> inputs;
    private int index;
    private long mediaBytes;
    private long sound;
    private long images;
    private @Nullable String signedFormat;

    private String type = "";
    private String role = "";
    private String format = "";
    private boolean signed;
    private boolean called;
    private boolean named;
    private boolean answered;
    private int formatFrom;
    private int formatTo;
    private int signatureFrom;
    private int signatureTo;

    /**
     * @param inputs takes the kinds of content that occur
     */
    ItemScan(Set<Modality> inputs) {
        this.inputs = inputs;
    }

    /** Characters of base64 in which there was sound so far. */
    long soundLength() {
        return sound;
    }

    /** How many images there were so far. */
    long imageCount() {
        return images;
    }

    /** Bytes of media so far. */
    long mediaBytes() {
        return mediaBytes;
    }

    /** The format of the signed reasoning that came last; null when there was none. */
    @Nullable String signedFormat() {
        return signedFormat;
    }

    /** Whether something of the item read last may have to be cut out. */
    boolean isReasoning() {
        return type.equals("reasoning");
    }

    /** Whether the item read last was a message of the system or a developer. */
    boolean isInstruction() {
        return role.equals("system") || role.equals("developer");
    }

    /** Reads the item that the scanner stands on. */
    void read(JsonScanner in, int place) {
        index = place;
        require(in.isObject(), "", "must be an object");
        reset();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            boolean cut = key.equals("format") || key.equals("signature");
            int name = cut ? in.start() : -1;
            in.next();
            member(in, key, name);
        }
        check();
        if (signed) {
            signedFormat = format.isEmpty() ? ReasoningDetail.OPENAI : format;
        }
    }

    /**
     * Says what of the reasoning read last is not for an upstream of this dialect: all of it when
     * another vendor signed it, else what only the exchange writes there.
     */
    void cut(int from, int to, Cuts cuts) {
        boolean foreign = !format.isEmpty() && !format.endsWith(OWN_FORMATS);
        if (foreign) {
            cuts.add(from, to);
            return;
        }
        boolean formatFirst = formatFrom < signatureFrom;
        cutMember(
                formatFirst ? formatFrom : signatureFrom,
                formatFirst ? formatTo : signatureTo,
                cuts);
        cutMember(
                formatFirst ? signatureFrom : formatFrom,
                formatFirst ? signatureTo : formatTo,
                cuts);
    }

    private static void cutMember(int from, int to, Cuts cuts) {
        if (from >= 0) {
            cuts.add(from, to);
        }
    }

    private void reset() {
        type = "";
        role = "";
        format = "";
        signed = false;
        called = false;
        named = false;
        answered = false;
        formatFrom = -1;
        signatureFrom = -1;
    }

    private void member(JsonScanner in, String key, int name) {
        switch (key) {
            case "type" -> type = word(in, TYPES, ".type");
            case "role" -> role = word(in, Words.ROLES, ".role");
            case "content" -> parts(in, ".content");
            case "output" -> {
                answered = !in.isNull();
                parts(in, ".output");
            }
            case "call_id" -> called = in.isText() && !in.isText("");
            case "name" -> named = in.isText();
            case "encrypted_content" -> signed |= in.isText();
            case "format" -> {
                format = in.isText() ? word(in, List.of(), ".format") : "";
                formatFrom = name;
                formatTo = in.pass();
            }
            case "signature" -> {
                signed |= in.isText();
                signatureFrom = name;
                signatureTo = in.pass();
            }
            case "result" -> {
                media(in);
                images++;
            }
            default -> in.skip();
        }
    }

    /** There may be many items, so that even a string for each would be felt. */
    private String word(JsonScanner in, List<String> usual, String where) {
        require(in.isText(), where, "must be a string");
        for (int i = 0; i < usual.size(); i++) {
            if (in.isText(usual.get(i))) {
                return usual.get(i);
            }
        }
        return in.text("input", MOST_WORD);
    }

    private void check() {
        if (type.equals("item_reference")) {
            throw refusal("", "refers to an item by its id, but nothing is stored here");
        }
        boolean message = type.isEmpty() || type.equals("message");
        require(!message || !role.isEmpty(), ".role", "is missing");
        require(!message || Words.ROLES.contains(role), ".role", ROLES);
        boolean call = type.equals("function_call");
        boolean result = type.equals("function_call_output");
        require(called || !(call || result), ".call_id", "is missing");
        require(named || !call, ".name", "is missing");
        require(answered || !result, ".output", "is missing");
    }

    /** A text, parts, or whatever else items of other kinds have there. */
    private void parts(JsonScanner in, String where) {
        if (!in.isArray()) {
            boolean ours = type.isEmpty() || type.equals("message");
            require(in.isText() || in.isNull() || !ours, where, "must be a string or an array");
            in.skip();
            return;
        }
        while (in.nextItem()) {
            require(in.isObject(), where, "must hold objects");
            part(in, where);
        }
    }

    private void part(JsonScanner in, String where) {
        boolean typed = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> {
                    require(in.isText(), where, "must hold parts whose type is a string");
                    typed = true;
                    kind(in);
                }
                case "image_url", "file_data", "file_url", "video_url" -> media(in);
                case "input_audio" -> sound += media(in);
                default -> in.skip();
            }
        }
        require(typed, where, "must hold parts that have a type");
    }

    private void kind(JsonScanner in) {
        if (in.isText("input_image")) {
            inputs.add(Modality.IMAGE);
            images++;
        } else if (in.isText("input_file")) {
            inputs.add(Modality.FILE);
        } else if (in.isText("input_audio")) {
            inputs.add(Modality.AUDIO);
        } else if (in.isText("input_video")) {
            inputs.add(Modality.VIDEO);
        }
    }

    private long media(JsonScanner in) {
        long length = -in.start();
        length += in.pass();
        mediaBytes += length;
        return length;
    }

    private void require(boolean holds, String where, String rule) {
        if (!holds) {
            throw refusal(where, rule);
        }
    }

    private JsonException refusal(String where, String rule) {
        return new JsonException("'input[" + index + "]" + where + "' " + rule);
    }
}
