package dev.bourse.gateway.http;

import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

/** An answer about the market with what one must know to trust it. */
final class MarketReply {
    private static final String METHOD = "/docs/market-api.md#";

    private final Members meta = new Members();

    private MarketReply() {}

    /**
     * Begins an answer.
     *
     * @param method heading under which the method is described
     */
    static MarketReply of(MarketParts parts, long asOf, String method) {
        MarketReply reply = new MarketReply();
        reply.meta.put("as_of", GenerationView.time(asOf));
        reply.meta.put("behind", parts.behind().getAsLong());
        reply.meta.put("simulated", parts.names().isAnythingSimulated());
        reply.meta.put("method", METHOD + method);
        return reply;
    }

    MarketReply window(Window window, long now) {
        meta.put(
                "window",
                span(window)
                        .put("complete", window.isOver(now))
                        .put("before", span(window.before()).map()));
        return this;
    }

    MarketReply sample(Members sample) {
        meta.put("sample", sample);
        return this;
    }

    MarketReply leftOut(long confidential, long belowK) {
        meta.put(
                "left_out",
                new Members()
                        .put("confidential_requests", confidential)
                        .put("rows_below_k", belowK)
                        .put("k", Standing.K));
        return this;
    }

    /** Names what too few accounts stand behind; says nothing where all is told. */
    MarketReply withheld(Withheld withheld) {
        if (!withheld.names().isEmpty()) {
            meta.put(
                    "withheld",
                    new Members().put("k", Standing.K).put("members", withheld.names()));
        }
        return this;
    }

    Reply data(@Nullable Object data) {
        return Replies.ok(JsonValue.of(new Members().put("data", data).put("meta", meta).map()));
    }

    private static Members span(Window window) {
        return new Members()
                .put("name", window.grain().wireName())
                .put("start", GenerationView.time(window.start()))
                .put("end", GenerationView.time(window.end()));
    }
}
