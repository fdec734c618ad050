package dev.bourse.wire.gemini;

import com.fasterxml.jackson.databind.JsonNode;

import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import java.util.Map;

/** How each dialect says a piece of text, of reasoning and of a tool call. */
@SuppressWarnings("ImmutableEnumChecker") // protocols have no state
enum Voices {
    OPENAI(
            new OpenAi(),
            "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}",
            "",
            "/choices/0/delta/",
            Map.of(
                    Said.TEXT, "content",
                    Said.THOUGHT, "reasoning",
                    Said.CALL, "tool_calls/0/function/arguments")) {
        @Override
        String opening(Said said) {
            return said == Said.CALL ? piece(said, "").replace("\"arguments\"", CALLED) : "";
        }

        @Override
        String piece(Said said, String inside) {
            String delta =
                    switch (said) {
                        case TEXT -> "\"content\":\"%s\"";
                        case THOUGHT -> "\"reasoning\":\"%s\"";
                        case CALL ->
                                "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"%s\"}}]";
                    };
            return ("data: {\"id\":\"x\",\"created\":1,\"choices\":[{\"index\":0,\"delta\":{"
                            + delta
                            + "}}]}\n\n")
                    .formatted(inside);
        }
    },
    RESPONSES(
            new Responses(),
            "{\"model\":\"a/b\",\"input\":\"?\"}",
            "response.%s.delta",
            "/",
            Map.of(Said.TEXT, "delta", Said.THOUGHT, "delta", Said.CALL, "delta")) {
        @Override
        String opening(Said said) {
            String item =
                    switch (said) {
                        case TEXT -> "\"type\":\"message\",\"content\":[],\"role\":\"assistant\"";
                        case THOUGHT -> "\"type\":\"reasoning\",\"summary\":[]";
                        case CALL ->
                                "\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\","
                                        + "\"arguments\":\"\"";
                    };
            return "data: {\"type\":\"response.output_item.added\",\"output_index\":0,"
                    + "\"item\":{\"id\":\"i\","
                    + item
                    + "}}\n\n";
        }

        @Override
        String piece(Said said, String inside) {
            return "data: {\"type\":\"response.%s.delta\",\"output_index\":0,\"delta\":\"%s\"}\n\n"
                    .formatted(kind(said), inside);
        }

        @Override
        boolean isPiece(JsonNode event, Said said) {
            return event.path("type").asText().equals(type.formatted(kind(said)));
        }

        private static String kind(Said said) {
            return switch (said) {
                case TEXT -> "output_text";
                case THOUGHT -> "reasoning_text";
                case CALL -> "function_call_arguments";
            };
        }
    },
    ANTHROPIC(
            new Anthropic(),
            "{\"model\":\"a/b\",\"max_tokens\":9000,"
                    + "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000},"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}",
            "",
            "/delta/",
            Map.of(Said.TEXT, "text", Said.THOUGHT, "thinking", Said.CALL, "partial_json")) {
        @Override
        String opening(Said said) {
            String block =
                    switch (said) {
                        case TEXT -> "\"text\",\"text\":\"\"";
                        case THOUGHT -> "\"thinking\",\"thinking\":\"\"";
                        case CALL -> "\"tool_use\",\"id\":\"c\",\"name\":\"f\",\"input\":{}";
                    };
            return "data:"
                    + " {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"content\":[]}}\n\n"
                    + "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
                    + "{\"type\":"
                    + block
                    + "}}\n\n";
        }

        @Override
        String piece(Said said, String inside) {
            String delta =
                    switch (said) {
                        case TEXT -> "text_delta\",\"text";
                        case THOUGHT -> "thinking_delta\",\"thinking";
                        case CALL -> "input_json_delta\",\"partial_json";
                    };
            return ("data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\""
                            + delta
                            + "\":\"%s\"}}\n\n")
                    .formatted(inside);
        }
    },
    GEMINI(
            new Gemini(),
            "{\"contents\":[{\"parts\":[{\"text\":\"?\"}]}],"
                    + "\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}}}",
            "",
            "/candidates/0/content/parts/0/",
            Map.of(Said.TEXT, "text", Said.THOUGHT, "text")) {
        @Override
        String opening(Said said) {
            return "";
        }

        @Override
        String piece(Said said, String inside) {
            return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"%s}]}}]}\n\n"
                    .formatted(inside, said == Said.THOUGHT ? ",\"thought\":true" : "");
        }
    };

    private static final String CALLED = "\"name\":\"f\",\"arguments\"";

    /** What a piece adds to. */
    enum Said {
        TEXT,
        THOUGHT,
        CALL
    }

    final Protocol protocol;
    final String type;
    private final String request;
    private final String path;
    private final Map<Said, String> words;

    Voices(Protocol protocol, String request, String type, String path, Map<Said, String> words) {
        this.protocol = protocol;
        this.request = request;
        this.type = type;
        this.path = path;
        this.words = words;
    }

    /** What comes before the first piece. */
    abstract String opening(Said said);

    /** A piece whose words stand in JSON like that. */
    abstract String piece(Said said, String inside);

    /** Gemini has the arguments of its calls whole. */
    boolean says(Said said) {
        return said != Said.CALL || this != GEMINI;
    }

    boolean isPiece(JsonNode event, Said said) {
        return true;
    }

    /** The words in an event; none when it has none of that kind. */
    String words(JsonNode event, Said said) {
        JsonNode found = event.at(path + words.get(said));
        return isPiece(event, said) && found.isTextual() ? found.asText() : "";
    }

    Request request() {
        return (Request) protocol.scan(Samples.bytes(request), Samples.PATH);
    }
}
