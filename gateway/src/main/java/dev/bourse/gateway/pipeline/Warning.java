package dev.bourse.gateway.pipeline;

import java.nio.charset.StandardCharsets;

/** What a caller is told whose request went to somebody anonymous (tier T3). */
public final class Warning {
    /** One sentence for people; also the value of the header. */
    public static final String TEXT =
            "Anonymous provider: prompts and completions are logged and may be used by whoever"
                    + " runs it";

    static final String HEADER = "X-Bourse-Warning";

    private static final byte[] COMMENT =
            (": " + HEADER + ": " + TEXT + "\n\n").getBytes(StandardCharsets.US_ASCII);

    private Warning() {}

    /** A comment of an event stream whose headers have gone out already. */
    static byte[] comment() {
        return COMMENT.clone();
    }
}
