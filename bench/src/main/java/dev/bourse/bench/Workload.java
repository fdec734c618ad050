package dev.bourse.bench;

import dev.bourse.bench.load.AnswerShape;
import dev.bourse.bench.load.LoadPlan;
import dev.bourse.bench.load.RequestBytes;
import dev.bourse.bench.load.Target;

import java.util.List;
import java.util.stream.Stream;

/**
 * A load without its target; see {@link LoadPlan}.
 *
 * @param id short name, also in the JSON
 */
record Workload(
        String id,
        AnswerShape shape,
        int bodyBytes,
        int connections,
        int perSecond,
        int rampMillis,
        int settleMillis,
        int windowMillis) {
    private static final int PER_SECOND = 2_000;
    private static final int STREAMS = 200;

    /** What exercises everything: whole answers, streams. */
    static final List<Workload> LOADS = List.of(full(1), streams(STREAMS, 1));

    /** Those that the parts asked for are, in the order of a round. */
    static List<Workload> asked(Options options) {
        int window = options.effort().windowMillis();
        return Stream.of(
                        alone(window),
                        big(window),
                        full(window),
                        steady(PER_SECOND, window),
                        streams(STREAMS, window))
                .filter(workload -> options.asksFor(Part.of(workload.id())))
                .toList();
    }

    /** Those loads that exercise what these do. */
    static List<Workload> warmUp(List<Workload> workloads) {
        return LOADS.stream().filter(load -> workloads.stream().anyMatch(load::isLike)).toList();
    }

    /** One request at a time on one connection. */
    static Workload alone(int windowMillis) {
        return new Workload(
                "alone", AnswerShape.WHOLE, RequestBytes.KILOBYTE, 1, 0, 1, 500, windowMillis);
    }

    /** The same with prompts of a megabyte. */
    static Workload big(int windowMillis) {
        return new Workload("big", AnswerShape.WHOLE, 1_000_000, 1, 0, 1, 500, windowMillis);
    }

    /** As many requests as 64 connections bring through. */
    static Workload full(int windowMillis) {
        return new Workload(
                "full", AnswerShape.WHOLE, RequestBytes.KILOBYTE, 64, 0, 200, 800, windowMillis);
    }

    /** Requests at a fixed rate, whatever the answers do. */
    static Workload steady(int perSecond, int windowMillis) {
        return new Workload(
                "steady",
                AnswerShape.WHOLE,
                RequestBytes.KILOBYTE,
                128,
                perSecond,
                200,
                800,
                windowMillis);
    }

    /** Streams of three seconds with a chunk each 10 ms, each followed by the next. */
    static Workload streams(int count, int windowMillis) {
        return new Workload(
                "streams",
                new AnswerShape(300, 10),
                RequestBytes.KILOBYTE,
                count,
                0,
                1_000,
                1_500,
                windowMillis);
    }

    /** Streams that outlast the window, with a chunk each 400 ms. */
    static Workload slow(int count, int windowMillis) {
        int ramp = Math.max(1_000, count);
        AnswerShape shape = new AnswerShape(1_000, 400);
        return new Workload(
                "slow",
                shape,
                RequestBytes.KILOBYTE,
                count,
                0,
                ramp,
                windowMillis / 2,
                windowMillis);
    }

    /** The same for another time. */
    Workload lasting(int millis) {
        return new Workload(
                id, shape, bodyBytes, connections, perSecond, rampMillis, settleMillis, millis);
    }

    private boolean isLike(Workload other) {
        return shape.streams() == other.shape.streams();
    }

    LoadPlan on(Target target) {
        return new LoadPlan(
                target,
                shape,
                bodyBytes,
                connections,
                perSecond,
                rampMillis,
                settleMillis,
                windowMillis);
    }
}
