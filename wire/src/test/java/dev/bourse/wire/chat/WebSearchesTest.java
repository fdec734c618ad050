package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

/** How often a request lets a provider search the web, and how often an answer says that it did. */
class WebSearchesTest {
    private static final Identity IDENTITY =
            new Identity(new GenerationId("gen-1"), "author/model", "Provider", 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ANTHROPIC | {"name":"web_search"}                                                | 0
                    ANTHROPIC | {"type":"custom","name":"web_search"}                                | 0
                    ANTHROPIC | {"type":"web_fetch_20250910","name":"web_fetch","max_uses":3}        | 0
                    ANTHROPIC | {"type":"web_search_20250305","name":"web_search"}                   | 50
                    ANTHROPIC | {"type":"web_search_20250305","name":"web_search","max_uses":null}   | 50
                    ANTHROPIC | {"max_uses":3,"type":"web_search_20260209","name":"web_search"}      | 3
                    ANTHROPIC | {"type":"web_search_20250305","name":"web_search","max_uses":999999} | 1000
                    OPENAI    | {"type":"function","function":{"name":"web_search"}}                 | 0
                    OPENAI    | {"type":"web_search"}                                                | 50
                    RESPONSES | {"type":"function","name":"web_search"}                              | 0
                    RESPONSES | {"type":"file_search"}                                               | 0
                    RESPONSES | {"type":"web_search"}                                                | 50
                    RESPONSES | {"type":"web_search_preview_2025_03_11"}                             | 50
                    GEMINI    | {"functionDeclarations":[{"name":"googleSearch"}]}                   | 0
                    GEMINI    | {"googleSearch":{}}                                                  | 50
                    GEMINI    | {"google_search":{}}                                                 | 50
                    """)
    void a_tool_of_the_provider_allows_as_many_searches_as_it_says(
            Dialect dialect, String tool, long most) {
        assertEquals(most, volume(dialect, "\"tools\":[" + tool + "]", "m").most().webSearches());
        assertEquals(Units.NONE, volume(dialect, "\"tools\":[" + tool + "]", "m").likely());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    OPENAI    | "web_search_options":{}                                | m                | 50
                    OPENAI    | "web_search_options":null                              | m                | 0
                    RESPONSES | "max_tool_calls":4,"tools":[{"type":"web_search"}]     | m                | 4
                    RESPONSES | "tools":[{"type":"web_search"}],"max_tool_calls":4     | m                | 4
                    RESPONSES | "max_tool_calls":4                                     | m                | 0
                    GEMINI    | "tools":[{"googleSearch":{}}]                          | gemini-2.5-flash | 1
                    GEMINI    | "tools":[{"googleSearch":{}}]                          | gemini-3-pro     | 50
                    GEMINI    | "tools":{"googleSearchRetrieval":{}}                   | gemini-2.0-flash | 1
                    """)
    void a_request_allows_as_many_searches_as_its_other_members_say(
            Dialect dialect, String members, String model, long most) {
        assertEquals(most, volume(dialect, members, model).most().webSearches());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "usage":{"prompt_tokens":1,"completion_tokens":1}                                        |   | 0
                    "usage":{"prompt_tokens":1,"completion_tokens":1}                                        | file | 0
                    "usage":{"prompt_tokens":1,"completion_tokens":1}                                        | url_citation | 1
                    "usage":{"server_tool_use_details":{"web_search_requests":3}}                            | url_citation | 3
                    "usage":{"server_tool_use":{"web_search_requests":3}}                                    |   | 3
                    "usage":{"num_search_queries":12}                                                        |   | 12
                    "usage":{"num_search_queries":-1}                                                        |   | 0
                    "usage":{"num_search_queries":1000001}                                                   |   | 0
                    """)
    void a_completion_tells_its_searches_or_shows_one_by_what_it_cites(
            String usage, String cited, long searches) {
        String notes = cited == null ? "" : ",\"annotations\":[{\"type\":\"%s\"}]".formatted(cited);
        String body =
                """
                {"id":"1","choices":[{"index":0,"finish_reason":"stop",
                 "message":{"role":"assistant","content":"It is so."%s}}],%s}
                """
                        .formatted(notes, usage);
        assertTold(new OpenAi(), body, searches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"web_search_call","status":"completed"}                                  | {}                                | 1
                    {"type":"web_search_call","action":{"type":"search","query":"q"}}                | {}                                | 1
                    {"action":{"query":"q","type":"search"},"type":"web_search_call"}                | {}                                | 1
                    {"type":"web_search_call","action":{"type":"open_page","url":"u"}}               | {}                                | 0
                    {"type":"web_search_call","action":{"type":"find_in_page"}}                      | {}                                | 0
                    {"type":"web_search_call","status":"failed"}                                     | {}                                | 0
                    {"type":"file_search_call","status":"completed"}                                 | {}                                | 0
                    {"type":"web_search_call","action":{"type":"search"}}                            | {"web_search":{"num_requests":3}} | 3
                    {"type":"web_search_call","action":{"type":"search"}}                            | {"web_search":{"num_requests":0}} | 1
                    {"type":"reasoning","summary":[]}                                                | {"web_search":{"num_requests":2}} | 2
                    """)
    void a_response_tells_its_searches_or_shows_them_among_its_items(
            String item, String usage, long searches) {
        String body =
                """
                {"id":"1","status":"completed","tool_usage":%s,"output":[%s,{"type":"message",
                 "content":[{"type":"output_text","text":"It is so."}]}]}
                """
                        .formatted(usage, item);
        assertTold(new Responses(), body, searches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    gemini-2.5-flash       | ["a","b"]            | 1
                    gemini-2.5-flash       | []                   | 0
                    gemini-3-flash-preview | ["a","b","a",""," "] | 2
                    gemini-3-flash-preview | [""]                 | 0
                    gemini-flash-latest    | ["a","b"]            | 2
                    """)
    void grounding_is_billed_by_query_from_gemini_3_on_and_by_prompt_before(
            String model, String queries, long searches) {
        String body =
                """
                {"candidates":[{"content":{"parts":[{"text":"It is so."}]},"finishReason":"STOP",
                 "groundingMetadata":{"webSearchQueries":%s}}],"modelVersion":"%s"}
                """
                        .formatted(queries, model);
        assertTold(new Gemini(), body, searches);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "0, 0", "-1, 0", "0.5, 0", "null, 0", "1000001, 0"})
    void a_message_tells_its_searches_in_its_usage(String told, long searches) {
        String body =
                """
                {"id":"1","content":[{"type":"text","text":"It is so."}],"stop_reason":"end_turn",
                 "usage":{"input_tokens":1,"output_tokens":1,
                          "server_tool_use":{"web_search_requests":%s}}}
                """
                        .formatted(told);
        assertTold(new Anthropic(), body, searches);
    }

    /** To a caller of the same dialect, and to one of another. */
    private static <P extends Protocol & EventSource> void assertTold(
            P protocol, String body, long searches) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Answer same = (Answer) protocol.whole(bytes, IDENTITY);
        assertEquals(searches, same.units().webSearches());
        Transcript transcript = new Transcript();
        protocol.reader(transcript::add).whole(bytes);
        assertEquals(searches, transcript.told().units().webSearches());
    }

    private static Volume volume(Dialect dialect, String members, String model) {
        String begin = dialect == Dialect.GEMINI ? "" : "\"model\":\"" + model + "\",";
        Front front =
                switch (dialect) {
                    case OPENAI -> new OpenAi();
                    case RESPONSES -> new Responses();
                    case ANTHROPIC -> new Anthropic();
                    case GEMINI -> new Gemini();
                };
        String said =
                switch (dialect) {
                    case OPENAI, ANTHROPIC ->
                            "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]";
                    case RESPONSES -> "\"input\":\"x\"";
                    case GEMINI -> "\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]";
                };
        Addressed path =
                dialect == Dialect.GEMINI ? new Addressed(model, false, false) : Addressed.BY_BODY;
        String body = "{" + begin + said + "," + members + "}";
        return ((Request) front.scan(body.getBytes(StandardCharsets.UTF_8), path)).volume();
    }
}
