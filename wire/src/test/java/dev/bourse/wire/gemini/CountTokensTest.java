package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountTokensTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contents\":[{\"parts\":[{\"text\":\"Why?\"}]}]}",
                "{\"generateContentRequest\":{\"model\":\"models/x\","
                        + "\"contents\":[{\"parts\":[{\"text\":\"Why?\"}]}]}}"
            })
    void the_prompt_is_measured_wherever_it_stands(String body) {
        Request request = (Request) CountTokens.read(Samples.bytes(body), Samples.PATH);
        assertEquals(28, request.promptBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{", "{\"generateContentRequest\":{\"model\":\"x\"}}"})
    void without_contents_there_is_nothing_to_count(String body) {
        Scanned scanned = CountTokens.read(Samples.bytes(body), Samples.PATH);
        assertEquals(400, ((Scanned.Rejected) scanned).error().status());
    }

    @Test
    void the_answer_is_a_total() {
        assertEquals("{\"totalTokens\":31}", Samples.text(CountTokens.answer(31)));
    }
}
