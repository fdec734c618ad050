package dev.bourse.gateway.http;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Series;
import dev.bourse.gateway.market.DailyExport;
import dev.bourse.gateway.market.DaysQuestion;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /market/export}: the rankings of finished days as signed files. */
final class ExportResource {
    private static final int DAYS = 31;
    private static final Map<String, String> TYPES =
            Map.of(
                    "jsonl", "application/x-ndjson",
                    "parquet", "application/vnd.apache.parquet",
                    "json", "application/json",
                    "sig", "text/plain; charset=us-ascii");
    private static final List<String> FILES =
            List.of(
                    "rankings-daily.jsonl",
                    "rankings-daily.parquet",
                    "app-rankings.jsonl",
                    "app-rankings.parquet",
                    DailyExport.MANIFEST,
                    DailyExport.SIGNATURE);

    private final MarketParts parts;
    private final DailyExport export;

    ExportResource(MarketParts parts, DailyExport export) {
        this.parts = parts;
        this.export = export;
    }

    Reply list(Ask ask) {
        new Choices(ask).only();
        LocalDate yesterday = Grain.date(parts.now()).minusDays(1);
        return Replies.data(
                parts.desk().ask(new DaysQuestion(Series.MARKET, yesterday, DAYS)).value().stream()
                        .filter(day -> day.traffic().requests() > 0)
                        .map(day ->
                                new Members()
                                        .put("date", day.date().toString())
                                        .put("requests", day.traffic().requests())
                                        .put("files", FILES)
                                        .map())
                        .toList());
    }

    Reply file(Ask ask) {
        new Choices(ask).only();
        LocalDate day = day(ask.parameter("date"));
        String name = ask.parameter("file");
        if (!FILES.contains(name)) {
            return Errors.answer(
                    ApiError.of(ErrorType.NOT_FOUND, "There is no file " + Choices.shown(name)));
        }
        byte[] bytes = Objects.requireNonNull(export.of(day).get(name));
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return Replies.text(String.valueOf(type), bytes);
    }

    Reply key(Ask ask) {
        new Choices(ask).only();
        return Replies.text(
                "application/x-pem-file", export.publicKey().getBytes(StandardCharsets.US_ASCII));
    }

    private LocalDate day(String text) {
        LocalDate day = Choices.day("date", text);
        if (day.isBefore(Grain.date(parts.now()))) {
            return day;
        }
        throw new BadQuery("date", "is not over yet: " + day);
    }
}
