package dev.bourse.gateway.store;

class SqliteListingTest extends ListingContract {
    @Override
    String url() {
        return "jdbc:sqlite:" + directory.resolve("store.db");
    }
}
