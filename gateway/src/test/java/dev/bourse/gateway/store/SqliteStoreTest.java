package dev.bourse.gateway.store;

class SqliteStoreTest extends StoreContract {
    @Override
    String url() {
        return "jdbc:sqlite:" + directory.resolve("store.db");
    }
}
