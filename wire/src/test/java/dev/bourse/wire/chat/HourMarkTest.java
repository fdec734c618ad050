package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class HourMarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'cache_control':{'type':'ephemeral','ttl':'1h'}}",
                "{'system':[{'type':'text','text':'x','cache_control':{'ttl' : \n '1h'}}]}",
                "{'prompt_cache_options':{'mode':'explicit','ttl':'1h'}}",
                "{'ttl':'5m','x':{'ttl':'1h'}}",
                "{'x':'ttl','ttl':'1h'}",
            })
    void a_mark_of_an_hour_is_found_wherever_it_is(String body) {
        assertTrue(isIn(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'cache_control':{'type':'ephemeral','ttl':'5m'}}",
                "{'cache_control':{'type':'ephemeral'}}",
                "{'ttl':1}",
                "{'x':'ttl','y':'1h'}",
                "{'content':'say \\'ttl\\':\\'1h\\''}",
                "{'xttl':'1h'}",
                "{'ttl'",
                "'ttl':'1",
            })
    void nothing_else_is_taken_for_one(String body) {
        assertFalse(isIn(body));
    }

    @Test
    void it_is_found_at_every_place() {
        for (int i = 0; i < 40; i++) {
            for (char filler : new char[] {'x', 't', 'l', ' '}) {
                String body = "{'a':'" + String.valueOf(filler).repeat(i) + "','ttl':'1h'}";
                assertEquals(true, isIn(body), body);
            }
        }
    }

    private static boolean isIn(String body) {
        return HourMark.isIn(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
