package dev.bourse.wire.gemini;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model understands, by its name. */
enum ModelGeneration {
    /** Gemini 2 and before, and models of other families: thinking budgets. */
    BUDGETS,

    /**
     * Gemini 3 and later: thinking levels, media inside results of tools, and signatures that are
     * required on tool calls.
     */
    LEVELS;

    private static final Pattern GEMINI = Pattern.compile("gemini-(\\d{1,3})?");
    private static final int FIRST_WITH_LEVELS = 3;

    /** Whether one prompt is one search of the web, however many queries are made for it. */
    static boolean paysByPrompt(String model) {
        return model.contains("gemini") && of(model) == BUDGETS;
    }

    /** A Gemini without a number ({@code gemini-flash-latest}) is a late one. */
    static ModelGeneration of(String model) {
        Matcher matcher = GEMINI.matcher(model);
        if (!matcher.find()) {
            return BUDGETS;
        }
        String number = matcher.group(1);
        return number == null || Integer.parseInt(number) >= FIRST_WITH_LEVELS ? LEVELS : BUDGETS;
    }
}
