package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.ReasoningDetail;

import org.jspecify.annotations.Nullable;

/** A {@code thoughtSignature} of a part that is no thought. */
final class Signatures {
    private Signatures() {}

    /**
     * @param call the tool call of the part; null when it is another part
     */
    static ReasoningDetail of(String signature, @Nullable String call) {
        return new ReasoningDetail(
                ReasoningDetail.Kind.ENCRYPTED, signature, null, call, ReasoningDetail.GEMINI);
    }
}
