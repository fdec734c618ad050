package dev.bourse.sim.workload;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.Map;

/** A report for machines. */
final class ReportJson {
    private ReportJson() {}

    static JsonValue of(ReplayReport report) {
        Map<String, Object> json = figures(report);
        json.put("speed", report.speed());
        json.put("wall_us", report.wallMicros());
        json.put("late_us", times(report.lateness()));
        Map<String, Object> endpoints = new LinkedHashMap<>();
        report.byEndpoint().forEach((name, part) -> endpoints.put(name, figures(part)));
        json.put("endpoints", endpoints);
        return JsonValue.of(json);
    }

    private static Map<String, Object> figures(ReplayReport report) {
        Tokens tokens = report.tokens();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("requests", report.requests());
        json.put("answered", report.answered());
        json.put("failures", report.failures());
        json.put("broken_off", report.brokenOff().size());
        json.put("prompt_tokens", tokens.prompt());
        json.put("cached_tokens", tokens.cacheRead());
        json.put("completion_tokens", tokens.output());
        json.put("without_usage", report.withoutUsage());
        json.put("cost_usd", report.cost().dollars());
        json.put("without_cost", report.withoutCost());
        json.put("first_content_us", times(report.firstContent()));
        json.put("total_us", times(report.total()));
        return json;
    }

    private static Map<String, Object> times(Percentiles times) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", times.count());
        json.put("p50", times.p50());
        json.put("p90", times.p90());
        json.put("p99", times.p99());
        json.put("max", times.max());
        return json;
    }
}
