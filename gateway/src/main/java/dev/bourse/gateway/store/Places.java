package dev.bourse.gateway.store;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Fills the parameters of a statement one after another. */
final class Places {
    private final PreparedStatement statement;
    private int place;

    Places(PreparedStatement statement) {
        this.statement = statement;
    }

    void text(@Nullable String value) throws SQLException {
        statement.setString(++place, Texts.stored(value));
    }

    void word(@Nullable Enum<?> value) throws SQLException {
        statement.setString(++place, value == null ? null : value.name());
    }

    void number(long value) throws SQLException {
        statement.setLong(++place, value);
    }

    void flag(boolean value) throws SQLException {
        statement.setBoolean(++place, value);
    }

    void bytes(byte[] value) throws SQLException {
        statement.setBytes(++place, value);
    }

    /** So many numbers that are not known. */
    void nulls(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            statement.setNull(++place, Types.BIGINT);
        }
    }
}
