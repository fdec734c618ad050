package dev.bourse.domain.fact;

/** Whether an answer has the form that was asked for: JSON, or JSON that follows a schema. */
public enum AnswerForm {
    /** It has. */
    VALID,
    /** Its text is no JSON. */
    INVALID_JSON,
    /** It is JSON of another form. */
    SCHEMA_MISMATCH
}
