package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.store.Measures;
import dev.bourse.gateway.store.UsageQueries;
import dev.bourse.gateway.store.UsageQueries.Activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code GET /activity}: what an account used in the last 30 finished days (openrouter.md 1.12).
 */
final class ActivityResource {
    private static final int DAYS = 30;

    private final MarketParts parts;
    private final UsageQueries usage;

    ActivityResource(MarketParts parts, UsageQueries usage) {
        this.parts = parts;
        this.usage = usage;
    }

    /** What makes a row; the order is that of the answer. */
    private record Line(LocalDate day, String model, String endpoint, String provider)
            implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byDay = other.day.compareTo(day);
            return byDay != 0
                    ? byDay
                    : (model + "\0" + endpoint).compareTo(other.model + "\0" + other.endpoint);
        }
    }

    Reply list(Ask ask, Key admin) {
        Choices choices =
                new Choices(ask)
                        .only("date", "api_key_hash", "user_id", "workspace_id", "group_by");
        boolean byWorkspace = choices.word("group_by", List.of("workspace")).isPresent();
        LocalDate today = Grain.date(parts.now());
        LocalDate first = today.minusDays(DAYS);
        LocalDate day = choices.day("date").orElse(null);
        if (day != null && (day.isBefore(first) || !day.isBefore(today))) {
            throw new BadQuery("date", "one of the last " + DAYS + " finished days");
        }
        Map<Line, Measures> lines = new TreeMap<>();
        if (isOwn(ask, admin)) {
            usage
                    .activity(
                            admin.account(),
                            day == null ? first : day,
                            day == null ? today : day.plusDays(1))
                    .stream()
                    .filter(one -> isOf(ask, one))
                    .forEach(one -> lines.merge(line(one), one.measures(), Measures::plus));
        }
        return Replies.data(
                lines.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue(), byWorkspace, admin))
                        .toList());
    }

    /** There are neither users nor workspaces apart from the account: others used nothing. */
    private static boolean isOwn(Ask ask, Key admin) {
        return ask.query("user_id").map(admin.account()::equals).orElse(true)
                && ask.query("workspace_id").map(admin.account()::equals).orElse(true);
    }

    private static boolean isOf(Ask ask, Activity one) {
        return ask.query("api_key_hash").map(one.key().hex()::equals).orElse(true);
    }

    private static Line line(Activity one) {
        return new Line(one.day(), one.model(), one.endpoint(), one.provider());
    }

    private Map<String, ?> row(Line line, Measures sum, boolean byWorkspace, Key admin) {
        Tokens tokens = sum.tokens();
        Members row =
                new Members()
                        .put("date", line.day().toString())
                        .put("model", line.model())
                        .put("model_permaslug", line.model())
                        .put("endpoint_id", line.endpoint())
                        .put("provider_name", parts.names().provider(line.provider()))
                        .dollars("usage", sum.charged().nanos())
                        .put("byok_usage_inference", 0)
                        .put("requests", sum.requests())
                        .put("prompt_tokens", tokens.prompt())
                        .put("completion_tokens", tokens.output())
                        .put("reasoning_tokens", tokens.reasoning());
        if (byWorkspace) {
            row.put("workspace_id", admin.account());
        }
        return row.map();
    }
}
