package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.listing.Listing;
import dev.bourse.domain.listing.PlainText;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.gateway.upstream.Order;
import dev.bourse.gateway.upstream.Probed;
import dev.bourse.gateway.upstream.Prober;
import dev.bourse.gateway.upstream.Reach;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Calls a listing as callers would, before any caller does: a short chat whose usage is counted, a
 * stream, and a tool when the listing says that it has tools; a text for what embeds. Blocks.
 */
final class Baseline {
    private static final int LONGEST_DETAIL = 200;

    private final Prober prober;
    private final LongSupplier clock;

    Baseline(Prober prober, LongSupplier clock) {
        this.prober = prober;
        this.clock = clock;
    }

    /** Tests it once. */
    OfferTested test(Listing listing, Reach reach) {
        return new OfferTested(
                clock.getAsLong(),
                listing.offer().provider(),
                listing.endpoint().id(),
                listing.terms(),
                checks(new Trial(this, listing, reach)));
    }

    /** A result for what can't be called at all. */
    OfferTested impossible(Listing listing, String why) {
        return new OfferTested(
                clock.getAsLong(),
                listing.offer().provider(),
                listing.endpoint().id(),
                listing.terms(),
                List.of(new Check("reach", false, PlainText.line(why, LONGEST_DETAIL), 0)));
    }

    private static List<Check> checks(Trial trial) {
        Endpoint endpoint = trial.endpoint();
        if (endpoint.outputs().contains(Modality.TEXT)) {
            return chats(trial);
        }
        boolean embeds = endpoint.outputs().contains(Modality.EMBEDDINGS);
        return embeds && trial.dialect() == Dialect.OPENAI
                ? List.of(
                        trial.ask(trial.question().embedding())
                                .judge("embedding", Baseline::embedding))
                : List.of(new Check("kind", false, untested(trial), 0));
    }

    private static String embedding(byte[] body) {
        return Verdict.embedding(Verdict.object(body));
    }

    private static List<Check> chats(Trial trial) {
        Endpoint endpoint = trial.endpoint();
        Question question = trial.question();
        List<Check> checks = new ArrayList<>();
        Asked chat = trial.ask(question.chat());
        checks.add(chat.judge("chat", trial.whole(Verdict::chat)));
        checks.add(chat.judge("usage", trial.whole(heard -> Verdict.usage(heard, endpoint))));
        checks.add(trial.ask(question.stream()).judge("stream", trial::stream));
        if (endpoint.parameters().contains(Parameter.TOOLS)) {
            checks.add(trial.ask(question.tool()).judge("tool_call", trial.whole(Verdict::tool)));
        }
        return checks;
    }

    /** Work other than chat is said in one way only, which goes with OpenAI's dialect. */
    private static String untested(Trial trial) {
        return "there is no test yet for what makes "
                + made(trial.endpoint())
                + (trial.dialect() == Dialect.OPENAI ? "" : " in another dialect than OpenAI's");
    }

    private static String made(Endpoint endpoint) {
        return endpoint.outputs().stream()
                .map(Modality::wireName)
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    /** One listing under test. */
    private record Trial(Baseline by, Listing listing, Reach reach) {
        Endpoint endpoint() {
            return listing.endpoint();
        }

        Dialect dialect() {
            return listing.source().who().dialect();
        }

        Question question() {
            return new Question(endpoint(), dialect());
        }

        Function<byte[], String> whole(Function<Heard, String> judge) {
            return body -> judge.apply(Heard.whole(dialect(), body));
        }

        String stream(byte[] body) {
            return Verdict.stream(Heard.stream(dialect(), body), endpoint());
        }

        Asked ask(Order order) {
            long begin = by.clock.getAsLong();
            Probed answer = by.prober.ask(endpoint(), listing.source().who(), reach, order).join();
            return new Asked(answer, Math.max(0, by.clock.getAsLong() - begin), reach);
        }
    }

    /** What came of one call. */
    private record Asked(Probed answer, long micros, Reach reach) {
        Check judge(String name, Function<byte[], String> judge) {
            try {
                return new Check(name, true, shown(judge.apply(answered(answer))), micros);
            } catch (Verdict.Bad bad) {
                return new Check(name, false, shown(String.valueOf(bad.getMessage())), micros);
            }
        }

        /** What a provider says may repeat the key that it was sent. */
        private String shown(String text) {
            String key = reach.credential();
            return PlainText.line(key == null ? text : text.replace(key, "***"), LONGEST_DETAIL);
        }
    }

    private static byte[] answered(Probed probed) {
        AttemptFailure failure = probed.failure();
        if (failure != null) {
            throw new Verdict.Bad(reason(failure));
        }
        return probed.body();
    }

    private static String reason(AttemptFailure failure) {
        return failure.kind() == AttemptFailure.Kind.STATUS
                ? "answered with status " + failure.status() + ": " + failure.body()
                : words(failure.kind());
    }

    private static String words(AttemptFailure.Kind kind) {
        return switch (kind) {
            case CONNECT -> "could not be reached";
            case TIMEOUT -> "did not answer in time";
            case BROKEN -> "the connection broke";
            case ENCODED -> "the answer was compressed, which was not asked for";
            case TOO_LONG -> "the answer was too long";
            case STATUS -> "answered with another status than 200";
        };
    }
}
