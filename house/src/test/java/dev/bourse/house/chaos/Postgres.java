package dev.bourse.house.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jdbi.v3.core.Jdbi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL server on a port of its own, which can be killed and started again. */
final class Postgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;
    private int databases;

    private Postgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.port = server.getPort();
        this.server = server;
    }

    static Postgres start(Path home) throws IOException {
        Path data = home.resolve("postgresql");
        return new Postgres(data, builder(data).start());
    }

    /** The URL of a new, empty database. */
    String newDatabase() {
        String name = "test_" + ++databases;
        Jdbi.create(server.getPostgresDatabase())
                .useHandle(handle -> handle.execute("create database " + name));
        return server.getJdbcUrl("postgres", name) + "&stringtype=unspecified";
    }

    /** Ends the server as a power cut would: no farewell to clients, recovery at the next start. */
    void kill() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid())).start().waitFor();
        postmaster.onExit().join();
        server.close();
    }

    void startAgain() throws IOException {
        server = builder(data).setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(3));
    }
}
