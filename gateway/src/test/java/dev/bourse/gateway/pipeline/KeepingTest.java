package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.routing.CacheWish;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.gateway.live.AnswerCache;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Request;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class KeepingTest {
    private static final CacheAsk YES =
            new CacheAsk(new CacheWish(Optional.of(true), OptionalInt.of(60)), false);
    private static final CacheWish PRESET = new CacheWish(Optional.of(true), OptionalInt.of(7));

    private final AnswerCache answers = new AnswerCache(() -> 0, 1_000_000);

    @Test
    void an_answer_is_kept_when_the_headers_or_a_preset_say_so() {
        assertEquals(60, kept(YES, CacheWish.NONE).ttlSeconds());
        assertEquals(7, kept(CacheAsk.NONE, PRESET).ttlSeconds());
        assertNull(Keeping.of(draft(CacheAsk.NONE, ""), CacheWish.NONE, answers));
    }

    @Test
    void nothing_is_kept_under_zero_retention_or_without_room() {
        assertNull(Keeping.of(draft(YES, ",\"provider\":{\"zdr\":true}"), PRESET, answers));
        assertNull(Keeping.of(draft(YES, ""), PRESET, new AnswerCache(() -> 0, 0)));
    }

    @Test
    void a_request_is_known_again_by_its_body() {
        assertEquals(kept(YES, CacheWish.NONE).key(), kept(YES, PRESET).key());
        Keeping other = Keeping.of(draft(YES, ",\"seed\":1"), CacheWish.NONE, answers);
        assertNotNull(other);
        assertNotEquals(kept(YES, CacheWish.NONE).key(), other.key());
    }

    @Test
    void who_does_not_ask_pays_no_byte_for_it() {
        Draft draft = draft(CacheAsk.NONE, "");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                assertNull(Keeping.of(draft, CacheWish.NONE, answers));
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least / 10_000, least + " bytes for 10000 requests");
    }

    private Keeping kept(CacheAsk ask, CacheWish preset) {
        Keeping keeping = Keeping.of(draft(ask, ""), preset, answers);
        assertNotNull(keeping);
        return keeping;
    }

    private static Draft draft(CacheAsk ask, String more) {
        String said = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        byte[] body = ("{\"model\":\"a/b\"," + said + more + "}").getBytes(UTF_8);
        ChatCall call =
                new ChatCall(
                        Protocols.of(Dialect.OPENAI),
                        Addressed.BY_BODY,
                        "sk",
                        body,
                        new Attribution(null, null, null, null, null, List.of()),
                        null,
                        false,
                        ask);
        return new Draft(call, key(), (Request) call.scan(), 0);
    }

    private static Key key() {
        return new Key(
                new KeyHash("a".repeat(64)),
                "default",
                KeyKind.INFERENCE,
                "test",
                "sk-bo-the...sts",
                false,
                null,
                ResetInterval.NEVER,
                0,
                0,
                0);
    }
}
