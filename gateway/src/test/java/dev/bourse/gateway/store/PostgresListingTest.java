package dev.bourse.gateway.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class PostgresListingTest extends ListingContract {
    @TempDir static Path home;
    private static Postgres server;
    private String url;

    @BeforeAll
    static void startServer() throws IOException {
        server = Postgres.start(home);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    @Override
    void open() {
        url = server.newDatabase();
        super.open();
    }

    @Override
    String url() {
        return url;
    }
}
