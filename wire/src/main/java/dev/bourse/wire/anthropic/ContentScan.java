package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Walks the content blocks of a request. */
final class ContentScan {
    /** In place of the number of a message: the system prompt. */
    static final int SYSTEM = -1;

    private final byte[] body;
    private final boolean locating;
    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private final Splice withoutForeign = new Splice();
    private final List<Span> foreign = new ArrayList<>();
    private int blocks;
    private int message = SYSTEM;
    private boolean foreignSeen;
    private long mediaBytes;
    private long images;
    private @Nullable String signedFormat;

    /**
     * @param locating whether to note where reasoning of other vendors lies
     */
    ContentScan(byte[] body, boolean locating) {
        this.body = body;
        this.locating = locating;
    }

    Set<Modality> inputs() {
        return inputs;
    }

    /** Bytes of media that lie in the blocks. */
    long mediaBytes() {
        return mediaBytes;
    }

    /** How many images there are. */
    long imageCount() {
        return images;
    }

    @Nullable String signedFormat() {
        return signedFormat;
    }

    /** Whether there is reasoning that only another vendor understands. */
    boolean hasForeign() {
        return foreignSeen;
    }

    /** Takes it out, where it was located. */
    Splice withoutForeign() {
        return withoutForeign;
    }

    /**
     * Reads the array of blocks that the scanner stands on.
     *
     * @param of the number of the message, or {@link #SYSTEM}
     */
    void blocks(JsonScanner in, int of) {
        message = of;
        blocks = 0;
        foreign.clear();
        while (in.nextItem()) {
            require(in.isObject(), "must hold objects");
            int start = locating ? in.start() : 0;
            if (block(in)) {
                foreignSeen = true;
                locate(start, in.start() + 1);
            }
            blocks++;
        }
    }

    private void locate(int start, int end) {
        if (locating) {
            Span span = new Span();
            span.set(start, end);
            foreign.add(span);
        }
    }

    /**
     * Has the foreign blocks that were read last taken out, and their message with them when it
     * holds nothing else.
     */
    void removeForeign(int messageStart, int messageEnd) {
        if (!foreign.isEmpty() && foreign.size() == blocks) {
            withoutForeign.cut(body, messageStart, messageEnd);
        } else {
            foreign.forEach(span -> withoutForeign.cut(body, span.from(), span.to()));
        }
        foreign.clear();
    }

    /** Whether it is reasoning of another vendor. */
    private boolean block(JsonScanner in) {
        Kind kind = Kind.NONE;
        int media = 0;
        int markFrom = 0;
        int markTo = 0;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> kind = kind(in);
                case "content" -> nested(in);
                case "source" -> media = source(in);
                case "signature", "data" -> {
                    markFrom = in.start() + 1;
                    markTo = in.pass() - 1;
                }
                default -> in.skip();
            }
        }
        require(kind != Kind.NONE, "must hold blocks that have a type");
        return seen(kind, media, markFrom, markTo);
    }

    private boolean seen(Kind kind, int media, int markFrom, int markTo) {
        if (kind.modality != null && media > 0) {
            inputs.add(kind.modality);
            mediaBytes += media;
            images += kind == Kind.IMAGE ? 1 : 0;
        }
        boolean marked = kind.thought && markTo > markFrom;
        if (!marked) {
            return false;
        }
        boolean foreign = SignatureCodec.isForeign(body, markFrom, markTo);
        String format = foreign ? foreignFormat(kind, markFrom, markTo) : ReasoningDetail.ANTHROPIC;
        signedFormat = format == null ? signedFormat : format;
        return foreign;
    }

    /** Null when nobody signed it. */
    private @Nullable String foreignFormat(Kind kind, int from, int to) {
        String mark = new String(body, from, to - from, StandardCharsets.UTF_8);
        ReasoningDetail detail =
                kind == Kind.REDACTED
                        ? SignatureCodec.redacted(mark)
                        : SignatureCodec.thinking("", mark);
        return detail.isSigned() ? detail.format() : null;
    }

    /** Results of tools hold blocks themselves. */
    private void nested(JsonScanner in) {
        if (!in.isArray()) {
            in.skip();
            return;
        }
        while (in.nextItem()) {
            if (in.isObject()) {
                block(in);
            } else {
                in.skip();
            }
        }
    }

    /** Bytes of a medium; 0 when the source is text or blocks. */
    private int source(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return 0;
        }
        int start = in.start();
        boolean written = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "type" -> {
                    written = in.isText("text") || in.isText("content");
                    in.skip();
                }
                case "content" -> nested(in);
                default -> in.skip();
            }
        }
        return written ? 0 : in.start() + 1 - start;
    }

    /** There may be many, so that the name of where they are is made only for a refusal. */
    private void require(boolean holds, String rule) {
        if (!holds) {
            String where = message == SYSTEM ? "system" : "messages[" + message + "].content";
            throw new JsonException("'" + where + "' " + rule);
        }
    }

    private Kind kind(JsonScanner in) {
        require(in.isText(), "must hold blocks whose type is a string");
        for (Kind kind : Kind.ALL) {
            if (in.isText(kind.type)) {
                return kind;
            }
        }
        return Kind.OTHER;
    }

    /** The blocks that matter here. */
    private enum Kind {
        TEXT("text", null, false),
        IMAGE("image", Modality.IMAGE, false),
        DOCUMENT("document", Modality.FILE, false),
        THINKING("thinking", null, true),
        REDACTED("redacted_thinking", null, true),
        OTHER("", null, false),
        NONE("", null, false);

        private static final Kind[] ALL = {TEXT, IMAGE, DOCUMENT, THINKING, REDACTED};

        private final String type;
        private final @Nullable Modality modality;
        private final boolean thought;

        Kind(String type, @Nullable Modality modality, boolean thought) {
            this.type = type;
            this.modality = modality;
            this.thought = thought;
        }
    }
}
