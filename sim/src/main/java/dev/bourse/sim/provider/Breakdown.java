package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Step.Babble;
import dev.bourse.sim.provider.Step.Cut;
import dev.bourse.sim.provider.Step.Emit;
import dev.bourse.sim.provider.Step.End;
import dev.bourse.sim.provider.Step.Flush;
import dev.bourse.sim.provider.Step.Head;
import dev.bourse.sim.provider.Step.Reset;

import io.vertx.core.buffer.Buffer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** What becomes of an answer when a fault strikes it. */
final class Breakdown {
    private static final int NOISE = 512;
    private static final long DRIP_MICROS = 20_000;
    private static final Refusal BROKEN =
            new Refusal(502, "simulated_error", "The simulated provider broke down.");

    private final Fault fault;
    private final RandomGenerator random;

    Breakdown(Fault fault, RandomGenerator random) {
        this.fault = fault;
        this.random = random;
    }

    /** What happens in place of an answer, for faults that do not look at the request. */
    Optional<Script> instead(Face face) {
        return Optional.ofNullable(
                switch (fault.kind()) {
                    case ERROR_400 -> Script.refusal(face, error(400));
                    case ERROR_401 -> Script.refusal(face, error(401));
                    case ERROR_500 -> Script.refusal(face, error(500));
                    case ERROR_503 -> Script.refusal(face, error(503), 1);
                    case RATE_LIMIT_429 -> Script.refusal(face, error(429), 1);
                    case RESET -> new Script(200, Map.of(), List.of(new Reset(0)));
                    case HANG_BEFORE_HEADERS -> new Script(200, Map.of(), List.of());
                    case GARBAGE_HTTP -> new Script(200, Map.of(), List.of(new Babble(0, noise())));
                    case EMPTY_BODY -> Script.body(200, Script.JSON, Buffer.buffer());
                    case ERROR_IN_200 -> failed(face);
                    default -> null;
                });
    }

    /** The answer with wrong counts or without words, for faults that change what is said. */
    Answer change(Answer answer) {
        Answer.Counts counts = answer.counts();
        return switch (fault.kind()) {
            case EMPTY_ANSWER -> answer.silent();
            case USAGE_MISSING -> answer.with(null);
            case USAGE_DOUBLED -> answer.with(counts == null ? null : counts.doubled());
            case USAGE_NEGATIVE -> answer.with(counts == null ? null : counts.negative());
            case USAGE_HUGE -> answer.with(counts == null ? null : counts.huge());
            default -> answer;
        };
    }

    /** The answer as it comes over the wire, for faults that break its way. */
    Script play(Performance performance) {
        return switch (fault.kind()) {
            case HANG_AFTER_HEADERS -> kept(performance.complete(), List.of(new Head(0)));
            case HALF_FRAME -> half(performance);
            case MID_STREAM_DEATH -> death(performance);
            case GARBAGE -> kept(performance.complete(), List.of(emit(noise()), new End(0)));
            case SLOW_DRIP -> drip(performance.complete());
            case ERROR_FRAME -> error(performance, fault.afterTokens());
            case ROLE_THEN_ERROR -> error(performance, 0);
            case NO_DONE -> performance.withoutDone();
            case GZIP -> zipped(performance.complete());
            default -> performance.complete();
        };
    }

    private static Refusal error(int status) {
        return new Refusal(status, "simulated_" + status, "The simulated provider says " + status);
    }

    private static Script failed(Face face) {
        return Script.body(200, Script.JSON, face.error(BROKEN));
    }

    private Script half(Performance performance) {
        if (!performance.streamed()) {
            Script whole = performance.complete();
            Buffer body = everything(whole);
            Emit half = new Emit(delay(whole), () -> body.slice(0, body.length() / 2));
            return new Script(whole.status(), whole.headers(), List.of(half, new Cut(0)));
        }
        Buffer next = performance.next(fault.afterTokens());
        List<Step> end = List.of(emit(next.slice(0, next.length() / 2)), new Cut(0));
        return performance.until(fault.afterTokens(), end);
    }

    private Script death(Performance performance) {
        return performance.streamed()
                ? performance.until(fault.afterTokens(), List.of(new Cut(0)))
                : half(performance);
    }

    private static Script error(Performance performance, int tokens) {
        if (!performance.streamed()) {
            return failed(performance.face());
        }
        Buffer event = performance.face().errorEvent(BROKEN);
        return performance.until(tokens, List.of(emit(event), new End(0)));
    }

    private static Script drip(Script script) {
        Buffer all = everything(script);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < all.length(); i++) {
            int at = i;
            steps.add(new Emit(DRIP_MICROS, () -> all.slice(at, at + 1)));
            steps.add(new Flush(0));
        }
        steps.add(new End(0));
        return new Script(script.status(), script.headers(), steps);
    }

    private static Script zipped(Script script) {
        Map<String, String> headers = new HashMap<>(script.headers());
        headers.put("content-encoding", "gzip");
        return Script.body(200, headers, zip(everything(script)), delay(script));
    }

    private static Buffer zip(Buffer plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(plain.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(zipped.toByteArray());
    }

    /** The content type that was promised, without a length, and other steps. */
    private static Script kept(Script script, List<Step> steps) {
        Map<String, String> headers = new HashMap<>(script.headers());
        headers.remove("content-length");
        return new Script(script.status(), headers, steps);
    }

    private static Buffer everything(Script script) {
        Buffer all = Buffer.buffer();
        for (Step step : script.steps()) {
            if (step instanceof Emit emit) {
                all.appendBuffer(emit.bytes().get());
            }
        }
        return all;
    }

    private static long delay(Script script) {
        return script.steps().stream().mapToLong(Step::delayMicros).sum();
    }

    private static Emit emit(Buffer bytes) {
        return new Emit(0, () -> bytes);
    }

    private Buffer noise() {
        byte[] noise = new byte[NOISE];
        random.nextBytes(noise);
        return Buffer.buffer(noise);
    }
}
