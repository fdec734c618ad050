package dev.bourse.house.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.app.Main;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exchange as a process of its own, which can be killed. */
final class Exchange implements AutoCloseable {
    static final String KEY = "sk-bo-" + "c".repeat(40);
    static final String MANAGEMENT = "mk-bo-" + "c".repeat(40);
    private static final Pattern LISTENS = Pattern.compile("listens on http://[^ ]*:(\\d+)");

    private final Process process;
    private final int port;

    private Exchange(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on that data and waits until it listens. */
    static Exchange start(Path data) throws IOException {
        return start(data, ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * Starts it on that data and waits until it listens.
     *
     * @param log where to what it tells its operator goes
     */
    static Exchange start(Path data, ProcessBuilder.Redirect log) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "up")
                        .redirectError(log);
        command.environment()
                .putAll(
                        Map.of(
                                "BOURSE_DATA",
                                data.toString(),
                                "BOURSE_PORT",
                                "0",
                                "BOURSE_SIMULATE",
                                "always",
                                "BOURSE_API_KEY",
                                KEY,
                                "BOURSE_MANAGEMENT_KEY",
                                MANAGEMENT));
        Process process = command.start();
        return new Exchange(process, port(process));
    }

    int port() {
        return port;
    }

    /** The number of the process. */
    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    Answer get(String path) throws IOException {
        try (Line line = new Line(port)) {
            String key = "authorization: Bearer " + KEY + "\r\n";
            return line.send(Line.request("GET " + path, key, "")).answer();
        }
    }

    JsonObject generation(String id) throws IOException {
        return get("/api/v1/generation?id=" + id).json().object("data");
    }

    /** How many facts the database does not have yet. */
    int behind() throws IOException {
        JsonObject database = get("/health/ready").json().object("database");
        return database.number("facts_behind").orElseThrow().intValue();
    }

    static byte[] chat(boolean stream, int tokens) {
        String json =
                """
                {"model":"sim/chat-small","max_tokens":%d,"stream":%s,\
                "provider":{"order":["sim-swift"]},\
                "messages":[{"role":"user","content":"Tell me a story"}]}\
                """
                        .formatted(tokens, stream);
        return Floor.chatRequest(KEY, json);
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    private static int port(Process process) throws IOException {
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return Integer.parseInt(listens.group(1));
            }
        }
        throw new IOException("it did not start");
    }
}
