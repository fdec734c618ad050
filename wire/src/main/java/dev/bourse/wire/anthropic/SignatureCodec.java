package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Reasoning of any vendor in Anthropic's thinking blocks. Such a block has room for a signature and
 * for nothing else, so for other vendors the signature (the data of a redacted block) is {@code
 * format|kind|id|signature}, with the first three URL-encoded: enough to give the block back to its
 * maker as it was. Anthropic's own signatures are base64 and have no bar in them.
 */
final class SignatureCodec {
    private static final char BAR = '|';
    private static final int FIELDS = 4;

    private SignatureCodec() {}

    /**
     * The signature of a thinking block that shows this reasoning; null when it has none.
     *
     * @param detail reasoning that can be read
     */
    static @Nullable String signature(ReasoningDetail detail) {
        return detail.format().equals(ReasoningDetail.ANTHROPIC)
                ? detail.signature()
                : joined(detail, detail.signature() == null ? "" : detail.signature());
    }

    /**
     * The data of a redacted block that holds this reasoning.
     *
     * @param detail encrypted reasoning
     */
    static String data(ReasoningDetail detail) {
        return detail.format().equals(ReasoningDetail.ANTHROPIC)
                ? detail.text().toString()
                : joined(detail, detail.text().toString());
    }

    /** What a thinking block shows. */
    static ReasoningDetail thinking(String text, String signature) {
        List<String> fields = fields(signature);
        if (!fields.isEmpty()) {
            String own = fields.getLast();
            Kind kind = Kind.valueOf(fields.get(1).toUpperCase(Locale.ROOT));
            return new ReasoningDetail(
                    kind, text, own.isEmpty() ? null : own, id(fields), fields.getFirst());
        }
        return signature.isBlank()
                ? ReasoningDetail.plain(text)
                : new ReasoningDetail(Kind.TEXT, text, signature, null, ReasoningDetail.ANTHROPIC);
    }

    /** What a redacted block holds. */
    static ReasoningDetail redacted(String data) {
        List<String> fields = fields(data);
        return fields.isEmpty()
                ? new ReasoningDetail(Kind.ENCRYPTED, data, null, null, ReasoningDetail.ANTHROPIC)
                : new ReasoningDetail(
                        Kind.ENCRYPTED, fields.getLast(), null, id(fields), fields.getFirst());
    }

    /** Whether a signature or data is of another vendor, and means nothing to Anthropic. */
    static boolean isForeign(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] == BAR) {
                return true;
            }
        }
        return false;
    }

    private static String joined(ReasoningDetail detail, String rest) {
        String id = detail.id() == null ? "" : detail.id();
        String kind = detail.kind().name().toLowerCase(Locale.ROOT);
        return encoded(detail.format()) + BAR + kind + BAR + encoded(id) + BAR + rest;
    }

    private static @Nullable String id(List<String> fields) {
        return fields.get(2).isEmpty() ? null : fields.get(2);
    }

    /** The four fields; none when this is no signature of ours. */
    private static List<String> fields(String signature) {
        List<String> fields = List.of(signature.split("\\|", FIELDS));
        boolean ours =
                fields.size() == FIELDS
                        && List.of("text", "summary", "encrypted").contains(fields.get(1));
        try {
            return ours
                    ? List.of(
                            decoded(fields.getFirst()),
                            fields.get(1),
                            decoded(fields.get(2)),
                            fields.getLast())
                    : List.of();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
