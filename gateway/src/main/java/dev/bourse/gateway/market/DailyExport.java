package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Window;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.parquet.Column;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rankings of one finished day as files for everybody, as JSON lines and as Parquet. A manifest
 * has the SHA-256 of every file and is signed with Ed25519.
 */
public final class DailyExport {
    /** Name of the manifest. */
    public static final String MANIFEST = "manifest.json";

    /** Name of its signature. */
    public static final String SIGNATURE = "manifest.json.sig";

    private static final int PEM_LINE = 64;

    private final MarketDesk desk;
    private final Supplier<KeyPair> key;

    /**
     * @param key an Ed25519 key, asked for when something is signed
     */
    public DailyExport(MarketDesk desk, Supplier<KeyPair> key) {
        this.desk = desk;
        this.key = key;
    }

    /** All files of a day by name; the manifest and its signature come last. */
    public Map<String, byte[]> of(LocalDate day) {
        Map<String, byte[]> files = new TreeMap<>();
        Table rankings = rankings(day);
        files.put("rankings-daily.jsonl", rankings.jsonLines());
        files.put("rankings-daily.parquet", rankings.parquet());
        Table apps = apps(day);
        files.put("app-rankings.jsonl", apps.jsonLines());
        files.put("app-rankings.parquet", apps.parquet());
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        byte[] manifest = manifest(day, files);
        all.put(MANIFEST, manifest);
        all.put(SIGNATURE, Base64.getEncoder().encode(sign(manifest)));
        return all;
    }

    /** The public key in PEM. */
    public String publicKey() {
        return pem(key.get().getPublic());
    }

    private static String pem(PublicKey key) {
        String base64 =
                Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private byte[] manifest(LocalDate day, Map<String, byte[]> files) {
        List<Map<String, Object>> entries = new ArrayList<>();
        files.forEach((name, bytes) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", name);
            entry.put("bytes", bytes.length);
            entry.put("sha256", sha256(bytes));
            entries.add(entry);
        });
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", 1);
        manifest.put("date", day.toString());
        manifest.put("files", entries);
        return Json.bytes(JsonValue.of(manifest));
    }

    private Table rankings(LocalDate day) {
        Window window = Window.containing(Grain.DAY, Grain.micros(day));
        Board board = desk.ask(new RankingQuestion(Group.MODEL, Slice.ALL, window)).value();
        List<Standing> rows = board.ranking().standings();
        return new Table(
                List.of(
                        texts("date", rows, _ -> day.toString()),
                        texts("model", rows, Standing::subject),
                        texts("author", rows, row -> Group.author(row.subject())),
                        longs("rank", rows, row -> (long) row.rank()),
                        longs("rank_low", rows, row -> (long) row.rankLow()),
                        longs("rank_high", rows, row -> (long) row.rankHigh()),
                        longs("raw_rank", rows, row -> (long) row.rawRank()),
                        longs("tokens", rows, row -> row.traffic().tokens()),
                        longs("tokens_prompt", rows, row -> row.traffic().prompt()),
                        longs("tokens_completion", rows, row -> row.traffic().completion()),
                        longs("capped_tokens", rows, Standing::capped),
                        longs("requests", rows, row -> row.traffic().requests()),
                        longs("accounts", rows, told(row -> (long) row.accounts())),
                        longs("payers", rows, told(row -> (long) row.payers())),
                        longs("spend_nanos", rows, spent(board.spending())),
                        doubles("paid_share", rows, Standing::paidShare),
                        doubles("hhi", rows, told(row -> row.concentration().hhi())),
                        doubles("n_eff", rows, told(row -> row.concentration().effective())),
                        doubles("top1_share", rows, told(row -> row.concentration().top1()))));
    }

    private Table apps(LocalDate day) {
        long from = Grain.micros(day);
        List<AppsQuestion.Row> rows =
                desk.ask(new AppsQuestion(from, Grain.DAY.next(from), false)).value();
        AppBook.Book book = desk.ask(AppBook.BOOK).value();
        return new Table(
                List.of(
                        texts("date", rows, _ -> day.toString()),
                        texts("app", rows, AppsQuestion.Row::slug),
                        texts("name", rows, row -> book.name(row.slug())),
                        longs("tokens", rows, row -> row.traffic().tokens()),
                        longs("requests", rows, row -> row.traffic().requests())));
    }

    private static Function<Standing, @Nullable Long> spent(Spending spending) {
        return row -> spending.isTold(row.subject()) ? spending.of(row.subject()).spend() : null;
    }

    /** Figures about accounts are told only of five or more. */
    private static <T> Function<Standing, @Nullable T> told(Function<Standing, T> figure) {
        return row -> row.isBelowK() ? null : figure.apply(row);
    }

    private static <R> Column texts(String name, List<R> rows, Function<R, String> value) {
        return new Column.Texts(name, rows.stream().map(value).toList());
    }

    private static <R> Column longs(String name, List<R> rows, Function<R, @Nullable Long> value) {
        List<@Nullable Long> values = new ArrayList<>();
        rows.forEach(row -> values.add(value.apply(row)));
        return new Column.Longs(name, values);
    }

    private static <R> Column doubles(
            String name, List<R> rows, Function<R, @Nullable Double> value) {
        List<@Nullable Double> values = new ArrayList<>();
        for (R row : rows) {
            Double figure = value.apply(row);
            values.add(figure == null || figure.isNaN() ? null : figure);
        }
        return new Column.Doubles(name, values);
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.get().getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
