package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.UpstreamEdit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Completions of a prompt, answered by an upstream that chats. */
class LegacyCompletionsTest {
    private static final LegacyCompletions LEGACY = new LegacyCompletions();
    private static final OpenAi OPENAI = new OpenAi();
    private static final String HEAD =
            "{\"id\":\"gen-1\",\"object\":\"text_completion\",\"created\":9,"
                    + "\"model\":\"author/model\",\"provider\":\"Provider\",\"choices\":[";
    private static final String LOGPROBS =
            "\"logprobs\":{\"content\":[{\"token\":\" yes\",\"logprob\":-0.5,"
                    + "\"top_logprobs\":[{\"token\":\" yes\",\"logprob\":-0.5},"
                    + "{\"token\":\" no\",\"logprob\":-2}]}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"model":"a/b"}                                   | 'prompt' is missing
                    {"prompt":"x"}                                    | 'model' is missing
                    {"model":"a/b","prompt":7}                        | 'prompt' must be a string
                    {"model":"a/b","prompt":[1,2]}                    | 'prompt' holds tokens, and endpoints here take text only
                    {"model":"a/b","prompt":[[1,2]]}                  | 'prompt' holds tokens, and endpoints here take text only
                    {"model":"a/b","prompt":["x","y"]}                | 'prompt' must hold one text; send a request for each
                    {"model":"a/b","prompt":[]}                       | 'prompt' must hold one text; send a request for each
                    {"model":"a/b","prompt":"x","n":3,"best_of":2}    | 'best_of' must not be less than 'n'
                    {"model":"a/b","prompt":"x","prompt":"y"}         | 'prompt' occurs twice
                    {"model":"a/b","prompt":"x","messages":[]}        | 'messages' is for chat completions
                    {"model":"a/b","prompt":"x","logprobs":true}      | 'logprobs' must be a whole number from 0 to 20
                    {"model":"a/b","prompt":"x","temperature":9}      | 'temperature' must be a number from 0 to 2
                    {"model":"a/b","prompt":"x","provider":{"a":1}}   | 'provider.a' is not a known preference
                    """)
    void a_refusal_names_the_member(String body, String message) {
        Scanned.Rejected rejected = assertInstanceOf(Scanned.Rejected.class, scan(body));
        assertEquals(message, rejected.error().message());
    }

    @Test
    void a_prompt_becomes_a_message() {
        assertEquals(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Once\"}],"
                        + "\"temperature\":0.5,\"stop\":[\"!\"],\"logprobs\":true,"
                        + "\"top_logprobs\":2,\"max_tokens\":9}",
                rendered(
                        """
                        {"model":"a/b","prompt":["Once"],"max_tokens":9,"temperature":0.5,
                         "logprobs":2,"stop":"!","best_of":1,"echo":true,"session_id":"s"}
                        """));
    }

    @Test
    void a_suffix_becomes_an_instruction() {
        assertEquals(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Write only what"
                        + " belongs between the user's text and the following, without repeating"
                        + " either:\\n}\"},{\"role\":\"user\",\"content\":\"f() {\"}]}",
                rendered("{\"model\":\"a/b\",\"prompt\":\"f() {\",\"suffix\":\"}\"}"));
    }

    @Test
    void the_best_of_several_cannot_be_chosen_and_that_is_told() {
        Request request =
                request("{\"model\":\"a/b\",\"prompt\":\"x\",\"best_of\":3,\"logprobs\":0}");
        Rendered.Written written =
                assertInstanceOf(
                        Rendered.Written.class,
                        OPENAI.render(request.conversation(), UpstreamEdit.ofModel("m")));
        assertEquals(List.of("best_of"), written.leftOut());
        assertEquals(Set.of(Parameter.LOGPROBS, Parameter.TOP_LOGPROBS), request.parameters());
    }

    @Test
    void a_stream_comes_as_text_after_the_prompt_that_it_echoes() {
        String upstream =
                """
                data: {"id":"u","created":9,"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

                data: {"id":"u","created":9,"choices":[{"index":0,"delta":{"content":" yes"},LOGPROBS}]}

                data: {"id":"u","created":9,"choices":[{"index":0,"delta":{"content":"!"}}]}

                data: {"id":"u","created":9,"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: [DONE]

                """
                        .replace("LOGPROBS", LOGPROBS);
        String nothing =
                "\"logprobs\":null,\"finish_reason\":null,\"native_finish_reason\":null}]}";
        assertEquals(
                "data: "
                        + HEAD
                        + "{\"index\":0,\"text\":\"So? yes\",\"logprobs\":{\"tokens\":[\" yes\"],"
                        + "\"token_logprobs\":[-0.5],\"top_logprobs\":[{\" yes\":-0.5,\" no\":-2}],"
                        + "\"text_offset\":[3]},\"finish_reason\":null,"
                        + "\"native_finish_reason\":null}]}\n\ndata: "
                        + HEAD
                        + "{\"index\":0,\"text\":\"!\","
                        + nothing
                        + "\n\ndata: "
                        + HEAD
                        + "{\"index\":0,\"text\":\"\",\"logprobs\":null,\"finish_reason\":\"stop\","
                        + "\"native_finish_reason\":\"stop\"}]}\n\n",
                streamed("{\"model\":\"a/b\",\"prompt\":\"So?\",\"echo\":true}", upstream)
                        .split("data: \\{[^\n]*\"usage\"")[0]);
    }

    @Test
    void a_stream_that_breaks_says_so_in_a_last_chunk() {
        String relayed =
                streamed(
                        "{\"model\":\"a/b\",\"prompt\":\"So?\"}",
                        "data: {\"id\":\"u\",\"created\":9,\"choices\":[{\"index\":0,"
                                + "\"delta\":{\"content\":\"a\"}}]}\n\n");
        String last = relayed.substring(relayed.lastIndexOf("data: "));
        assertEquals(
                "\"choices\":[{\"index\":0,\"text\":\"\",\"finish_reason\":\"error\"}]}\n\n",
                last.substring(last.indexOf("\"choices\"")));
    }

    @Test
    void a_whole_answer_comes_as_text() {
        String upstream =
                "{\"id\":\"u\",\"created\":9,\"choices\":[{\"index\":0,\"message\":{"
                        + "\"content\":\" yes\",\"reasoning\":\"Hm.\"},"
                        + LOGPROBS
                        + ",\"finish_reason\":\"length\"}]}";
        Request request = request("{\"model\":\"a/b\",\"prompt\":\"So?\",\"echo\":true}");
        Answer answer =
                assertInstanceOf(
                        Answer.class,
                        TranslatedAnswer.read(
                                upstream.getBytes(StandardCharsets.UTF_8),
                                OPENAI,
                                LEGACY,
                                new Protocol.Presentation(Streams.IDENTITY, request)));
        String written =
                new String(
                        answer.spliced(Streams.COUNTED, Streams.CHARGE, null),
                        StandardCharsets.UTF_8);
        assertEquals(
                HEAD
                        + "{\"index\":0,\"text\":\"So? yes\",\"reasoning\":\"Hm.\",\"logprobs\":{"
                        + "\"tokens\":[\" yes\"],\"token_logprobs\":[-0.5],"
                        + "\"top_logprobs\":[{\" yes\":-0.5,\" no\":-2}],\"text_offset\":[3]},"
                        + "\"finish_reason\":\"length\",\"native_finish_reason\":\"length\"}],",
                written.substring(0, written.indexOf("\"usage\"")));
    }

    private static String streamed(String body, String upstream) {
        TranslatedStream stream =
                new TranslatedStream(
                        OPENAI,
                        LEGACY.writer(Streams.IDENTITY, request(body)),
                        "Provider",
                        Streams.LONGEST);
        return Streams.run(stream, List.of(upstream.getBytes(StandardCharsets.UTF_8))).relayed();
    }

    private static String rendered(String body) {
        byte[] sent = request(body).forUpstream(UpstreamEdit.ofModel("m"));
        return new String(sent, StandardCharsets.UTF_8);
    }

    private static Request request(String body) {
        return assertInstanceOf(Request.class, scan(body));
    }

    private static Scanned scan(String body) {
        return LEGACY.scan(body.getBytes(StandardCharsets.UTF_8), Addressed.BY_BODY);
    }
}
