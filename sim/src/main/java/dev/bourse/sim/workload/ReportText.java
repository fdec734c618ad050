package dev.bourse.sim.workload;

import dev.bourse.domain.unit.Tokens;

import java.util.Locale;

/** A report as lines for people. */
final class ReportText {
    private static final double SECOND = 1e6;
    private static final double MILLI = 1e3;

    private ReportText() {}

    static String of(ReplayReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "requests", requests(report));
        line(text, "answered", String.valueOf(report.answered()));
        report.failures().forEach((why, many) -> line(text, "failed", many + ": " + why));
        if (!report.brokenOff().isEmpty()) {
            line(
                    text,
                    "of these",
                    report.brokenOff().size() + " broken off after the first content");
        }
        line(text, "tokens", tokens(report));
        line(text, "cost", report.cost() + " USD" + unless(report.withoutCost()));
        line(text, "first content", times(report.firstContent()));
        line(text, "whole answer", times(report.total()));
        line(text, "sent late by", times(report.lateness()));
        report.byEndpoint().forEach((name, part) -> text.append(endpoint(name, part)));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
    }

    private static String requests(ReplayReport report) {
        double seconds = report.wallMicros() / SECOND;
        double rate = seconds == 0 ? 0 : report.requests() / seconds;
        return String.format(
                Locale.ROOT,
                "%d in %.1f s (%.1f/s) at %.1fx",
                report.requests(),
                seconds,
                rate,
                report.speed());
    }

    private static String tokens(ReplayReport report) {
        Tokens tokens = report.tokens();
        return String.format(
                Locale.ROOT,
                "%d in (%d cached), %d out%s",
                tokens.prompt(),
                tokens.cacheRead(),
                tokens.output(),
                unless(report.withoutUsage()));
    }

    private static String endpoint(String name, ReplayReport part) {
        return String.format(
                Locale.ROOT,
                "  %-40s %6d  %14s USD  p50 %s, p99 %s%n",
                name,
                part.requests(),
                part.cost(),
                millis(part.total().p50()),
                millis(part.total().p99()));
    }

    private static String unless(long silent) {
        return silent == 0 ? "" : ", " + silent + " answers stated none";
    }

    private static String times(Percentiles times) {
        if (times.count() == 0) {
            return "not measured";
        }
        return "p50 %s, p90 %s, p99 %s, max %s"
                .formatted(
                        millis(times.p50()),
                        millis(times.p90()),
                        millis(times.p99()),
                        millis(times.max()));
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f ms", micros / MILLI);
    }
}
