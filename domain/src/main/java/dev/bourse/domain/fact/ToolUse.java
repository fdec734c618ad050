package dev.bourse.domain.fact;

/**
 * The tool calls of an answer and how many of them were wrong (openrouter.md 2.5).
 *
 * @param calls how many there were
 * @param invalidJson how many had arguments that are not JSON
 * @param unknownName how many named a tool that was not offered
 * @param schemaMismatch how many had arguments that do not fit the tool's schema
 */
public record ToolUse(int calls, int invalidJson, int unknownName, int schemaMismatch) {
    public static final ToolUse NONE = new ToolUse(0, 0, 0, 0);

    public ToolUse {
        if ((calls | invalidJson | unknownName | schemaMismatch) < 0
                || (long) invalidJson + unknownName + schemaMismatch > calls) {
            throw new IllegalArgumentException("each call is wrong in at most one way");
        }
    }

    /** Whether any call was wrong: that marks the whole request. */
    public boolean hasErrors() {
        return invalidJson + unknownName + schemaMismatch > 0;
    }
}
