package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.ReasoningDetail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blocks of reasoning while they come in pieces; those that are signed must come back. */
final class SignatureDraft {
    private final Map<Integer, Draft> drafts = new LinkedHashMap<>();

    private record Draft(StringBuilder text, ReasoningDetail latest) {}

    /** Adds a piece of a block; its signature and id may come with any of them. */
    void add(int block, ReasoningDetail piece) {
        Draft before = drafts.get(block);
        StringBuilder text = before == null ? new StringBuilder() : before.text();
        ReasoningDetail earlier = before == null ? piece : before.latest();
        text.append(piece.text());
        ReasoningDetail latest =
                new ReasoningDetail(
                        piece.kind(),
                        "",
                        piece.signature() == null ? earlier.signature() : piece.signature(),
                        piece.id() == null ? earlier.id() : piece.id(),
                        piece.format());
        drafts.put(block, new Draft(text, latest));
    }

    /** The signed blocks, whole. */
    List<ReasoningDetail> made() {
        return drafts.values().stream()
                .filter(draft -> draft.latest().isSigned())
                .map(SignatureDraft::whole)
                .toList();
    }

    private static ReasoningDetail whole(Draft draft) {
        ReasoningDetail detail = draft.latest();
        return new ReasoningDetail(
                detail.kind(),
                draft.text().toString(),
                detail.signature(),
                detail.id(),
                detail.format());
    }
}
