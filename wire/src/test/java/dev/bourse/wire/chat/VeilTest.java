package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/** What of an answer's steps comes through a veil. */
class VeilTest {
    private static final GenerationId ID = new GenerationId("gen-1-abc");

    @Test
    void what_was_said_stays() {
        assertEquals(
                List.of(new Event.Text(1, "Hello", null), new Event.Refused(0, "No")),
                through(
                        new Event.Text(1, "Hello", JsonValue.of("logprobs")),
                        new Event.Refused(0, "No")));
    }

    @Test
    void ids_and_times_of_the_vendor_do_not() {
        assertEquals(
                List.of(new Event.Begun(null, 0)), through(new Event.Begun("chatcmpl-1", 1_700)));
    }

    @Test
    void tool_calls_are_named_after_the_generation() {
        Event arguments = new Event.CallArguments(0, 1, "{}");
        assertEquals(
                List.of(new Event.CallBegun(0, 1, "call_gen1abc_0_1", "weather"), arguments),
                through(new Event.CallBegun(0, 1, "toolu_01", "weather"), arguments));
    }

    @Test
    void an_end_is_told_in_the_one_vocabulary() {
        assertEquals(
                List.of(new Event.Finished(0, FinishReason.STOP, "stop", "END")),
                through(new Event.Finished(0, FinishReason.STOP, "end_turn", "END")));
    }

    @Test
    void reasoning_keeps_its_text_and_loses_its_signature() {
        assertEquals(
                List.of(new Event.Thought(0, 0, ReasoningDetail.plain("Hmm"))),
                through(
                        thought(ReasoningDetail.Kind.SUMMARY, "Hmm"),
                        thought(ReasoningDetail.Kind.TEXT, ""),
                        thought(ReasoningDetail.Kind.ENCRYPTED, "cipher")));
    }

    @Test
    void counts_links_and_media_are_dropped() {
        Source link = new Source.Remote("https://vendor.test/a.png", null);
        assertEquals(
                List.of(new Event.Ended()),
                through(
                        new Event.Counted(Tokens.of(3, 2)),
                        new Event.Annotated(0, JsonValue.of("https://vendor.test")),
                        new Event.Made(0, Part.Media.of(Modality.IMAGE, link)),
                        new Event.Ended()));
    }

    @ParameterizedTest
    @CsvSource({
        "CONTEXT_LENGTH_EXCEEDED, CONTEXT_LENGTH_EXCEEDED",
        "MAX_TOKENS_EXCEEDED, MAX_TOKENS_EXCEEDED",
        "INVALID_PROMPT, INVALID_REQUEST",
        "PRECONDITION_FAILED, INVALID_REQUEST",
        "PAYLOAD_TOO_LARGE, INVALID_REQUEST",
        "UNPROCESSABLE, INVALID_REQUEST",
        "PERMISSION_DENIED, PROVIDER_UNAVAILABLE",
        "NOT_FOUND, PROVIDER_UNAVAILABLE",
        "RATE_LIMIT_EXCEEDED, RATE_LIMIT_EXCEEDED",
        "PROVIDER_OVERLOADED, PROVIDER_OVERLOADED",
        "TIMEOUT, TIMEOUT"
    })
    void errors_are_of_a_few_kinds(ErrorType said, ErrorType told) {
        assertEquals(told, Veil.error(ApiError.of(said, "Vendor: no"), "Stealth").type());
    }

    @ParameterizedTest
    @EnumSource(ErrorType.class)
    void no_word_of_an_error_is_the_vendors(ErrorType type) {
        ApiError said =
                ApiError.of(type, "Vendor: no").withStatus(529).with("provider_name", "Vendor");
        ApiError told = Veil.error(said, "Stealth");
        assertEquals(told.type().status(), told.status());
        assertFalse(told.json().toString().contains("Vendor"));
        assertFalse(told.json().toString().contains("529"));
    }

    private static Event.Thought thought(ReasoningDetail.Kind kind, String text) {
        return new Event.Thought(
                0, 0, new ReasoningDetail(kind, text, "signature", "rs_1", ReasoningDetail.OPENAI));
    }

    private static List<Event> through(Event... events) {
        List<Event> told = new ArrayList<>();
        EventSource source =
                sink -> {
                    List.of(events).forEach(sink);
                    return new Silent();
                };
        new Veil(source, ID).reader(told::add);
        return told;
    }

    /** Has nothing more to say. */
    private static final class Silent implements EventReader {
        @Override
        public void event(String name, byte[] source, int from, int to) {}

        @Override
        public void end() {}

        @Override
        public void whole(byte[] body) {}
    }
}
