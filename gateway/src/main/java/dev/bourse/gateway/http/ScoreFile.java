package dev.bourse.gateway.http;

import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;
import dev.bourse.wire.fact.PackedCodec;
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
            List.of(
                    "source",
                    "benchmark",
                    "model",
                    "score",
                    "stderr",
                    "n",
                    "correct",
                    "published_on",
                    "url");

    private static final List<String> NEEDED =
            List.of("source", "benchmark", "model", "score", "published_on");

    private static final int MOST = 10_000;

    /** An import is one fact, and the journal takes none of more than half a megabyte. */
    private static final int MOST_BYTES = 480 << 10;

    private static final int MOST_DIGITS = 30;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final long MOST_TRIALS = 1_000_000_000;
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

    /** All of them in one fact. */
    static ScoresImported whole(long now, List<ScorePublished> scores) {
        ScoresImported whole = new ScoresImported(now, scores);
        if (PackedCodec.encode(whole).length > MOST_BYTES) {
            throw new BadQuery("scores", "are too many for one import: divide the file");
        }
        return whole;
    }

    private List<ScorePublished> json(JsonObject body) {
        List<ScorePublished> scores = new ArrayList<>();
        for (var item : body.items("scores")) {
            String place = "scores[" + scores.size() + "]";
            JsonObject members =
                    item.asObject().orElseThrow(() -> new BadQuery(place, "an object is expected"));
            Map<String, String> row = new HashMap<>();
            members.members().keySet().forEach(name -> row.put(name, text(place, members, name)));
            scores.add(score(place, row));
        }
        return scores;
    }

    private List<ScorePublished> csv(String text) {
        List<Csv.Line> lines = Csv.read(text);
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> header = lines.getFirst().cells().stream().map(String::strip).toList();
        if (Set.copyOf(header).size() < header.size()) {
            throw new BadQuery("line 1", "has a column twice");
        }
        header.stream()
                .filter(it -> !COLUMNS.contains(it))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(
                            "line 1", "there is no column '" + Choices.shown(name) + "'");
                });
        List<ScorePublished> scores = new ArrayList<>();
        for (Csv.Line line : lines.subList(1, lines.size())) {
            String place = "line " + line.number();
            scores.add(score(place, row(place, header, line.cells())));
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
        if (seen.size() >= MOST) {
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
                        trials(place, row),
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
        BigDecimal number = new BigDecimal(value);
        if (number.abs().compareTo(LARGEST) > 0) {
            throw new BadQuery(place, name + " is beyond " + LARGEST.toPlainString());
        }
        return number;
    }

    private static BigDecimal positive(String place, Map<String, String> row, String name) {
        BigDecimal value = number(place, row, name);
        if (value.signum() < 0) {
            throw new BadQuery(place, name + " is negative");
        }
        return value;
    }

    /** How many trials there were; 0 when it was not told. */
    private static long trials(String place, Map<String, String> row) {
        boolean told = !row.getOrDefault("n", "").isEmpty();
        long trials = told ? count(place, row, "n") : 0;
        if (told && trials == 0) {
            throw new BadQuery(place, "n is 0: leave it out when it is not known");
        }
        if (!row.getOrDefault("correct", "").isEmpty() && count(place, row, "correct") > trials) {
            throw new BadQuery(place, "more is correct than n, which is " + trials);
        }
        return trials;
    }

    private static long count(String place, Map<String, String> row, String name) {
        String value = row.getOrDefault(name, "");
        if (!value.matches("\\d{1,15}")) {
            throw new BadQuery(place, name + " is no whole number: '" + Choices.shown(value) + "'");
        }
        long count = Long.parseLong(value);
        if (count > MOST_TRIALS) {
            throw new BadQuery(place, name + " is beyond " + MOST_TRIALS);
        }
        return count;
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

    private static String text(String place, JsonObject members, String name) {
        if (members.get(name).isEmpty()) {
            return "";
        }
        Function<BigDecimal, String> plain = BigDecimal::toPlainString;
        return members.text(name)
                .or(() -> members.number(name).map(plain))
                .orElseThrow(() ->
                        new BadQuery(
                                place, Choices.shown(name) + " is neither a text nor a number"));
    }
}
