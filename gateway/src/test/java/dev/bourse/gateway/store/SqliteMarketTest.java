package dev.bourse.gateway.store;

class SqliteMarketTest extends MarketContract {
    @Override
    String url() {
        return "jdbc:sqlite:" + directory.resolve("store.db");
    }
}
