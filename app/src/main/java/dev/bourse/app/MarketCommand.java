package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
@Command(
        name = "market",
        description = "Export rankings, and import published scores.",
        mixinStandardHelpOptions = true)
final class MarketCommand implements Runnable {
    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.json.sig";

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:BOURSE_URL:-http://127.0.0.1:8080}",
            description = "the exchange (default: ${DEFAULT-VALUE}; BOURSE_URL)")
    private String url = "";

    @Option(
            names = "--management-key",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:BOURSE_MANAGEMENT_KEY}",
            description = "a management key, for imports (BOURSE_MANAGEMENT_KEY)")
    private @Nullable String managementKey;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "export or benchmarks?");
    }

    @Command(
            description = "Fetch the rankings of a finished day as signed JSONL and Parquet files.",
            mixinStandardHelpOptions = true)
    int export(
            @Option(names = "--date", required = true, description = "a finished UTC day")
                    LocalDate date,
            @Option(names = "--out", required = true, description = "folder for the files")
                    Path folder)
            throws IOException {
        AdminApi api = new AdminApi(url, "");
        String day = "/market/export/" + date + "/";
        byte[] manifest = api.file(day + MANIFEST);
        byte[] signature = api.file(day + SIGNATURE);
        requireSigned(manifest, signature, api.file("/market/export/key"));
        Files.createDirectories(folder);
        for (var item : Json.parse(manifest).asObject().orElse(JsonObject.EMPTY).items("files")) {
            JsonObject entry = item.asObject().orElse(JsonObject.EMPTY);
            String name = entry.text("name").orElse("");
            byte[] bytes = api.file(day + name);
            requireUnchanged(entry, bytes);
            Files.write(folder.resolve(Path.of(name).getFileName().toString()), bytes);
            say(folder.resolve(name) + "  " + bytes.length + " bytes");
        }
        Files.write(folder.resolve(MANIFEST), manifest);
        Files.write(folder.resolve(SIGNATURE), signature);
        say("good: the signature and all hashes are right");
        return 0;
    }

    @Command(
            description = "Import published scores (CSV or JSON), all of them or none.",
            mixinStandardHelpOptions = true)
    int benchmarks(
            @Parameters(paramLabel = "FILE", description = "source,benchmark,model,score,...")
                    Path file,
            @Option(names = "--dry-run", description = "only check it") boolean dryRun) {
        if (managementKey == null || managementKey.isBlank()) {
            throw new Complaint(
                    "a management key is needed: --management-key or BOURSE_MANAGEMENT_KEY");
        }
        String type = file.toString().endsWith(".json") ? "application/json" : "text/csv";
        JsonObject report =
                new AdminApi(url, managementKey)
                        .post("/market/benchmarks?dry_run=" + dryRun, type, bytes(file));
        say(Json.pretty(report.object("data")));
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new Complaint("there is no file " + file, missing);
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
