package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What callers of this dialect get of answers of others. */
class WriterTest {
    private static final Usage USAGE = new Usage(new Tokens(5, 3, 2, 9, 4), Usage.Source.REPORTED);
    private static final UpstreamEdit EDIT = UpstreamEdit.ofModel("gemini-2.5-pro");
    private static final Event END = finished(FinishReason.STOP);
    private static final ReasoningDetail SIGNED =
            new ReasoningDetail(
                    ReasoningDetail.Kind.TEXT, "So be it", "c2ln", null, ReasoningDetail.ANTHROPIC);
    private static final ReasoningDetail CIPHER =
            new ReasoningDetail(
                    ReasoningDetail.Kind.ENCRYPTED, "Z0FB", null, "rs_1", ReasoningDetail.OPENAI);

    @Test
    void text_goes_out_as_it_comes_and_the_last_chunk_has_the_reason_the_usage_and_the_cost() {
        List<JsonObject> chunks =
                chunks(false, text("Hi \"you\"\n"), finished(FinishReason.LENGTH));
        assertEquals("Hi \"you\"\n", parts(chunks.getFirst()).getFirst().text("text").orElse(""));
        JsonObject last = chunks.getLast();
        assertEquals("MAX_TOKENS", candidate(last).text("finishReason").orElse(""));
        assertEquals(
                "{\"promptTokenCount\":10,\"candidatesTokenCount\":5,\"thoughtsTokenCount\":4,"
                        + "\"cachedContentTokenCount\":3,\"cacheWriteTokenCount\":2,"
                        + "\"totalTokenCount\":19,\"cost\":0.0000579,\"is_byok\":false,"
                        + "\"cost_details\":{\"upstream_inference_cost\":null,"
                        + "\"upstream_inference_prompt_cost\":0.0000123,"
                        + "\"upstream_inference_completions_cost\":0.0000456}}",
                Json.text(last.object("usageMetadata")));
        assertEquals("gen-1", last.text("responseId").orElse(""));
        assertEquals("author/model", last.text("modelVersion").orElse(""));
    }

    @Test
    void calls_whose_arguments_come_in_turns_go_out_whole() {
        List<JsonObject> chunks =
                chunks(
                        false,
                        new Event.CallBegun(0, 0, "a", "f"),
                        new Event.CallBegun(0, 1, "b", "g"),
                        new Event.CallArguments(0, 0, "{\"x\":"),
                        new Event.CallArguments(0, 1, ""),
                        new Event.CallArguments(0, 0, "1}"),
                        finished(FinishReason.TOOL_CALLS));
        assertEquals(
                "[{\"functionCall\":{\"id\":\"a\",\"name\":\"f\",\"args\":{\"x\":1}}},"
                        + "{\"functionCall\":{\"id\":\"b\",\"name\":\"g\",\"args\":{}}}]",
                Json.text(new JsonArray(List.copyOf(parts(chunks.getFirst())))));
        assertEquals("STOP", candidate(chunks.getLast()).text("finishReason").orElse(""));
    }

    @Test
    void a_call_whose_arguments_are_no_object_is_malformed_in_geminis_words() {
        List<JsonObject> chunks =
                chunks(
                        false,
                        new Event.CallBegun(0, 0, "a", "f"),
                        new Event.CallArguments(0, 0, "{\"x\":"),
                        finished(FinishReason.TOOL_CALLS));
        JsonObject last = candidate(chunks.getLast());
        assertEquals(1, chunks.size());
        assertEquals("MALFORMED_FUNCTION_CALL", last.text("finishReason").orElse(""));
        assertEquals("Malformed function call: f {\"x\":", last.text("finishMessage").orElse(""));
    }

    @Test
    void thoughts_are_shown_only_to_those_who_asked_for_them() {
        Event thought = new Event.Thought(0, 0, ReasoningDetail.plain("Hm"));
        assertEquals(1, chunks(false, thought, END).size());
        JsonObject part = parts(chunks(true, thought, END).getFirst()).getFirst();
        assertEquals("{\"text\":\"Hm\",\"thought\":true}", Json.text(part));
    }

    @Test
    void what_another_vendor_signed_comes_back_through_a_gemini_client_unmodified() {
        List<Event> events =
                List.of(
                        new Event.Thought(0, 0, piece("So be", null)),
                        new Event.Thought(0, 0, piece(" it", "c2ln")),
                        new Event.Thought(0, 1, CIPHER),
                        text("I look."),
                        new Event.CallBegun(0, 0, "toolu_1", "f"),
                        new Event.CallArguments(0, 0, "{}"),
                        finished(FinishReason.TOOL_CALLS));
        for (boolean thoughts : List.of(true, false)) {
            assertEquals(List.of(SIGNED, CIPHER), details(streamed(thoughts, events)), "streamed");
            assertEquals(List.of(SIGNED, CIPHER), details(whole(thoughts, events)), "whole");
        }
    }

