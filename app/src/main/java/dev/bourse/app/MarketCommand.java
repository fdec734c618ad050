package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;

/** {@code bourse market}: what goes into and comes out of a running exchange's rankings. */
final class MarketCommand {
    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.json.sig";
    private static final String DATE = "date";
    private static final String OUT = "out";
    private static final String DRY_RUN = "dry-run";

    private MarketCommand() {}

    static Command export() {
        return new Task(
                Usage.of(
                        "market export",
                        "Fetch the rankings of a finished day as signed JSONL and Parquet files.",
                        Remote.and(
                                Usage.value(DATE, "DAY", "a finished UTC day, as 2026-01-31"),
                                Usage.value(OUT, "DIR", "folder for the files"))),
                MarketCommand::export);
    }

    static Command benchmarks() {
        return new Task(
                Usage.of(
                        "market benchmarks",
                        "FILE",
                        "Import published scores (CSV or JSON: source,benchmark,model,score,...),"
                                + " all of them or none.",
                        Remote.and(Usage.flag(DRY_RUN, "only check it"))),
                MarketCommand::benchmarks);
    }

    private static int export(Words words, Terminal terminal) throws IOException {
        words.required(DATE);
        Path folder = Path.of(words.required(OUT));
        String day = "/market/export/" + words.as(DATE, LocalDate::parse).orElseThrow() + "/";
        AdminApi api = Remote.open(words, System.getenv());
        byte[] manifest = api.file(day + MANIFEST);
        byte[] signature = api.file(day + SIGNATURE);
        requireSigned(manifest, signature, api.file("/market/export/key"));
        Files.createDirectories(folder);
        for (JsonValue item :
                Json.parse(manifest).asObject().orElse(JsonObject.EMPTY).items("files")) {
            terminal.say(fetch(api, day, item.asObject().orElse(JsonObject.EMPTY), folder));
        }
        Files.write(folder.resolve(MANIFEST), manifest);
        Files.write(folder.resolve(SIGNATURE), signature);
        terminal.say("good: the signature and all hashes are right");
        return 0;
    }

    /** One file; what is told of it. */
    private static String fetch(AdminApi api, String day, JsonObject entry, Path folder)
            throws IOException {
        String name = entry.text("name").orElse("");
        byte[] bytes = api.file(day + name);
        requireUnchanged(entry, bytes);
        Path file = folder.resolve(Path.of(name).getFileName().toString());
        Files.write(file, bytes);
        return file + "  " + bytes.length + " bytes";
    }

    private static int benchmarks(Words words, Terminal terminal) {
        Path file = Path.of(words.parameters().getFirst());
        String type = file.toString().endsWith(".json") ? "application/json" : "text/csv";
        JsonObject report =
                Remote.managed(words, System.getenv())
                        .post(
                                "/market/benchmarks?dry_run=" + words.has(DRY_RUN),
                                type,
                                bytes(file));
        terminal.say(Json.pretty(report.object("data")));
        return 0;
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Complaint("there is no file " + file);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void requireSigned(byte[] manifest, byte[] signature, byte[] pem) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key(pem));
            check.update(manifest);
            if (!check.verify(Base64.getDecoder().decode(signature))) {
                throw new Complaint("the signature is wrong");
            }
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new Complaint("the signature cannot be checked", damaged);
        }
    }

    private static PublicKey key(byte[] pem) throws GeneralSecurityException {
        String base64 =
                new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static void requireUnchanged(JsonObject entry, byte[] bytes) {
        try {
            String hash =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!entry.text("sha256").filter(hash::equals).isPresent()) {
                throw new Complaint(entry.text("name").orElse("a file") + " was changed");
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
