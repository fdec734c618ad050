package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads the body of a legacy completion; what chat requests have too is read as there. */
final class LegacyScan {
    /** What the members of a legacy completion are called that chat requests do not have so. */
    static final List<String> OWN =
            List.of(
                    "prompt",
                    "instructions",
                    "suffix",
                    "echo",
                    "best_of",
                    "logprobs",
                    "messages",
                    "top_logprobs",
                    "tools",
                    "tool_choice",
                    "parallel_tool_calls");

    private static final int MOST_LOGPROBS = 20;
    private static final int MOST_CHOICES = 128;

    final RequestScan rest;
    String prompt = "";
    @Nullable String instructions;
    @Nullable String suffix;
    boolean echo;
    long bestOf;
    long logprobs = -1;
    private boolean prompted;

    LegacyScan(byte[] body) {
        rest = new RequestScan(body);
    }

    void read(JsonScanner in) {
        in.next();
        if (!in.isObject()) {
            throw new JsonException("the body must be a JSON object");
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (OWN.contains(name)) {
                rest.once(name);
                in.next();
                own(in, name);
            } else {
                rest.member(in, name);
            }
        }
        in.finish();
        check();
    }

    private void own(JsonScanner in, String name) {
        if (in.isNull()) {
            return;
        }
        switch (name) {
            case "prompt" -> prompt(in, name);
            case "instructions" -> instructions = in.text(name, Integer.MAX_VALUE);
            case "suffix" -> suffix = in.text(name, Integer.MAX_VALUE);
            case "echo" -> echo = in.flag(name);
            case "best_of" -> bestOf = in.integer(name, 1, MOST_CHOICES);
            case "logprobs" -> logprobs = in.integer(name, 0, MOST_LOGPROBS);
            case "tools", "tool_choice", "parallel_tool_calls" -> {
                in.skip();
                rest.ignore(name);
            }
            default -> throw new JsonException("'" + name + "' is for chat completions");
        }
    }

    /** One text, or an array of one. Tokens mean something to one model only. */
    private void prompt(JsonScanner in, String name) {
        prompted = true;
        if (!in.isArray()) {
            prompt = in.text(name, Integer.MAX_VALUE);
            return;
        }
        int texts = 0;
        while (in.nextItem()) {
            JsonScanner.require(
                    !in.isInteger() && !in.isArray(),
                    name,
                    "holds tokens, and endpoints here take text only");
            prompt = in.text(name, Integer.MAX_VALUE);
            texts++;
        }
        JsonScanner.require(texts == 1, name, "must hold one text; send a request for each");
    }

    private void check() {
        JsonScanner.require(prompted, "prompt", "is missing");
        JsonScanner.require(
                bestOf == 0 || bestOf >= rest.choices, "best_of", "must not be less than 'n'");
        rest.checkModels();
        rest.outputs.add(Modality.TEXT);
        if (logprobs >= 0) {
            rest.parameters().add(Parameter.LOGPROBS);
            rest.parameters().add(Parameter.TOP_LOGPROBS);
        }
    }
}
