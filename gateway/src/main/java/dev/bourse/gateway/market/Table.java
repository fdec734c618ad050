package dev.bourse.gateway.market;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.parquet.Column;
import dev.bourse.wire.parquet.ParquetFile;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns that are written in two formats, which therefore say the same.
 *
 * @param columns of equal length
 */
record Table(List<Column> columns) {
    /** One JSON object a line. */
    byte[] jsonLines() {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < columns.getFirst().rows(); row++) {
            lines.append(Json.text(JsonValue.of(members(row)))).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] parquet() {
        return ParquetFile.of(columns);
    }

    private Map<String, @Nullable Object> members(int row) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Column column : columns) {
            members.put(
                    column.name(),
                    switch (column) {
                        case Column.Texts(_, var values) -> values.get(row);
                        case Column.Longs(_, var values) -> values.get(row);
                        case Column.Doubles(_, var values) -> values.get(row);
                    });
        }
        return members;
    }
}
