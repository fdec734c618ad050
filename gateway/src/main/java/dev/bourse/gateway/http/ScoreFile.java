package dev.bourse.gateway.http;

import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads published scores from CSV or JSON: all of them, or a {@link BadQuery} with the line. */
final class ScoreFile {
    private static final List<String> COLUMNS =
            List.of("source", "benchmark", "model", "score", "stderr", "n", "published_on", "url");

    private static final List<String> NEEDED =
            List.of("source", "benchmark", "model", "score", "published_on");

    private static final int MOST = 20_000;
    private static final int MOST_DIGITS = 30;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._/:-]{0,79}";
    private static final String MODEL = "[^\\s/]{1,80}/[^\\s/]{1,119}";
    private static final String URL = "https?://[\\x21-\\x7e]{1,500}";

    private final long now;
    private final Set<String> seen = new HashSet<>();

    private ScoreFile(long now) {
        this.now = now;
    }

    static List<ScorePublished> read(Ask ask, long now) {
        ScoreFile file = new ScoreFile(now);
        boolean csv = ask.headers().getOrDefault("Content-Type", "").contains("csv");
        List<ScorePublished> scores =
                csv ? file.csv(ask.body().text()) : file.json(ask.body().json());
        if (scores.isEmpty()) {
            throw new BadQuery("scores", "there are none");
        }
        return scores;
    }

    private List<ScorePublished> json(JsonObject body) {
        List<ScorePublished> scores = new ArrayList<>();
        for (var item : body.items("scores")) {
            String place = "scores[" + scores.size() + "]";
            JsonObject members =
                    item.asObject().orElseThrow(() -> new BadQuery(place, "an object is expected"));
            Map<String, String> row = new HashMap<>();
            members.members().keySet().forEach(name -> row.put(name, text(members, name)));
            scores.add(score(place, row));
        }
        return scores;
    }

    private List<ScorePublished> csv(String text) {
        List<List<String>> lines = Csv.read(text);
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> header = lines.getFirst().stream().map(String::strip).toList();
        header.stream()
                .filter(it -> !COLUMNS.contains(it))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(
                            "line 1", "there is no column '" + Choices.shown(name) + "'");
                });
        List<ScorePublished> scores = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            scores.add(score("line " + (i + 1), row("line " + (i + 1), header, lines.get(i))));
        }
        return scores;
    }

    private static Map<String, String> row(String place, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new BadQuery(
                    place, "has " + cells.size() + " cells, the header " + header.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(header.get(i), cells.get(i).strip());
        }
        return row;
    }

    private ScorePublished score(String place, Map<String, String> row) {
        NEEDED.stream()
                .filter(name -> row.getOrDefault(name, "").isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(place, name + " is missing");
                });
        row.keySet().stream()
                .filter(it -> !COLUMNS.contains(it))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(place, "there is no member '" + Choices.shown(name) + "'");
                });
        if (seen.size() > MOST) {
            throw new BadQuery(place, "at most " + MOST + " scores at once");
        }
        ScorePublished score =
                new ScorePublished(
                        now,
                        word(place, row, "source", NAME),
                        word(place, row, "benchmark", NAME),
                        word(place, row, "model", MODEL),
                        number(place, row, "score"),
                        row.getOrDefault("stderr", "").isEmpty()
                                ? null
                                : positive(place, row, "stderr"),
                        row.getOrDefault("n", "").isEmpty() ? 0 : count(place, row),
                        day(place, row),
                        url(place, row));
        if (!seen.add(score.source() + "\0" + score.benchmark() + "\0" + score.model())) {
            throw new BadQuery(place, "the same model and benchmark a second time");
        }
        return score;
    }

    private static String word(String place, Map<String, String> row, String name, String pattern) {
        String value = row.getOrDefault(name, "");
        if (!value.matches(pattern)) {
            throw new BadQuery(place, name + " is no name: '" + Choices.shown(value) + "'");
        }
        return value;
    }

    private static BigDecimal number(String place, Map<String, String> row, String name) {
        String value = row.getOrDefault(name, "");
        if (value.length() > MOST_DIGITS || !value.matches("-?\\d+(\\.\\d+)?")) {
            throw new BadQuery(place, name + " is no number: '" + Choices.shown(value) + "'");
        }
        return new BigDecimal(value);
    }

    private static BigDecimal positive(String place, Map<String, String> row, String name) {
        BigDecimal value = number(place, row, name);
        if (value.signum() < 0) {
            throw new BadQuery(place, name + " is negative");
        }
        return value;
    }

    private static long count(String place, Map<String, String> row) {
        String value = row.getOrDefault("n", "");
        if (!value.matches("\\d{1,15}")) {
            throw new BadQuery(place, "n is no whole number: '" + Choices.shown(value) + "'");
        }
        return Long.parseLong(value);
    }

    private static LocalDate day(String place, Map<String, String> row) {
        String value = row.getOrDefault("published_on", "");
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException _) {
            throw new BadQuery(place, "published_on is no day: '" + Choices.shown(value) + "'");
        }
    }

    private static @Nullable String url(String place, Map<String, String> row) {
        String value = row.getOrDefault("url", "");
        if (!value.isEmpty() && !value.matches(URL)) {
            throw new BadQuery(place, "url is no web address: '" + Choices.shown(value) + "'");
        }
        return value.isEmpty() ? null : value;
    }

    private static String text(JsonObject members, String name) {
        Function<BigDecimal, String> plain = BigDecimal::toPlainString;
        return members.text(name).or(() -> members.number(name).map(plain)).orElse("");
    }
}
