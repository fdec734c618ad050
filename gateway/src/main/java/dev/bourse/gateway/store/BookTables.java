package dev.bourse.gateway.store;

import dev.bourse.gateway.store.Totals.Book;
import dev.bourse.gateway.store.Totals.KeyDay;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.Map;

/** Books of accounts and spending of keys. */
final class BookTables {
    private static final String ADD_BOOK =
            """
            insert into account_book (account, granted, charged)
            values (:account, :granted, :charged)
            on conflict (account) do update set
                granted = account_book.granted + excluded.granted,
                charged = account_book.charged + excluded.charged\
            """;

    private static final String ADD_SPENDING =
            """
            insert into key_spending (key_hash, day_micros, requests, charged)
            values (:key, :day, :requests, :charged)
            on conflict (key_hash, day_micros) do update set
                requests = key_spending.requests + excluded.requests,
                charged = key_spending.charged + excluded.charged\
            """;

    private BookTables() {}

    static void addBooks(Handle transaction, Map<String, Book> books) {
        if (books.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(ADD_BOOK)) {
            books.forEach((account, change) ->
                    batch.bind("account", account)
                            .bind("granted", change.granted().nanos())
                            .bind("charged", change.charged().nanos())
                            .add());
            batch.execute();
        }
    }

    static void addSpending(Handle transaction, Map<KeyDay, Measures> spending) {
        if (spending.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(ADD_SPENDING)) {
            spending.forEach((slot, change) ->
                    batch.bind("key", slot.key())
                            .bind("day", slot.day())
                            .bind("requests", change.requests())
                            .bind("charged", change.charged().nanos())
                            .add());
            batch.execute();
        }
    }
}
