package dev.bourse.gateway.store;

import static java.util.Objects.requireNonNull;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.wire.fact.GenerationDetail;
import dev.bourse.wire.fact.GenerationDetail.Names;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row of the generation table back as the fact it was made of. */
record GenerationRow(ResultSet row) {
    GenerationFinished read() throws SQLException {
        return GenerationDetail.decode(requireNonNull(row.getBytes("detail")), names());
    }

    private Names names() throws SQLException {
        return new Names(
                text("id"),
                text("account"),
                text("key_hash"),
                text("model"),
                row.getString("provider"),
                row.getString("provider_name"),
                row.getString("endpoint"));
    }

    private String text(String column) throws SQLException {
        return requireNonNull(row.getString(column), column);
    }
}
