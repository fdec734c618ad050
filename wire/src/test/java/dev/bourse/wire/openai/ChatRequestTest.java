package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.JsonException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

class ChatRequestTest {
    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    model              | 7                   | 'model' must be a string
                    model              | ""                  | 'model' must not be blank
                    models             | "a/b"               | 'models' must be an array
                    models             | [1]                 | 'models' must be a string
                    stream             | 1                   | 'stream' must be true or false
                    stream             | "true"              | 'stream' must be true or false
                    temperature        | 3                   | 'temperature' must be a number from 0 to 2
                    temperature        | "hot"               | 'temperature' must be a number from 0 to 2
                    temperature        | 1e999               | 'temperature' must be a number from 0 to 2
                    top_p              | -0.1                | 'top_p' must be a number from 0 to 1
                    frequency_penalty  | 2.01                | 'frequency_penalty' must be a number from -2 to 2
                    top_logprobs       | 21                  | 'top_logprobs' must be a whole number from 0 to 20
                    max_tokens         | 0                   | 'max_tokens' must be a whole number from 1 to 2147483647
                    max_tokens         | 1e3                 | 'max_tokens' must be a whole number from 1 to 2147483647
                    max_tokens         | 99999999999999999999 | 'max_tokens' must be a whole number from 1 to 2147483647
                    max_completion_tokens | 1.5              | 'max_completion_tokens' must be a whole number from 1 to 2147483647
                    n                  | 129                 | 'n' must be a whole number from 1 to 128
                    stop               | ["1","2","3","4","5"] | 'stop' has more than 4 items
                    stop               | 1                   | 'stop' must be a string
                    tools              | {}                  | 'tools' must be an array
                    tool_choice        | "maybe"             | 'tool_choice' must be one of [none, auto, required]
                    tool_choice        | 1                   | 'tool_choice' must be an object
                    response_format    | {}                  | 'response_format.type' is missing
                    response_format    | {"type":"xml"}      | 'response_format.type' must be one of [text, json_object, json_schema, grammar, python]
                    reasoning          | {"effort":"much"}   | 'reasoning.effort' must be one of [max, xhigh, high, medium, low, minimal, none]
                    modalities         | ["smell"]           | 'modalities' must be one of [text, image, audio]
                    service_tier       | "gold"              | 'service_tier' must be one of [auto, default, fast, flex, priority, scale]
                    metadata           | {"a":1}             | 'metadata.a' must be a string
                    logit_bias         | []                  | 'logit_bias' must be an object
                    user               | {}                  | 'user' must be a string
                    provider           | []                  | 'provider' must be an object
                    provider           | {"foo":1}           | 'provider.foo' is not a known preference
                    provider           | {"foo":null}        | 'provider.foo' is not a known preference
                    provider           | {"order":"x"}       | 'provider.order' must be an array
                    provider           | {"only":[""]}       | 'provider.only' must hold slugs of providers
                    provider           | {"zdr":"yes"}       | 'provider.zdr' must be true or false
                    provider           | {"min_trust":"T4"}  | 'provider.min_trust' must be one of [T0, T1, T2, T3]
                    provider           | {"min_trust":3}     | 'provider.min_trust' must be one of [T0, T1, T2, T3]
                    provider           | {"read_only_tools":"yes"} | 'provider.read_only_tools' must be true or false
                    provider           | {"data_collection":"no"} | 'provider.data_collection' must be one of [allow, deny]
                    provider           | {"quantizations":["fp7"]} | 'provider.quantizations' has no quantization like 'fp7'
                    provider           | {"sort":"luck"}     | 'provider.sort' must be one of [price, throughput, latency, exacto]
                    provider           | {"sort":{"partition":"none"}} | 'provider.sort.by' is missing
                    provider           | {"sort":{"x":1}}    | 'provider.sort.x' is not known
                    provider           | {"max_price":{"tip":1}} | 'provider.max_price.tip' is not known
                    provider           | {"max_price":{"prompt":-1}} | 'provider.max_price.prompt' must be a decimal number, zero or more
                    provider           | {"max_price":{"prompt":"1e-99999999"}} | 'provider.max_price.prompt' must be a decimal number, zero or more
                    provider           | {"max_price":{"prompt":"free"}} | 'provider.max_price.prompt' must be a decimal number, zero or more
                    provider           | {"preferred_max_latency":{"p42":1}} | 'provider.preferred_max_latency.p42' is not known
                    messages           | []                  | 'messages' must hold at least one message
                    messages           | {}                  | 'messages' must be an array
                    messages           | ["hi"]              | 'messages[0]' must be an object
                    messages           | [{"content":"hi"}]  | 'messages[0].role' is missing
                    messages           | [{"role":"king"}]   | 'messages[0].role' must be one of [user, assistant, tool, system, developer, function]
                    messages           | [{"role":"user","content":"a"},{"role":"user","content":5}] | 'messages[1].content' must be a string, an array of parts, or null
                    messages           | [{"role":"user","content":["a"]}] | 'messages[0].content' must hold objects
                    messages           | [{"role":"user","content":[{"text":"a"}]}] | 'messages[0].content' must hold parts that have a type
                    """)
    void a_refusal_names_the_member(String name, String value, String message) {
        String rest = name.equals("messages") ? "\"x\":1" : MESSAGES;
        String model = name.equals("model") ? "" : "\"model\":\"a/b\",";
        assertEquals(message, refusal("{" + model + rest + ",\"" + name + "\":" + value + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                          | the body must be a JSON object
                    []                                          | the body must be a JSON object
                    {}                                          | 'messages' is missing
                    {"messages":[{"role":"user"}]}              | 'model' is missing
                    {"model":"a/b","messages":null}             | 'messages' is missing
                    {"model":"a/b","model":"c/d"}               | 'model' occurs twice
                    {"mod\\u0065l":"a/b","model":"c/d"}         | 'model' occurs twice
                    {"x":1,"x":2}                               | 'x' occurs twice
                    {"reasoning":{"effort":"low"},"reasoning_effort":"high","model":"a","messages":[{"role":"user"}]} | 'reasoning_effort' contradicts 'reasoning.effort'
                    """)
    void a_body_that_is_no_request_is_refused(String body, String message) {
        assertEquals(message, refusal(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"model":"a/b",MESSAGES
                    {"model":"a/b",MESSAGES}}
                    {"model":"a/b",MESSAGES}{}
                    {"model":"a/b",MESSAGES,}
                    {"model":"a/b",MESSAGES,"x":01}
                    {"model":"a/b",MESSAGES,"x":NaN}
                    {"model":"a/b",MESSAGES,"x":'a'}
                    {"model":"a/b",MESSAGES,x:1}
                    {"model":"a/b",MESSAGES,"x":"\\q"}
                    {"model":"a/b",MESSAGES,"x":[1,2}
                    {"model":"a/b" MESSAGES}
                    <model>a/b</model>
                    """)
    void what_is_no_json_is_refused_even_where_nobody_looks(String body) {
        String message = refusal(body.replace("MESSAGES", MESSAGES));
        assertEquals("malformed", message.split(" ")[0], message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"text"}                                     | text' is missing
                    {"type":"text","text":7}                            | text' must be a string
                    {"text":null,"type":"text"}                         | text' is missing
                    {"type":"refusal","text":"no"}                      | refusal' is missing
                    {"type":"image_url","url":"https://a/b"}            | image_url' is missing
                    {"image_url":{},"type":"image_url"}                 | image_url' must have a url
                    {"type":"image_url","image_url":{"url":{}}}         | image_url' must have a url
                    {"type":"input_audio","input_audio":{"data":"AA"}}  | input_audio' must have data and a format
                    {"type":"video_url","video_url":"https://a/b"}      | video_url' must have a url
                    {"type":"input_video","input_video":{"a":[]}}       | input_video' must have a url
                    {"type":"file","file":{"filename":"a.pdf"}}         | file' must have file_data or a file_id
                    """)
    void a_part_without_what_it_is_made_of_is_refused_by_its_place(String part, String rule) {
        String message = refusal(parts("{\"type\":\"text\",\"text\":\"\"}," + part));
        assertEquals("'messages[0].content[1]." + rule, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"tomorrow\",\"image_url\":{}}",
                "{\"type\":\"image_url\",\"image_url\":\"https://a/b\"}",
                "{\"type\":\"file\",\"file\":{\"file_url\":\"https://a/b\",\"new\":[1]}}",
                "{\"type\":\"text\",\"text\":\"a\",\"file\":{}}",
            })
    void a_part_of_another_kind_goes_on_as_it_is(String part) {
        ChatRequest request = assertInstanceOf(ChatRequest.class, scan(parts(part)));
        byte[] sent = request.forUpstream(UpstreamEdit.ofModel("m"));
        assertTrue(new String(sent, StandardCharsets.UTF_8).contains(part));
    }

    @Test
    void whoever_translates_needs_to_know_which_call_a_result_is_of() {
        String body = "{\"model\":\"a/b\",\"messages\":[{\"role\":\"tool\",\"content\":\"7\"}]}";
        ChatRequest request = assertInstanceOf(ChatRequest.class, scan(body));
        JsonException refusal = assertThrows(JsonException.class, request::conversation);
        assertEquals("'messages[0].tool_call_id' is missing", refusal.getMessage());
    }

    private static String parts(String parts) {
        return "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":[" + parts + "]}]}";
    }

    @Test
    void depth_has_a_limit() {
        String deep = "[".repeat(100_000);
        assertEquals("malformed", refusal("{\"x\":" + deep).split(" ")[0]);
        String fair = "[".repeat(150) + "]".repeat(150);
        assertInstanceOf(
                ChatRequest.class, scan("{\"model\":\"a/b\"," + MESSAGES + ",\"x\":" + fair + "}"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
    void other_encodings_are_refused(String charset) {
        String body = "{\"model\":\"ä/b\"," + MESSAGES + "}";
        Scanned scanned = ChatRequest.scan(body.getBytes(Charset.forName(charset)));
        assertEquals(400, assertInstanceOf(Scanned.Rejected.class, scanned).error().status());
    }

    @Test
    void a_refusal_is_an_invalid_request() {
        Scanned.Rejected rejected = assertInstanceOf(Scanned.Rejected.class, scan("{"));
        assertEquals(ErrorType.INVALID_REQUEST, rejected.error().type());
    }

    @Test
    void the_opening_of_a_conversation_names_it() {
        String first =
                "{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"u\"}";
        String other =
                "{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"v\"}";
        String later = first + ",{\"role\":\"assistant\",\"content\":\"a\"}";
        assertEquals(opening(first), opening(later));
        assertNotEquals(opening(first), opening(other));
    }

    @Test
    void the_same_request_can_be_written_for_one_upstream_after_another() {
        ChatRequest request = (ChatRequest) scan("{\"model\":\"a/b\"," + MESSAGES + "}");
        byte[] first = request.forUpstream(UpstreamEdit.ofModel("x"));
        request.forUpstream(UpstreamEdit.ofModel("yyy"));
        assertArrayEquals(first, request.forUpstream(UpstreamEdit.ofModel("x")));
    }

    @Test
    void a_thousand_members_are_kept_in_order() {
        StringBuilder body = new StringBuilder("{\"model\":\"up\"," + MESSAGES);
        for (int i = 0; i < 1000; i++) {
            body.append(",\"x").append(i).append("\":").append(i);
        }
        String whole = body.append('}').toString();
        ChatRequest request = (ChatRequest) scan(whole);
        assertEquals(
                whole,
                new String(
                        request.forUpstream(UpstreamEdit.ofModel("up")), StandardCharsets.UTF_8));
    }

    @Test
    void the_address_of_a_file_may_stand_under_its_own_name() {
        String part = "{\"type\":\"file\",\"file\":{\"file_url\":\"https://a/b.pdf\"}}";
        String messages = "\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]";
        ChatRequest request = (ChatRequest) scan("{\"model\":\"a/b\"," + messages + "}");
        Part said = request.conversation().messages().getFirst().parts().getFirst();
        assertEquals(
                new Source.Remote("https://a/b.pdf", null),
                assertInstanceOf(Part.Media.class, said).source());
    }

    @Test
    void a_medium_that_is_null_is_none() {
        String part =
                "{\"type\":\"text\",\"text\":\"x\",\"image_url\":null,\"input_audio\":null,"
                        + "\"video_url\":null,\"file\":null}";
        String messages = "\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]";
        ChatRequest request = (ChatRequest) scan("{\"model\":\"a/b\"," + messages + "}");
        assertEquals(Set.of(Modality.TEXT), request.inputs());
        assertEquals(0, request.imageCount());
    }

    private static long opening(String messages) {
        return ((ChatRequest) scan("{\"model\":\"a/b\",\"messages\":[" + messages + "]}"))
                .openingHash();
    }

    private static String refusal(String body) {
        Scanned.Rejected rejected = assertInstanceOf(Scanned.Rejected.class, scan(body));
        return rejected.error().message();
    }

    private static Scanned scan(String body) {
        return ChatRequest.scan(body.getBytes(StandardCharsets.UTF_8));
    }
}
