package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Tokens;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class ChunkRelayTest {
    private static final Identity IDENTITY =
            new Identity(new GenerationId("gen-1"), "a/b", "Prov", 5);

    @Test
    void a_stream_is_relayed_as_ours() {
        ChunkRelay relay = new ChunkRelay(IDENTITY, 1 << 20);
        String head =
                "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{";
        String in =
                "data: "
                        + head
                        + "\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"
                        + "data: "
                        + head
                        + "\"content\":\"He\"},\"finish_reason\":null}]}\n\n"
                        + "data: "
                        + head
                        + "\"content\":\"llo\"},\"finish_reason\":null}]}\n\n"
                        + "data: "
                        + head
                        + "\"content\":\" wo\\\"rld\"},\"finish_reason\":null}]}\n\n"
                        + "data: "
                        + head
                        + "},\"finish_reason\":\"end_turn\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n"
                        + "data: [DONE]\n\n";
        Relayed relayed = relay.accept(in.getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(Relayed.Done.class, relayed);
        assertEquals(Tokens.of(3, 4), relay.usage().orElseThrow());
        assertEquals(2 + 3 + 8, relay.completionBytes());
    }
}
