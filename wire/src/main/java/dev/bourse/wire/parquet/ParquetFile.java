package dev.bourse.wire.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes small tables as Parquet: one row group, one plain uncompressed page for each column. Every
 * writer for the JVM that is alive brings Hadoop along; what a daily ranking needs of the format
 * (apache/parquet-format, version 1 pages) fits on a page.
 */
public final class ParquetFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int UNCOMPRESSED = 0;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int UTF8 = 0;

    private final List<Column> columns;
    private final int rows;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Chunk> chunks = new ArrayList<>();

    /** Where a column is in the file. */
    private record Chunk(Column column, long offset, long length) {}

    private ParquetFile(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.rows = columns.getFirst().rows();
        if (columns.stream().anyMatch(column -> column.rows() != rows)) {
            throw new IllegalArgumentException("all columns have as many rows");
        }
    }

    /**
     * The bytes of a file with these columns.
     *
     * @throws IllegalArgumentException when they are not equally long
     */
    public static byte[] of(List<Column> columns) {
        return new ParquetFile(columns).write();
    }

    private byte[] write() {
        file.writeBytes(MAGIC);
        columns.forEach(this::chunk);
        byte[] footer = footer();
        file.writeBytes(footer);
        file.writeBytes(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(footer.length)
                        .array());
        file.writeBytes(MAGIC);
        return file.toByteArray();
    }

    private void chunk(Column column) {
        long offset = file.size();
        byte[] page = column.page();
        byte[] header =
                new Thrift()
                        .number(1, 0)
                        .number(2, page.length)
                        .number(3, page.length)
                        .struct(
                                5,
                                data ->
                                        data.number(1, rows)
                                                .number(2, PLAIN)
                                                .number(3, RLE)
                                                .number(4, RLE))
                        .end();
        file.writeBytes(header);
        file.writeBytes(page);
        chunks.add(new Chunk(column, offset, file.size() - offset));
    }

    private byte[] footer() {
        List<Object> schema = new ArrayList<>();
        schema.add(columns.size());
        schema.addAll(columns);
        return new Thrift()
                .number(1, 1)
                .structs(2, schema, ParquetFile::element)
                .longNumber(3, rows)
                .structs(4, List.of(chunks), this::group)
                .text(6, "bourse")
                .end();
    }

    /** The first element is the root, which says how many columns follow. */
    private static void element(Thrift out, Object element) {
        if (element instanceof Column column) {
            out.number(1, column.type())
                    .number(3, column.isRequired() ? REQUIRED : OPTIONAL)
                    .text(4, column.name());
            if (column instanceof Column.Texts) {
                out.number(6, UTF8);
            }
        } else {
            out.text(4, "schema").number(5, (Integer) element);
        }
    }

    private void group(Thrift out, List<Chunk> all) {
        out.structs(1, all, this::column)
                .longNumber(2, all.stream().mapToLong(Chunk::length).sum())
                .longNumber(3, rows);
    }

    private void column(Thrift out, Chunk chunk) {
        out.longNumber(2, chunk.offset())
                .struct(
                        3,
                        data ->
                                data.number(1, chunk.column().type())
                                        .numbers(2, List.of(PLAIN, RLE))
                                        .texts(3, List.of(chunk.column().name()))
                                        .number(4, UNCOMPRESSED)
                                        .longNumber(5, rows)
                                        .longNumber(6, chunk.length())
                                        .longNumber(7, chunk.length())
                                        .longNumber(9, chunk.offset()));
    }
}
