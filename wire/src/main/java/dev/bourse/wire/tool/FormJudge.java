package dev.bourse.wire.tool;

import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Compares texts with the form that was asked for. */
final class FormJudge {
    /** A few milliseconds of work for all texts of an answer together. */
    private static final int MOST_STEPS = 50_000;

    private final Format format;
    private final Steps steps = new Steps(MOST_STEPS);

    private FormJudge(Format format) {
        this.format = format;
    }

    /** The worst of them; null when there are none or nobody can tell. */
    static @Nullable AnswerForm of(Format format, List<String> texts) {
        FormJudge judge = new FormJudge(format);
        try {
            return texts.stream()
                    .map(judge::finding)
                    .reduce((worst, one) -> worst == AnswerForm.VALID ? one : worst)
                    .orElse(null);
        } catch (UnjudgedException _) {
            return null;
        }
    }

    private AnswerForm finding(String text) {
        try {
            return allows(Json.parse(text)) ? AnswerForm.VALID : AnswerForm.SCHEMA_MISMATCH;
        } catch (JsonException _) {
            return AnswerForm.INVALID_JSON;
        }
    }

    /**
     * @throws UnjudgedException when nobody can tell
     */
    private boolean allows(JsonValue said) {
        return switch (format) {
            case Format.Text _ -> throw new UnjudgedException("a text may be anything");
            case Format.Json _ -> said instanceof JsonObject;
            case Format.Schema(_, _, JsonObject schema, _) ->
                    new Schema(schema, steps).test(schema, said);
        };
    }
}
