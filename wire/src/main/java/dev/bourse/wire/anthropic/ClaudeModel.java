package dev.bourse.wire.anthropic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model takes, by its name, since Anthropic's generations differ in what they refuse. Names
 * of other vendors' models are taken for the oldest generation, whose form they copied.
 *
 * @param version hundred times the major number and the minor one, as 406; 0 when it is no Claude
 * @param name as the upstream names it
 */
record ClaudeModel(int version, String name) {
    private static final Pattern NAME =
            Pattern.compile("claude-(?:[a-z]+-)?(\\d{1,2})(?:[-.](\\d{1,2}))?(?!\\d)");

    private static final int MAJOR = 100;
    private static final int ADAPTIVE = 406;
    private static final int WITHOUT_SAMPLING = 407;
    private static final int OPUS_WITH_EFFORT = 405;
    private static final int ONE_OF_TWO = 401;

    static ClaudeModel of(String name) {
        Matcher found = NAME.matcher(name);
        if (!found.find()) {
            return new ClaudeModel(0, name);
        }
        int minor = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return new ClaudeModel(MAJOR * Integer.parseInt(found.group(1)) + minor, name);
    }

    /** Whether it decides itself how much to think, instead of by a budget. */
    boolean isAdaptive() {
        return version >= ADAPTIVE;
    }

    /** Whether it can be kept from thinking. */
    boolean canStopThinking() {
        return !name.contains("fable") && !name.contains("mythos");
    }

    boolean knowsEffort() {
        return isAdaptive() || (version == OPUS_WITH_EFFORT && name.contains("opus"));
    }

    /** Whether it knows the effort between high and max. */
    boolean knowsExtraHigh() {
        return version >= WITHOUT_SAMPLING;
    }

    boolean knowsMax() {
        return isAdaptive();
    }

    /** Whether it takes temperature, top_p and top_k. */
    boolean knowsSampling() {
        return version < WITHOUT_SAMPLING;
    }

    /** Whether it takes a temperature or a top_p, but not both. */
    boolean takesOneOfTwo() {
        return version >= ONE_OF_TWO;
    }
}