    @Test
    void without_a_call_what_was_signed_comes_back_on_the_last_part() {
        List<Event> events = List.of(new Event.Thought(0, 0, SIGNED), text("Done."), END);
        assertEquals(List.of(SIGNED), details(streamed(true, events)));
        assertEquals(List.of(SIGNED), details(whole(true, events)));
        assertEquals(List.of(SIGNED), details(whole(false, List.of(events.getFirst(), END))));
    }

    @Test
    void a_conversation_signed_by_another_vendor_says_so_and_google_does_not_see_it() {
        List<Event> events = List.of(new Event.Thought(0, 0, SIGNED), text("Done."), END);
        GeminiRequest request = asking(streamed(false, events));
        assertEquals(ReasoningDetail.ANTHROPIC, request.signedFormat());
        String sent = Samples.text(request.forUpstream(EDIT));
        assertFalse(sent.contains("thoughtSignature"), sent);
        assertTrue(sent.contains("\"thought\":true"), sent);
    }

    @Test
    void sources_and_probabilities_stand_in_geminis_places() {
        JsonValue source =
                Json.parse(
                        "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://a\","
                                + "\"title\":\"A\"}}");
        JsonValue logprobs =
                Json.parse(
                        "{\"content\":[{\"token\":\"x\",\"logprob\":-1,\"top_logprobs\":["
                                + "{\"token\":\"y\",\"logprob\":-2}]}]}");
        List<JsonObject> chunks =
                chunks(
                        false,
                        new Event.Text(0, "x", logprobs),
                        new Event.Annotated(0, source),
                        END);
        assertEquals(
                "{\"topCandidates\":[{\"candidates\":[{\"token\":\"y\",\"logProbability\":-2}]}],"
                        + "\"chosenCandidates\":[{\"token\":\"x\",\"logProbability\":-1}]}",
                Json.text(candidate(chunks.getFirst()).object("logprobsResult")));
        assertEquals(
                "{\"groundingChunks\":[{\"web\":{\"uri\":\"https://a\",\"title\":\"A\"}}]}",
                Json.text(candidate(chunks.getLast()).object("groundingMetadata")));
    }

    private static ReasoningDetail piece(String text, @Nullable String signature) {
        return new ReasoningDetail(
                ReasoningDetail.Kind.TEXT, text, signature, null, ReasoningDetail.ANTHROPIC);
    }

    private static Event text(String text) {
        return new Event.Text(0, text, null);
    }

    private static Event finished(FinishReason reason) {
        return new Event.Finished(0, reason, null, null);
    }

    private static List<JsonObject> chunks(boolean thoughts, Event... events) {
        return chunks(thoughts, List.of(events));
    }

    private static List<JsonObject> chunks(boolean thoughts, List<Event> events) {
        GeminiRequest request = thoughts ? Samples.ASKING_FOR_THOUGHTS : Samples.ASKING;
        List<JsonObject> chunks = new ArrayList<>();
        for (String line : Samples.written(events, request, USAGE).split("\n\n")) {
            chunks.add((JsonObject) Json.parse(line.substring("data: ".length())));
        }
        return chunks;
    }

    private static JsonObject candidate(JsonObject response) {
        return (JsonObject) response.items("candidates").getFirst();
    }

    private static List<JsonObject> parts(JsonObject response) {
        return candidate(response).object("content").items("parts").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The parts that a client collects from a stream; it passes over empty text. */
    private static List<JsonObject> streamed(boolean thoughts, List<Event> events) {
        return chunks(thoughts, events).stream()
                .flatMap(chunk -> parts(chunk).stream())
                .filter(part ->
                        part.flag("thought").orElse(false)
                                || !part.text("text").orElse("x").isEmpty())
                .toList();
    }

    private static List<JsonObject> whole(boolean thoughts, List<Event> events) {
        Transcript transcript = new Transcript();
        events.forEach(transcript::add);
        GeminiRequest request = thoughts ? Samples.ASKING_FOR_THOUGHTS : Samples.ASKING;
        byte[] body =
                new Gemini()
                        .written(
                                transcript,
                                new Protocol.Presentation(Samples.IDENTITY, request),
                                USAGE,
                                Samples.CHARGE,
                                null);
        return parts((JsonObject) Json.parse(body));
    }

    /** The client's next request, which has what the model said in its history. */
    private static GeminiRequest asking(List<JsonObject> said) {
        Map<String, Object> content = Map.of("role", "model", "parts", said);
        Map<String, Object> user = Map.of("role", "user", "parts", Map.of("text", "?"));
        return Samples.request(Json.text(JsonValue.of(Map.of("contents", List.of(content, user)))));
    }

    private static List<ReasoningDetail> details(List<JsonObject> said) {
        List<Message> messages = asking(said).conversation().messages();
        return messages.stream()
                .filter(message -> message.role() == Role.ASSISTANT)
                .flatMap(message -> message.parts().stream())
                .filter(Part.Thought.class::isInstance)
                .map(part -> ((Part.Thought) part).detail())
                .toList();
    }
}
